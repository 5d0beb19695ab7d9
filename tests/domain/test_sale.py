"""A sale is what its events made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance
from pos_app.domain.message import Message
from pos_app.domain.sale import Sale, apply, start
from pos_app.domain.sale_state import Flag, IllegalMoveError, Life, Standing, State, Trigger
from pos_app.domain.tip import typed_bill, with_tip
from tests.support.carts import cart, euro, line
from tests.support.domain_values import (
    DUE_SAT,
    NOON,
    SALE_ID,
    TEN_EURO,
    TILL_ID,
    credit,
    followed,
    lock,
    request,
    started,
    waiting,
)

L, S = Life, Standing
NO_RATE = Message(code="rate.no_quotes")


def test_a_sale_asks_for_what_its_bill_comes_to() -> None:
    bill = cart(line(500, quantity=Decimal(2))).bill()
    event = e.SaleStarted(at=NOON, number=1, amount=bill.total, note="", bill=bill)
    assert start(event, sale_id=SALE_ID, till_id=TILL_ID, order_token="t").bill == bill
    with pytest.raises(ValueError, match="another amount"):
        start(replace(event, amount=euro(999)), sale_id=SALE_ID, till_id=TILL_ID, order_token="t")


def test_a_tip_is_chosen_once_and_makes_what_its_bill_comes_to() -> None:
    event = e.SaleStarted(at=NOON, number=1, amount=euro(1000), note="", asks_tip=True)
    asking = start(event, sale_id=SALE_ID, till_id=TILL_ID, order_token="t")
    bill = with_tip(typed_bill(euro(1000), None), euro(100))
    chosen = e.TipChosen(at=NOON, tip=euro(100), amount=bill.total, on="screen", bill=bill)
    with pytest.raises(ValueError, match="another amount"):
        apply(asking, replace(chosen, amount=euro(1000)))
    sale = apply(asking, chosen)
    assert (sale.amount, sale.bill, sale.asks_tip) == (euro(1100), bill, False)
    with pytest.raises(IllegalMoveError):
        apply(sale, chosen)


def standing(sale: Sale, trigger: Trigger) -> Sale:
    return apply(sale, e.StandingChanged(at=NOON, trigger=trigger))


def test_a_sale_starts_with_what_was_asked() -> None:
    sale = started()
    assert (sale.id, sale.till_id, sale.number, sale.amount) == (SALE_ID, TILL_ID, 1, TEN_EURO)
    assert sale.state == State(S.PREPARING, L.OPEN)
    assert sale.created_at == NOON
    with pytest.raises(LookupError):
        _ = sale.lock


def test_a_prepared_sale_asks_for_its_price() -> None:
    sale = waiting()
    assert sale.state == State(S.WAITING, L.OPEN)
    assert sale.request == request()
    assert (sale.due_sat, sale.received_sat, sale.missing_sat) == (DUE_SAT, 0, DUE_SAT)


@pytest.mark.parametrize(
    ("missing_sat", "never"), [(0, False), (1, True), (545, True), (546, False), (DUE_SAT, False)]
)
def test_a_rest_that_no_wallet_can_send_completes_no_sale(missing_sat: int, *, never: bool) -> None:
    paid = (credit(sat=DUE_SAT - missing_sat),) if missing_sat < DUE_SAT else ()
    sale = replace(waiting(), credits=paid)
    assert sale.missing_sat == missing_sat
    assert sale.cannot_be_completed is never


def test_a_sale_that_could_not_be_prepared_says_why_and_can_be_tried_again() -> None:
    failed = apply(started(), e.SaleNotPrepared(at=NOON, reason=NO_RATE))
    assert failed.state == State(S.COULD_NOT_PREPARE, L.OPEN)
    assert failed.reason == NO_RATE
    again = apply(failed, e.SaleRetried(at=NOON))
    prepared = apply(again, e.SalePrepared(at=NOON, lock=lock(), request=request()))
    assert prepared.state == State(S.WAITING, L.OPEN)
    assert prepared.reason is None


def test_credits_come_and_change() -> None:
    one, two = credit(1, 5_000), credit(2, 6_000)
    sale = followed(waiting(), [e.PaymentSeen(at=NOON, credit=each) for each in (one, two)])
    assert sale.received_sat == 11_000
    assert sale.missing_sat == DUE_SAT - 11_000
    gone = replace(one, assurance=Assurance.REVOKED)
    sale = apply(sale, e.PaymentChanged(at=NOON, credit=gone))
    assert sale.credits == (gone, two)
    assert sale.received_sat == 6_000
    assert sale.credit(one.reference) == gone
    assert sale.credit("nobody:0") is None


def test_what_is_paid_too_much_is_over() -> None:
    sale = apply(waiting(), e.PaymentSeen(at=NOON, credit=credit(1, DUE_SAT + 7)))
    assert (sale.missing_sat, sale.over_sat) == (0, 7)


def test_flags_are_set() -> None:
    sale = apply(waiting(), e.FlagsChanged(at=NOON, flags=frozenset({Flag.LATE})))
    assert sale.flags == {Flag.LATE}


def test_what_is_forgiven_is_no_longer_due() -> None:
    sale = apply(waiting(), e.PaymentSeen(at=NOON, credit=credit(1, DUE_SAT - 100)))
    sale = standing(sale, Trigger.FOUND_PART)
    sale = apply(sale, e.ShortTaken(at=NOON, forgiven_sat=60))
    sale = apply(sale, e.ShortTaken(at=NOON, forgiven_sat=40))
    assert (sale.forgiven_sat, sale.missing_sat, sale.late_taken) == (100, 0, True)
    assert sale.state == State(S.PARTLY_PAID, L.OPEN)


def test_a_new_rate_asks_for_all_that_was_forgiven() -> None:
    sale = standing(waiting(), Trigger.FOUND_PART)
    sale = apply(sale, e.ShortTaken(at=NOON, forgiven_sat=60))
    second = lock(price=40_000, now=NOON + timedelta(minutes=20))
    sale = apply(sale, e.RateRenewed(at=NOON, lock=second))
    assert sale.locks == (lock(), second)
    assert (sale.lock, sale.due_sat) == (second, 25_000)
    assert (sale.forgiven_sat, sale.late_taken) == (0, False)


def test_late_money_can_be_taken() -> None:
    sale = apply(waiting(), e.LockEnded(at=NOON))
    assert sale.state == State(S.WAITING, L.EXPIRED)
    sale = apply(standing(sale, Trigger.FOUND_ENOUGH), e.LateTaken(at=NOON))
    assert sale.state == State(S.SEEN, L.OPEN)
    assert sale.late_taken


def test_a_settled_sale_has_its_receipt_number_and_time() -> None:
    sale = standing(waiting(), Trigger.FOUND_CONFIRMED)
    at = NOON + timedelta(minutes=3)
    sale = apply(sale, e.SaleSettled(at=at, receipt_number=12))
    assert sale.state == State(S.CONFIRMED, L.SETTLED)
    assert (sale.receipt_number, sale.settled_at) == (12, at)


def test_a_cancelled_sale_keeps_its_standing() -> None:
    assert apply(waiting(), e.SaleCancelled(at=NOON)).state == State(S.WAITING, L.CANCELLED)


def test_nothing_happens_to_a_sale_that_the_table_refuses() -> None:
    with pytest.raises(IllegalMoveError, match="settled in state waiting/open"):
        apply(waiting(), e.SaleSettled(at=NOON, receipt_number=1))


def test_a_start_is_not_applied_to_a_sale() -> None:
    again = e.SaleStarted(at=NOON, number=2, amount=TEN_EURO, note="")
    with pytest.raises(TypeError, match="SaleStarted"):
        apply(waiting(), again)
