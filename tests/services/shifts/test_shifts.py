"""A till's shifts from the opening to the paper: what is booked, journalled, printed and told."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from pos_app.domain.money import Money
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.policy import Policy
from pos_app.domain.receipt import Mark
from pos_app.domain.rights import Authority
from pos_app.domain.tally import NOTHING, Tally
from pos_app.domain.tax import TaxRate
from pos_app.ports import KeptPerson, RefusedError
from pos_app.services.books.ledger import LedgerSetup
from pos_app.services.receipts.papers import Papers
from pos_app.services.shifts import shift_json
from pos_app.services.shifts.shifts import Shifts
from tests.support.counter import EUR, NOON, TEN_EURO, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob

SOON, HOUR = timedelta(minutes=5), timedelta(hours=1)
MAYA = Person(id=UUID(int=5), name="Maya", initials="M", colour=Colour.TEAL, role=Role.MANAGER)
NOOR = Person(id=UUID(int=6), name="Noor", initials="N", colour=Colour.PINK, role=Role.CASHIER)
BY = Authority(person=MAYA)
SETUP = LedgerSetup(
    till_id=UUID(int=1),
    till_name="Till 1",
    store_name="Corner Books",
    store_address="1 Main Street",
    network="signet",
    demo=False,
    has_printer=True,
    has_webhook=True,
    print_at="ask",
    policy=Policy(),
)
VAT = TaxRate("VAT", Decimal(19))


class Shop:
    """A counter with shifts."""

    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder, has_printer=False, has_webhook=False, tax=VAT)
        kept = KeptPerson(person=MAYA, salt="salt", pin_hash="hash")
        with self.counter.store.transaction() as transaction:
            transaction.save_person(kept)
        self.prices = {"EUR": Decimal(60_000)}
        self.shifts = self.with_setup(SETUP)

    def with_setup(self, setup: LedgerSetup) -> Shifts:
        papers = Papers(
            setup, self.counter.clock, tip_height=lambda: None, utc_offset_minutes=lambda: 60
        )
        return Shifts(
            self.counter.store,
            self.counter.clock,
            setup,
            papers,
            closing_price=self.prices.get,
            utc_offset_minutes=lambda: 60,
        )

    def sell(self, cashier: Person = MAYA) -> Sale:
        return self.counter.checkout.charge(uuid4(), TEN_EURO, "", by=Authority(person=cashier))

    def pay(self, before: Sale) -> Sale:
        return self.counter.pay(before, TEN_EURO_SAT, height=99, payment=before.number)

    def journal(self) -> list[tuple[str, str, dict[str, Any]]]:
        with self.counter.store.transaction() as transaction:
            entries = transaction.journal()
        about = [entry for entry in entries if entry.subject is None]
        return [(entry.name, entry.actor, json.loads(entry.body)) for entry in about]

    def papers(self) -> list[PrintJob]:
        with self.counter.store.transaction() as transaction:
            return list(reversed(transaction.print_jobs(None, 99)))

    def told(self) -> list[dict[str, Any]]:
        with self.counter.store.transaction() as transaction:
            messages = transaction.messages(None, 99)
        assert all(message.sale_id is None for message in messages)
        return [json.loads(message.body) for message in reversed(messages)]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def euros(sales: int, sat: int = 0) -> Tally:
    return Tally(sales=sales, amounts=(Money(1_000 * sales, EUR),), sat=sat)


def code_of(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    return refused.value.message.code


def test_a_shift_with_a_sale_that_is_paid_after_the_close(shop: Shop) -> None:
    assert shop.shifts.current() is None
    shop.shifts.open(BY)
    shop.pay(shop.sell())
    late = shop.sell(NOOR)
    shop.counter.clock.pass_time(SOON)
    first = shop.shifts.close(BY, note="Quiet")
    shop.pay(late)
    assert shop.shifts.current() is None
    second_shift = shop.shifts.open()
    assert shop.shifts.current() == second_shift
    second = shop.shifts.close()

    assert (first.number, first.cashier, first.note, first.is_closed) == (1, "Maya", "Quiet", True)
    assert (first.opened_at, first.until, first.at) == (NOON, NOON + SOON, NOON + SOON)
    assert (first.taken, first.taken_sat) == ((TEN_EURO,), TEN_EURO_SAT)
    assert (first.expected_sat, first.found_sat) == (TEN_EURO_SAT, None)
    assert (first.first_receipt, first.last_receipt) == (1, 1)
    assert [(count.state.value, count.sales) for count in first.counts] == [
        ("paid", 1),
        ("waiting", 1),
    ]
    assert first.details.carried_over == euros(1)
    assert [one.cashier for one in first.details.cashiers] == ["Maya", ""]
    assert [line.tax.minor for line in first.details.taxes] == [160]  # 19 % in 10.00
    # 20 000 sat at 60 000 instead of 50 000.
    assert [one.amount for one in first.details.drift] == [Money(200, EUR)]
    assert (second.number, second.cashier, second.counts) == (2, "", ())
    assert (second.details.carried_in, second.details.carried_over) == (euros(1), NOTHING)
    assert second.details.of_earlier == euros(1, TEN_EURO_SAT)
    assert (second.first_receipt, second.last_receipt) == (2, 2)


def test_a_close_is_journalled_told_and_printed_with_one_head(shop: Shop) -> None:
    shop.shifts.open(BY)
    shop.pay(shop.sell())
    report = shop.shifts.close(replace(BY, granted_by=NOOR))
    opened, closed = shop.journal()
    maya = str(MAYA.id)
    assert opened == ("shift.opened", maya, {"number": 1})
    unsealed = shift_json.to_json(replace(report, head=None)).encode()
    sealed = hashlib.sha256(unsealed).hexdigest()
    granted = {"number": 1, "report_hash": sealed, "granted_by": str(NOOR.id)}
    assert closed == ("shift.closed", maya, granted)
    with shop.counter.store.transaction() as transaction:
        assert report.head == transaction.journal_head()
        assert transaction.shift_report(1) == report
    beginning, end = shop.told()
    assert [beginning["type"], end["type"]] == ["shift.opened", "shift.closed"]
    assert report.head is not None
    assert end["data"]["journal"]["head"] == report.head.hash
    assert (beginning["data"]["taken_sat"], end["data"]["taken_sat"]) == (0, TEN_EURO_SAT)
    (paper,) = shop.papers()
    assert paper.receipt == replace(report, marks=(Mark.TEST_NETWORK,))


def test_a_look_changes_nothing_and_shows_what_was_sold_so_far(shop: Shop) -> None:
    shop.shifts.open(BY)
    for number in (1, 2):
        shop.pay(shop.sell())
        shop.counter.clock.pass_time(HOUR)
        so_far = shop.shifts.look()
        assert (so_far.is_closed, so_far.head, so_far.until) == (False, None, NOON + number * HOUR)
        assert so_far.taken_sat == number * TEN_EURO_SAT
    report = shop.shifts.look()
    assert (len(shop.journal()), shop.papers()) == (1, [])
    printed = shop.shifts.print_look(BY)
    assert printed == report
    assert shop.papers()[0].receipt == replace(report, marks=(Mark.TEST_NETWORK,))
    asked = {"kind": "shift", "copy_number": None, "shift_number": 1}
    assert shop.journal()[1:] == [("print.asked", str(MAYA.id), asked)]


def test_a_copy_has_the_figures_of_the_close_whatever_happened_since(shop: Shop) -> None:
    shop.shifts.open(BY)
    sale = shop.sell()
    report = shop.shifts.close(BY)
    shop.pay(sale)
    shop.counter.clock.pass_time(HOUR)
    for number in (1, 2):
        copy = shop.shifts.reprint(1)
        assert copy == replace(report, marks=(Mark.COPY,), copy_number=number, at=NOON + HOUR)
    assert shop.shifts.past.report(1) == report
    assert len(shop.papers()) == 3
    assert [body["copy_number"] for name, _, body in shop.journal() if name == "print.asked"] == [
        1,
        2,
    ]


def test_a_price_that_nobody_knows_at_the_close_is_no_drift(shop: Shop) -> None:
    shop.shifts.open(BY)
    shop.pay(shop.sell())
    shop.prices.clear()
    assert shop.shifts.close(BY).details.drift == ()


def test_nothing_is_told_or_printed_where_nobody_listens(shop: Shop) -> None:
    shifts = shop.with_setup(replace(SETUP, has_printer=False, has_webhook=False))
    shifts.open(BY)
    shifts.close(BY)
    assert (shop.told(), shop.papers()) == ([], [])


def test_shifts_are_opened_and_closed_once(shop: Shop) -> None:
    for refused_first in (shop.shifts.look, shop.shifts.print_look, shop.shifts.close):
        with pytest.raises(RefusedError) as refused:
            refused_first()
        assert code_of(refused) == "shift.not_open"
    shop.shifts.open(BY)
    with pytest.raises(RefusedError) as refused:
        shop.shifts.open(BY)
    assert refused.value.message.arguments == {"number": "1"}
    for no_report in (shop.shifts.past.report, shop.shifts.reprint):
        with pytest.raises(RefusedError) as refused:
            no_report(1)
        assert code_of(refused) == "shift.no_report"
    shop.shifts.close(BY)
    with pytest.raises(RefusedError):
        shop.shifts.look()
    shop.shifts.open(BY)
    shop.shifts.close(BY)
    shop.shifts.open(BY)
    past = shop.shifts.past
    assert [report.number for report in past.reports(9)] == [2, 1]
    assert [report.number for report in past.reports(1)] == [2]
    assert [report.number for report in past.reports(9, before=2)] == [1]
    assert [report.number for report in past.closed_between(NOON.date(), NOON.date(), UTC)] == [
        1,
        2,
    ]
    with pytest.raises(RefusedError) as refused:
        past.closed_between(NOON.date() + 24 * HOUR, NOON.date() + 24 * HOUR, UTC)
    assert code_of(refused) == "shift.none_closed"


def test_a_shift_begins_with_its_first_sale_or_not_at_all(shop: Shop) -> None:
    shop.counter.ledger.before_sale = shop.shifts.begin

    def fails(_: Any) -> Any:
        raise RuntimeError("no disk")

    with pytest.raises(RuntimeError):
        shop.counter.ledger.start(
            fails, sale_id=uuid4(), order_token="token", prepare=None, by=Authority(person=NOOR)
        )
    assert (shop.shifts.current(), shop.journal(), shop.told()) == (None, [], [])
    for _ in range(2):
        shop.sell(NOOR)
    shift = shop.shifts.current()
    assert shift is not None
    assert (shift.number, shift.opened_by) == (1, str(NOOR.id))
    assert shop.journal() == [("shift.opened", str(NOOR.id), {"number": 1})]
    assert [each["type"] for each in shop.told()] == ["shift.opened"]


def test_a_close_that_fails_leaves_the_shift_open(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.shifts.open(BY)

    def fails(*_: Any) -> None:
        raise RuntimeError("no paper")

    with monkeypatch.context() as patched:
        patched.setattr(Papers, "queue_report", fails)
        with pytest.raises(RuntimeError):
            shop.shifts.close(BY)
    assert shop.shifts.current() is not None
    assert [name for name, *_ in shop.journal()] == ["shift.opened"]
    assert len(shop.told()) == 1
    report: ShiftReport = shop.shifts.close(BY)
    assert report.number == 1
