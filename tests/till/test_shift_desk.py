"""What the screen asks of shifts is done by who may, in a thread that keeps nobody waiting."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.shift_chart import day_of
from pos_app.ports import RefusedError
from pos_app.services.shifts.shift_files import ReportKind
from pos_app.services.shifts.shifts import Shifts
from pos_app.services.shifts.wallet_count import WalletCount
from pos_app.ui.archive import fresh_ticket
from pos_app.ui.shifts import (
    DaysRead,
    PastShiftsRead,
    ShiftChanged,
    ShiftEnded,
    ShiftFilesSaved,
    ShiftLooked,
    ShiftPaperAsked,
)
from tests.support.bare_receipts import BarePages
from tests.support.counter import NOON, TEN_EURO_SAT

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.till.shift_desk import ShiftDesk
    from tests.till.conftest import Desk

TODAY = NOON.date()


class Books:
    """The desk of shifts at an open till; `queued` counts what waits for printer and store."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.count: WalletCount | None = None
        self.queued = 0
        self.shown: ShiftDesk = desk.till.shifts
        ledger = desk.counter.ledger
        shifts = Shifts(
            desk.counter.store,
            desk.counter.clock,
            ledger.setup,
            ledger.papers,
            closing_price=lambda _: None,
            utc_offset_minutes=lambda: 0,
        )
        ledger.before_sale = shifts.begin
        self.shown.open_books(
            shifts,
            count=lambda: self.count,
            pages=BarePages(),
            folder=folder,
            queued=self._queue,
        )

    def _queue(self) -> None:
        self.queued += 1

    def sell(self) -> None:
        sale = self.desk.counter.charge()
        self.desk.counter.pay(sale, TEN_EURO_SAT, height=99, payment=sale.number)

    def close(self) -> ShiftReport:
        before = len(self.desk.ears.of(ShiftEnded))
        self.shown.close()
        self.desk.ears.until(lambda: len(self.desk.ears.of(ShiftEnded)) > before)
        self.desk.ears.until(lambda: self.shown.current() is None)
        return self.desk.ears.of(ShiftEnded)[-1].report

    def picture(self, ticket: int) -> ShiftLooked:
        ears = self.desk.ears
        ears.until(lambda: any(each.ticket == ticket for each in ears.of(ShiftLooked)))
        return ears.of(ShiftLooked)[-1]

    def saved(self, ticket: int) -> tuple[Path, ...]:
        ears = self.desk.ears
        ears.until(lambda: any(each.ticket == ticket for each in ears.of(ShiftFilesSaved)))
        return ears.of(ShiftFilesSaved)[-1].files


@pytest.fixture
def books(desk: Desk, tmp_path: Path) -> Books:
    return Books(desk, tmp_path / "files")


def test_a_shift_begins_with_its_first_sale_and_is_looked_at_closed_and_read(books: Books) -> None:
    assert books.shown.current() is None
    books.shown.look(ticket := fresh_ticket())
    assert books.picture(ticket).picture is None
    books.sell()
    books.shown.tell_current()
    shift = books.shown.current()
    assert shift is not None
    assert (shift.number, shift.opened_at) == (1, NOON)
    books.shown.look(ticket := fresh_ticket())
    picture = books.picture(ticket).picture
    assert picture is not None
    assert (picture.day, len(picture.hours), [bar.sold.sales for bar in picture.days]) == (
        TODAY,
        24,
        [1],
    )
    assert [bar.sold.sat for bar in picture.cashiers] == [TEN_EURO_SAT]
    report = books.close()
    assert (report.number, report.found_sat, books.queued) == (1, None, 1)
    books.shown.read(ticket := fresh_ticket(), 1)
    read = books.picture(ticket).picture
    assert read is not None
    assert (read.report, read.hours) == (report, picture.hours)
    books.shown.read(ticket := fresh_ticket(), 2)
    assert books.picture(ticket).picture is None


def test_a_close_says_what_the_wallet_was_seen_to_have(books: Books) -> None:
    books.sell()
    books.count = WalletCount(found={}, booked={}, unsold=frozenset(), is_first=True)
    report = books.close()
    assert (report.found_sat, report.difference_sat) == (TEN_EURO_SAT, 0)


def test_opened_by_hand_and_printed(books: Books) -> None:
    books.shown.open()
    ears = books.desk.ears
    ears.until(lambda: books.shown.current() is not None)
    assert ears.of(ShiftChanged)[-1].shift == books.shown.current()
    books.shown.print_look()
    ears.until(lambda: ears.of(ShiftPaperAsked))
    books.close()
    books.shown.reprint(1)
    ears.until(lambda: len(ears.of(ShiftPaperAsked)) == 2)
    look, copy = (event.report for event in ears.of(ShiftPaperAsked))
    assert (look.is_closed, copy.is_closed, copy.copy_number) == (False, True, 1)
    assert books.queued == 4


def test_past_shifts_and_days(books: Books) -> None:
    books.sell()
    books.close()
    books.desk.counter.clock.pass_time(timedelta(days=1))
    books.sell()
    books.close()
    ears = books.desk.ears
    books.shown.read_past(1, 10)
    books.shown.read_past(2, 10, before=2)
    books.shown.read_days(3, TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    ears.until(lambda: ears.of(DaysRead))
    first, second = ears.of(PastShiftsRead)
    assert [report.number for report in first.reports] == [2, 1]
    assert [report.number for report in second.reports] == [1]
    assert [bar.sold.sales for bar in ears.of(DaysRead)[0].days] == [0, 1, 1]
    assert day_of(first.reports[0].until, books.shown.zone) == TODAY + timedelta(days=1)


def test_reports_are_saved_beside_what_is_there(books: Books) -> None:
    for _ in range(2):
        books.sell()
        books.close()
    kinds = (ReportKind.CSV, ReportKind.JSON, ReportKind.PDF)
    books.shown.save(ticket := fresh_ticket(), 1, kinds)
    table, body, paper = books.saved(ticket)
    assert [file.name for file in (table, body, paper)] == [
        "shift-1.csv",
        "shift-1.json",
        "shift-1.pdf",
    ]
    assert table.read_bytes().count(b"\r\n") > 10
    assert json.loads(body.read_text("utf-8"))["shift_number"] == 1
    assert paper.read_bytes() == b"%PDF shift-1 [1]"
    books.shown.save_days(ticket := fresh_ticket(), TODAY, TODAY, kinds)
    table, body, paper = books.saved(ticket)
    assert table.name == f"shifts-{TODAY}-{TODAY}.csv"
    assert [one["shift_number"] for one in json.loads(body.read_text("utf-8"))] == [1, 2]
    assert paper.read_bytes().endswith(b"[1, 2]")
    # The header once, and every line says of which shift it is.
    shifts = {line.split(b",")[0] for line in table.read_bytes().splitlines()}
    assert shifts == {b"shift_number", b"1", b"2"}


def test_the_shift_that_goes_on_is_saved_as_an_x(books: Books) -> None:
    books.sell()
    books.shown.save(ticket := fresh_ticket(), 1, (ReportKind.JSON,))
    (body,) = books.saved(ticket)
    saved = json.loads(body.read_text("utf-8"))
    assert (saved["shift_number"], saved["closed_at"]) == (1, None)


def test_what_is_refused_is_told(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    books.shown.save(1, 7, (ReportKind.CSV,))
    books.shown.close()
    codes = books.desk.ears.until_refused(2)
    assert codes == ["shift.no_report", "shift.not_open"]

    def away() -> WalletCount | None:
        raise RefusedError("chain.nonsense", server="one")

    monkeypatch.setattr(books.shown, "_count", away)
    books.sell()
    books.shown.close()
    assert books.desk.ears.until_refused(3)[-1] == "chain.nonsense"
