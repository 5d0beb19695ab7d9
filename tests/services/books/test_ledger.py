"""What is recorded together: sale, journal, messages and papers, all of it or none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.journal import GENESIS_HASH, entry_hash
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.domain.rights import Authority
from pos_app.domain.sale_state import Flag, IllegalMoveError, Life, Standing
from pos_app.ports import RefusedError
from tests.support.counter import NOON, TEN_EURO, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Counter]]:
    made: list[Counter] = []

    def _make(**options: Any) -> Counter:
        made.append(Counter(tmp_path / f"till{len(made)}", **options))
        return made[-1]

    yield _make
    for counter in made:
        counter.close()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def jobs_of(counter: Counter, sale: Sale) -> list[PrintJob]:
    with counter.store.transaction() as transaction:
        jobs = transaction.print_jobs(sale.id, 20)
    return sorted(jobs, key=lambda job: job.position)


def kinds(counter: Counter, sale: Sale) -> list[ReceiptKind]:
    return [job.receipt.kind for job in jobs_of(counter, sale)]


def test_a_sale_is_charged_seen_confirmed_and_settled(counter: Counter) -> None:
    sale = counter.charge(note="for the shop window")
    assert sale.state == (Standing.WAITING, Life.OPEN)
    sale = counter.pay(sale, TEN_EURO_SAT)
    assert sale.state == (Standing.SEEN, Life.OPEN)
    assert sale.receipt_number is None
    sale = counter.pay(sale, TEN_EURO_SAT, height=100)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    assert sale.receipt_number == 1
    assert counter.journal(sale) == [
        "sale.started",
        "sale.created",
        "sale.payment_seen",
        "sale.standing",
        "sale.payment_changed",
        "sale.standing",
        "sale.settled",
    ]
    assert counter.told(sale) == [
        "sale.created",
        "sale.payment_seen",
        "sale.seen",
        "sale.payment_changed",
        "sale.confirmed",
    ]
    assert kinds(counter, sale) == [ReceiptKind.RECEIPT]
    assert counter.recorded[-1] == sale
    with counter.store.transaction() as transaction:
        stored = transaction.sale(sale.id)
    assert (stored.state, stored.note) == (sale.state, "for the shop window")


def test_the_journal_is_one_chain_over_all_sales(counter: Counter) -> None:
    counter.ledger.note_till_event("till.started", {"version": "1"})
    for _ in range(3):
        counter.pay(counter.charge(), TEN_EURO_SAT)
    with counter.store.transaction() as transaction:
        entries = transaction.journal()
        head = transaction.journal_head()
    previous = GENESIS_HASH
    for number, entry in enumerate(entries, 1):
        assert (entry.sequence, entry.previous_hash) == (number, previous)
        assert entry.hash == entry_hash(entry)
        assert entry.actor == ("cashier" if entry.name == "sale.started" else "till")
        previous = entry.hash
    assert (head.sequence, head.hash) == (len(entries), previous)
    assert entries[0].subject is None


def test_receipt_numbers_follow_the_settlements_without_gaps(counter: Counter) -> None:
    sales = [counter.charge() for _ in range(4)]
    for payment, index in enumerate((2, 0, 3), 1):
        counter.pay(sales[index], TEN_EURO_SAT, height=100, payment=payment)
    with counter.store.transaction() as transaction:
        numbers = [transaction.sale(sale.id).receipt_number for sale in sales]
    assert numbers == [2, None, 1, 3]


def test_nothing_is_kept_of_a_record_that_fails(counter: Counter) -> None:
    sale = counter.charge()
    before = counter.journal()

    def half(stored: Sale) -> tuple[e.SaleEvent, ...]:
        return (e.SaleCancelled(at=NOON), e.SaleCancelled(at=NOON))

    with pytest.raises(IllegalMoveError):
        counter.ledger.record(sale.id, half)
    assert counter.journal() == before
    with counter.store.transaction() as transaction:
        assert transaction.sale(sale.id).state.life is Life.OPEN


def test_nothing_new_writes_nothing_and_tells_nobody(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT)
    before, recorded = counter.journal(), len(counter.recorded)
    counter.pay(sale, TEN_EURO_SAT)
    assert counter.journal() == before
    assert len(counter.recorded) == recorded


def test_an_unknown_sale_is_said_to_be_unknown(counter: Counter) -> None:
    with pytest.raises(LookupError):
        counter.ledger.record(uuid4(), lambda _: ())


def test_money_that_comes_within_the_grace_settles_an_expired_sale(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(timedelta(minutes=15, seconds=60))
    sale = counter.find(sale)
    assert sale.state == (Standing.WAITING, Life.EXPIRED)
    sale = counter.pay(sale, TEN_EURO_SAT, height=100)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)


def test_late_money_is_kept_and_waits_for_a_person(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(timedelta(minutes=20))
    sale = counter.pay(counter.find(sale), TEN_EURO_SAT, height=100)
    assert sale.state == (Standing.CONFIRMED, Life.EXPIRED)
    assert sale.receipt_number is None
    assert "sale.late" in counter.told(sale)
    sale = counter.checkout.accept(sale.id, missing_sat=sale.missing_sat)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    assert sale.receipt_number == 1


def test_late_money_found_before_anybody_saw_the_lock_end_waits_too(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(timedelta(minutes=20))  # the till was off all the while
    sale = counter.pay(sale, TEN_EURO_SAT, height=100, watched=False)
    assert sale.state == (Standing.CONFIRMED, Life.EXPIRED)
    assert sale.flags == {Flag.UNPROVEN}
    assert counter.checkout.accept(sale.id, missing_sat=sale.missing_sat).state == (
        Standing.CONFIRMED,
        Life.SETTLED,
    )


def test_a_slip_prints_at_seen_only_where_the_shop_wants_it(
    make: Callable[..., Counter],
) -> None:
    seen, asked = make(print_at="seen"), make(print_at="ask")
    first = seen.pay(seen.charge(), TEN_EURO_SAT)
    assert kinds(seen, first) == [ReceiptKind.PENDING]
    assert jobs_of(seen, first)[0].receipt.marks == (Mark.TEST_NETWORK, Mark.PENDING)
    other = asked.pay(asked.charge(), TEN_EURO_SAT)
    assert kinds(asked, other) == []
    asked.ledger.print_paper(other.id)
    assert kinds(asked, other) == [ReceiptKind.PENDING]


def test_nothing_is_printed_while_no_money_was_seen(counter: Counter) -> None:
    sale = counter.charge()
    with pytest.raises(RefusedError) as refusal:
        counter.ledger.print_paper(sale.id)
    assert refusal.value.message.code == "sale.nothing_seen"
    assert kinds(counter, sale) == []
    assert "print.asked" not in counter.journal(sale)


def test_a_slip_does_not_print_again_when_a_block_is_taken_back(
    make: Callable[..., Counter],
) -> None:
    counter = make(print_at="seen")
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    sale = counter.pay(sale, TEN_EURO_SAT)
    assert sale.state == (Standing.SEEN, Life.SETTLED)
    assert kinds(counter, sale) == [ReceiptKind.RECEIPT]


def test_papers_after_the_receipt_are_numbered_copies(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    counter.ledger.print_paper(sale.id)
    counter.ledger.print_paper(sale.id)
    copies = [
        (job.receipt.kind, job.receipt.copy_number, Mark.COPY in job.receipt.marks)
        for job in jobs_of(counter, sale)
    ]
    assert copies == [
        (ReceiptKind.RECEIPT, None, False),
        (ReceiptKind.COPY, 1, True),
        (ReceiptKind.COPY, 2, True),
    ]
    assert counter.journal(sale).count("print.asked") == 2


def test_a_shop_without_printer_or_server_has_neither_jobs_nor_messages(
    make: Callable[..., Counter],
) -> None:
    counter = make(has_printer=False, has_webhook=False)
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    assert sale.receipt_number == 1
    assert counter.told(sale) == []
    assert kinds(counter, sale) == []


@pytest.mark.parametrize(
    ("options", "marks"),
    [
        ({"demo": True}, (Mark.DEMO,)),
        ({"network": "regtest"}, (Mark.TEST_NETWORK,)),
        ({"network": "mainnet"}, ()),
    ],
)
def test_papers_say_when_the_money_is_not_real(
    make: Callable[..., Counter], options: dict[str, object], marks: tuple[Mark, ...]
) -> None:
    counter = make(**options)
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    assert counter.ledger.receipt(sale, ReceiptKind.RECEIPT).marks == marks


def test_a_payment_that_is_taken_back_after_the_receipt_is_reversed(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    gone = Credit(
        reference=sale.credits[0].reference,
        sat=TEN_EURO_SAT,
        assurance=Assurance.REVOKED,
        first_seen=counter.clock.now(),
    )
    sale = counter.find(sale, gone)
    assert sale.state == (Standing.REVERSED, Life.SETTLED)
    assert counter.told(sale)[-1] == "sale.reversed"
    assert kinds(counter, sale) == [ReceiptKind.RECEIPT]


def test_the_journal_names_who_did_it_and_whose_pin_allowed_it(counter: Counter) -> None:
    cora = Person(id=UUID(int=5), name="Cora", initials="C", colour=Colour.RED, role=Role.CASHIER)
    by = Authority(person=cora)
    granted = Authority(person=cora, granted_by=replace(cora, id=UUID(int=6), name="Max"))
    sale = counter.checkout.charge(uuid4(), TEN_EURO, "", by=by)
    counter.checkout.cancel(sale.id, by=granted)
    other = counter.charge()
    with counter.store.transaction() as transaction:
        entries = {entry.name: entry for entry in transaction.journal(sale.id)}
        nobody = transaction.journal(other.id)
    assert entries["sale.started"].actor == str(cora.id)
    assert "granted_by" not in json.loads(entries["sale.started"].body)
    assert entries["sale.created"].actor == "till"
    assert entries["sale.cancelled"].actor == str(cora.id)
    assert json.loads(entries["sale.cancelled"].body) == {"granted_by": str(UUID(int=6))}
    assert [entry.actor for entry in nobody] == ["cashier", "till"]
