"""Unconfirmed money that is taken: decided, recorded, printed and told in one transaction."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from pos_app.domain.acceptance import LISTEN_SECONDS, Evidence, Refusal
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money, currency
from pos_app.domain.policy import Policy
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import PrintState
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.receipts import receipt_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

POLICY = Policy(tolerance_minor=5, accept_up_to_minor=2_000, exposure_budget_minor=2_500)
MINED_AT = 100


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path, policy=POLICY, network="mainnet")
    yield counter
    counter.close()


def paid(counter: Counter, payment: int = 1, sat: int = TEN_EURO_SAT) -> Sale:
    sale = counter.pay(counter.charge(), sat, payment=payment)
    return counter.find(sale, replace(sale.credits[0], fee_rate=9_000))


def evidence_for(sale: Sale, **changes: Any) -> Evidence:
    sound = Evidence(
        following=True,
        sources_configured=1,
        seen_by={each.reference: 1 for each in sale.credits},
        listened_seconds={each.reference: float(LISTEN_SECONDS) for each in sale.credits},
        needed_fee_rate=1_000,
    )
    return replace(sound, **changes)


def accept(counter: Counter, sale: Sale, **changes: Any) -> tuple[Sale, frozenset[Refusal]]:
    return counter.ledger.accept_payment(sale.id, evidence_for(sale, **changes))


def exposed(counter: Counter) -> int:
    with counter.store.transaction() as transaction:
        return transaction.exposed_minor()


def papers(counter: Counter, sale: Sale) -> list[ReceiptKind]:
    with counter.store.transaction() as transaction:
        return [job.receipt.kind for job in transaction.print_jobs(sale.id, 20)]


def test_it_settles_and_prints_its_receipt_as_seen(counter: Counter) -> None:
    sale, against = accept(counter, paid(counter))
    assert against == frozenset()
    assert sale.state == (Standing.ACCEPTED, Life.SETTLED)
    assert (sale.receipt_number, sale.accepted_at) == (1, counter.clock.now())
    assert counter.journal(sale)[-2:] == ["sale.payment_accepted", "sale.settled"]
    assert counter.told(sale)[-1] == "sale.accepted"
    assert counter.recorded[-1] == sale
    with counter.store.transaction() as transaction:
        (job,) = transaction.print_jobs(sale.id, 20)
        entry = transaction.journal(sale.id)[-2]
        stored = transaction.sale(sale.id)
    assert stored == sale
    assert (job.receipt.kind, receipt_in(job).confirmations) == (ReceiptKind.RECEIPT, 0)
    assert receipt_in(job).block_height is None
    body = json.loads(entry.body)
    assert (entry.actor, body["exposed_minor"]) == ("till", 1_000)
    assert body["evidence"][sale.credits[0].reference] == "1 sources, 10 s, fee rate 9000"
    assert exposed(counter) == 1_000


def test_a_refusal_writes_nothing(counter: Counter) -> None:
    sale = paid(counter)
    before, recorded = counter.journal(), len(counter.recorded)
    same, against = accept(counter, sale, needed_fee_rate=None)
    assert same == sale
    assert against == {Refusal.FEE_UNKNOWN}
    assert counter.journal() == before
    assert len(counter.recorded) == recorded
    with pytest.raises(LookupError):
        counter.ledger.accept_payment(uuid4(), evidence_for(sale))


def test_the_budget_is_filled_once_and_freed_by_blocks(counter: Counter) -> None:
    first, _ = accept(counter, paid(counter, 1))
    accept(counter, paid(counter, 2))
    third = paid(counter, 3)
    same, against = accept(counter, third)
    assert same == third
    assert against == {Refusal.OVER_BUDGET}
    assert exposed(counter) == 2_000
    confirmed = counter.pay(first, TEN_EURO_SAT, payment=1, height=MINED_AT)
    assert confirmed.state == (Standing.CONFIRMED, Life.SETTLED)
    assert counter.told(confirmed)[-1] == "sale.confirmed"
    assert papers(counter, confirmed) == [ReceiptKind.RECEIPT]
    assert exposed(counter) == 1_000
    assert accept(counter, third)[0].state.standing is Standing.ACCEPTED
    assert exposed(counter) == 2_000


@pytest.mark.parametrize("how", [Assurance.REVOKED, Assurance.UNKNOWN])
def test_money_that_went_away_makes_no_room_for_the_next(counter: Counter, how: Assurance) -> None:
    first, _ = accept(counter, paid(counter, 1))
    second, _ = accept(counter, paid(counter, 2))
    lost = counter.find(second, replace(second.credits[0], assurance=how))
    assert lost.state == (Standing.REVERSED, Life.SETTLED)
    third = paid(counter, 3)
    assert accept(counter, third)[1] == {Refusal.OVER_BUDGET}
    back = counter.find(lost, second.credits[0])
    assert back.state == (Standing.SEEN, Life.SETTLED)
    assert exposed(counter) == 2_000
    assert accept(counter, third)[1] == {Refusal.OVER_BUDGET}
    counter.pay(back, TEN_EURO_SAT, payment=2, height=MINED_AT)
    assert exposed(counter) == 1_000
    assert accept(counter, third)[0].state.standing is Standing.ACCEPTED
    assert first.state.standing is Standing.ACCEPTED


def gone(sale: Sale) -> Credit:
    return replace(sale.credits[0], assurance=Assurance.REVOKED)


def test_two_sales_at_once_never_fill_the_budget_twice(counter: Counter) -> None:
    sales = [paid(counter, number) for number in range(1, 7)]
    start = threading.Barrier(len(sales))
    against: list[frozenset[Refusal]] = []

    def try_it(sale: Sale) -> None:
        start.wait()
        against.append(accept(counter, sale)[1])

    threads = [threading.Thread(target=try_it, args=(sale,)) for sale in sales]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, against)) == [0, 0, 1, 1, 1, 1]
    assert exposed(counter) == 2_000


def test_a_payment_that_is_lost_after_it_was_taken_is_told_and_prints_nothing(
    counter: Counter,
) -> None:
    sale, _ = accept(counter, paid(counter))
    sale = counter.find(sale, gone(sale))
    assert sale.state == (Standing.REVERSED, Life.SETTLED)
    assert counter.told(sale)[-1] == "sale.reversed"
    assert papers(counter, sale) == [ReceiptKind.RECEIPT]
    with counter.store.transaction() as transaction:
        body = json.loads(transaction.messages(sale.id, 1)[0].body)
    assert body["data"]["accepted_at"] == "2026-03-01T12:00:00.000000Z"
    assert body["data"]["order_status"] == "failed"


def test_a_receipt_that_still_waits_for_the_printer_is_not_printed_after_a_loss(
    counter: Counter,
) -> None:
    sale, _ = accept(counter, paid(counter))
    other, _ = accept(counter, paid(counter, 2))
    with counter.store.transaction() as transaction:
        (waiting,) = transaction.print_jobs(sale.id, 20)
        transaction.update_print_job(replace(waiting, state=PrintState.WAITING))
    counter.find(sale, gone(sale))
    with counter.store.transaction() as transaction:
        (job,) = transaction.print_jobs(sale.id, 20)
        left = transaction.next_print_job()
    assert job.state is PrintState.SKIPPED
    assert left is not None
    assert left.sale_id == other.id


@pytest.mark.parametrize("state", [PrintState.PRINTED, PrintState.SENDING, PrintState.UNCERTAIN])
def test_a_receipt_that_may_be_out_stays_what_it_is(counter: Counter, state: PrintState) -> None:
    sale, _ = accept(counter, paid(counter))
    with counter.store.transaction() as transaction:
        (job,) = transaction.print_jobs(sale.id, 20)
        transaction.update_print_job(replace(job, state=state))
    counter.find(sale, gone(sale))
    with counter.store.transaction() as transaction:
        assert transaction.print_job(job.id).state is state


def test_a_swap_for_as_much_is_quiet_and_one_for_less_can_be_taken(counter: Counter) -> None:
    sale, _ = accept(counter, paid(counter))
    again = replace(sale.credits[0], reference=f"{2:064x}:0")
    sale = counter.find(sale, gone(sale), again)
    assert sale.state == (Standing.ACCEPTED, Life.SETTLED)
    assert "sale.reversed" not in counter.told(sale)
    less = replace(again, reference=f"{3:064x}:0", sat=TEN_EURO_SAT - 500)
    sale = counter.find(sale, replace(again, assurance=Assurance.REVOKED), less)
    assert (sale.state, sale.missing_sat) == ((Standing.REVERSED, Life.SETTLED), 500)
    sale = counter.checkout.accept(sale.id, missing_sat=500)
    assert (sale.state, sale.short_sat) == ((Standing.SEEN, Life.SETTLED), 500)
    assert papers(counter, sale) == [ReceiptKind.RECEIPT]


def test_a_price_in_another_currency_is_worth_what_the_store_counts_in(counter: Counter) -> None:
    counter.rates.prices["JPY"] = Decimal(8_000_000)
    yen = counter.charge(Money(1_600, currency("JPY")))
    assert yen.worth == Money(1_000, currency("EUR"))
    sat = counter.charge(Money(TEN_EURO_SAT, currency("SAT")))
    assert sat.worth == Money(1_000, currency("EUR"))
    counter.rates.unknown = {"EUR"}
    dark = counter.charge(Money(1_600, currency("JPY")))
    assert dark.worth is None
    dark = counter.pay(dark, dark.due_sat, payment=9)
    assert Refusal.WORTH_UNKNOWN in accept(counter, dark)[1]


def test_the_journal_says_who_did_it(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT - 101, height=MINED_AT)
    counter.checkout.accept(sale.id, missing_sat=101)
    counter.ledger.print_paper(sale.id)
    with counter.store.transaction() as transaction:
        done = [(entry.name, entry.actor) for entry in transaction.journal(sale.id)]
    assert done == [
        ("sale.started", "cashier"),
        ("sale.created", "till"),
        ("sale.payment_seen", "till"),
        ("sale.standing", "till"),
        ("sale.short_taken", "cashier"),
        ("sale.standing", "till"),
        ("sale.settled", "till"),
        ("print.asked", "cashier"),
    ]


@pytest.mark.parametrize("short", [0, 100])
def test_what_the_rule_lets_go_is_recorded_by_the_till(counter: Counter, short: int) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT - short, height=MINED_AT)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    with counter.store.transaction() as transaction:
        taken = [
            (entry.actor, json.loads(entry.body))
            for entry in transaction.journal(sale.id)
            if entry.name == "sale.short_taken"
        ]
        (job,) = transaction.print_jobs(sale.id, 20)
        told = json.loads(transaction.messages(sale.id, 1)[0].body)["data"]
    assert taken == [("till", {"forgiven_sat": 100, "by_tolerance": True})] * bool(short)
    assert (receipt_in(job).short_sat, told["forgiven_sat"]) == (short, short)
