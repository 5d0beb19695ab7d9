"""What the shop's server hears of a sale, from first to last."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.journal import JournalHead
from pos_app.domain.rate import RateProblem
from pos_app.domain.sale import apply
from pos_app.domain.sale_state import Flag, Life, Standing, State, Trigger
from pos_app.services.store.sale_message import messages, order_status
from tests.support.counter import NOON, TEN_EURO_SAT, Counter
from tests.support.refund_values import a_refund_to_pay, paid_refund

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

HALF = TEN_EURO_SAT // 2
LOCK = timedelta(minutes=15)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path, margin_basis_points=0)
    yield counter
    counter.close()


def told(counter: Counter, sale: Sale) -> list[tuple[str, str | None, str | None]]:
    """Name, payment status and order status of each message, in order."""
    return [
        (body["type"], body["data"]["payment_status"], body["data"]["order_status"])
        for body in bodies(counter, sale)
    ]


def bodies(counter: Counter, sale: Sale) -> list[dict[str, Any]]:
    with counter.store.transaction() as transaction:
        found = transaction.messages(sale.id, 100)
    return [json.loads(message.body) for message in reversed(found)]


def one_of(sale: Sale, event: e.SaleEvent) -> list[str]:
    after = apply(sale, event)
    found = messages(sale, event, after, JournalHead(), network="signet", demo=False)
    return [name for name, _ in found]


def revoked(sale: Sale) -> Credit:
    return replace(sale.credits[0], assurance=Assurance.REVOKED, height=None, block_hash=None)


def test_a_sale_that_is_paid(counter: Counter) -> None:
    sale = counter.charge()
    counter.pay(sale, TEN_EURO_SAT)
    sale = counter.pay(sale, TEN_EURO_SAT, height=100)
    assert told(counter, sale) == [
        ("sale.created", None, None),
        ("sale.payment_seen", "unconfirmed", None),
        ("sale.seen", "unconfirmed", None),
        ("sale.payment_changed", "confirmed", None),
        ("sale.confirmed", "confirmed", "paid"),
    ]


def test_a_sale_that_is_paid_in_parts_and_too_much(counter: Counter) -> None:
    sale = counter.charge()
    counter.pay(sale, HALF)
    counter.pay(sale, HALF + 1, payment=2)
    counter.pay(sale, HALF, height=99)
    sale = counter.pay(sale, HALF + 1, payment=2, height=100)
    assert told(counter, sale) == [
        ("sale.created", None, None),
        ("sale.payment_seen", "unconfirmed", None),
        ("sale.partly_paid", "unconfirmed", None),
        ("sale.payment_seen", "unconfirmed", None),
        ("sale.seen", "unconfirmed", None),
        ("sale.overpaid", "unconfirmed", None),
        ("sale.payment_changed", "unconfirmed", None),
        ("sale.payment_changed", "confirmed", None),
        ("sale.confirmed", "confirmed", "paid_too_much"),
    ]
    last = bodies(counter, sale)[-1]["data"]
    assert (last["due_sat"], last["received_sat"], last["over_sat"], last["missing_sat"]) == (
        TEN_EURO_SAT,
        TEN_EURO_SAT + 1,
        1,
        0,
    )


def test_a_sale_that_expires_short_and_is_forgiven(counter: Counter) -> None:
    sale = counter.charge()
    counter.pay(sale, HALF, height=100)
    counter.clock.pass_time(LOCK)
    sale = counter.find(sale)
    assert told(counter, sale)[-1] == ("sale.expired", "confirmed", "failed_paid_too_little")
    sale = counter.checkout.accept(sale.id, missing_sat=sale.missing_sat)
    assert told(counter, sale)[-2:] == [
        ("sale.accepted", "confirmed", None),
        ("sale.confirmed", "confirmed", "paid"),
    ]
    last = bodies(counter, sale)[-1]["data"]
    assert (last["forgiven_sat"], last["missing_sat"]) == (HALF, 0)


def test_a_sale_that_nobody_pays(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(LOCK)
    counter.find(sale)
    counter.checkout.cancel(sale.id)
    assert told(counter, sale) == [
        ("sale.created", None, None),
        ("sale.expired", None, "failed"),
        ("sale.cancelled", None, "failed"),
    ]


def test_late_money_is_paid_only_when_a_person_takes_it(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(LOCK)
    counter.find(sale)
    counter.clock.pass_time(timedelta(hours=1))
    counter.pay(sale, TEN_EURO_SAT)
    sale = counter.pay(sale, TEN_EURO_SAT, height=100)
    assert told(counter, sale)[2:] == [
        ("sale.payment_seen", "unconfirmed", "paid_expired"),
        ("sale.seen", "unconfirmed", "paid_expired"),
        ("sale.late", "unconfirmed", "paid_expired"),
        ("sale.payment_changed", "confirmed", "paid_expired"),
    ]
    sale = counter.checkout.accept(sale.id, missing_sat=sale.missing_sat)
    assert told(counter, sale)[6:] == [
        ("sale.accepted", "confirmed", None),
        ("sale.confirmed", "confirmed", "paid"),
    ]


def test_the_rest_within_the_grace_leaves_the_order_undecided(counter: Counter) -> None:
    sale = counter.charge()
    counter.pay(sale, HALF)
    counter.clock.pass_time(LOCK)
    counter.find(sale)
    counter.clock.pass_time(timedelta(seconds=60))
    counter.pay(sale, HALF, payment=2)
    assert told(counter, sale)[-1] == ("sale.seen", "unconfirmed", None)
    counter.pay(sale, HALF, height=100)
    sale = counter.pay(sale, HALF, payment=2, height=100)
    assert told(counter, sale)[-1] == ("sale.confirmed", "confirmed", "paid")


def test_money_for_a_cancelled_sale_is_no_payment(counter: Counter) -> None:
    sale = counter.charge()
    counter.checkout.cancel(sale.id)
    counter.pay(sale, TEN_EURO_SAT, height=100)
    assert told(counter, sale)[1:] == [
        ("sale.cancelled", None, "failed"),
        ("sale.payment_seen", "confirmed", "failed"),
    ]


def test_money_that_is_taken_back_before_and_after_the_settlement(counter: Counter) -> None:
    sale = counter.charge()
    sale = counter.pay(sale, TEN_EURO_SAT)
    counter.find(sale, revoked(sale))
    assert told(counter, sale)[-2:] == [
        ("sale.payment_changed", None, None),
        ("sale.reversed", None, None),
    ]
    sale = counter.pay(sale, TEN_EURO_SAT, payment=2, height=100)
    assert told(counter, sale)[-1] == ("sale.confirmed", "confirmed", "paid")
    counter.find(sale, replace(sale.credits[1], assurance=Assurance.REVOKED))
    assert told(counter, sale)[-1] == ("sale.reversed", None, "failed")
    sale = counter.pay(sale, TEN_EURO_SAT, payment=3)
    assert told(counter, sale)[-1] == ("sale.seen", "unconfirmed", "paid")
    sale = counter.pay(sale, TEN_EURO_SAT, payment=3, height=100)
    assert told(counter, sale)[-1] == ("sale.confirmed", "confirmed", "paid")


def test_what_was_never_prepared_is_told_to_nobody(counter: Counter) -> None:
    counter.rates.answer = RateProblem.TOO_OLD
    sale = counter.charge()
    assert sale.state.standing is Standing.COULD_NOT_PREPARE
    counter.checkout.cancel(sale.id)
    assert told(counter, sale) == []


def test_a_new_price_opens_the_order_again(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(LOCK)
    counter.find(sale)
    sale = counter.checkout.renew_rate(sale.id)
    assert told(counter, sale)[1:] == [
        ("sale.expired", None, "failed"),
        ("sale.rate_renewed", None, None),
    ]
    counter.pay(sale, HALF)
    assert told(counter, sale)[-1] == ("sale.partly_paid", "unconfirmed", None)


def test_a_refund_is_told_once(counter: Counter) -> None:
    sale = counter.charge()
    due = a_refund_to_pay()
    sale = apply(sale, e.RefundAsked(at=NOON, refund=due))
    proven = e.RefundProven(at=NOON, refund_id=due.id)
    with pytest.raises(LookupError):
        one_of(sale, proven)
    sale = apply(sale, paid_refund(due))
    assert one_of(sale, proven) == ["sale.refunded"]
    sale = apply(sale, proven)
    # It was taken back and came again.
    assert one_of(sale, paid_refund(due)) == []
    assert one_of(sale, e.FlagsChanged(at=NOON, flags=frozenset({Flag.REFUNDED}))) == []
    replaced = e.FlagsChanged(at=NOON, flags=frozenset({Flag.REPLACED, Flag.DROPPED}))
    assert one_of(sale, replaced) == []


def test_money_that_goes_away_unseen_is_told_by_its_transaction(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT)
    nothing = e.StandingChanged(at=NOON, trigger=Trigger.FOUND_NOTHING)
    assert one_of(sale, nothing) == []


@pytest.mark.parametrize("life", [Life.EXPIRED, Life.CANCELLED])
@pytest.mark.parametrize("sat", [1, TEN_EURO_SAT - 1])
def test_what_is_closed_short_is_paid_too_little(counter: Counter, life: Life, sat: int) -> None:
    sale = counter.pay(counter.charge(), sat)
    closed = replace(sale, state=State(Standing.PARTLY_PAID, life))
    assert order_status(closed) == "failed_paid_too_little"
