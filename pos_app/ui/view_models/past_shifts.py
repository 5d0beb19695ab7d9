"""The list of shifts that are closed, newest first, with more of them as one scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.archive import fresh_ticket
from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import day_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.shift_sums import currencies_of, sales_text, signed, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.shifts import PastShiftsRead, ShiftFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    """`amount` names each currency by itself; `alarming`: something was at risk or unexplained."""

    key: str
    number: int
    title: str
    detail: str
    amount: str
    note: str
    alarming: bool


@QmlElement
@QmlUncreatable("belongs to the shift's page")
class PastShiftsViewModel(QObject):
    """`chosen` asks for the report of that number."""

    changed = Signal()
    chosen = Signal(int)

    def __init__(
        self,
        shifts: ShiftFacade,
        context: Callable[[], PaymentContext],
        numbers: Formatter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shifts = shifts
        self._context = context
        self._numbers = numbers
        self._ticket = 0
        self._reports: tuple[ShiftReport, ...] = ()
        self._is_read = False
        self._has_more = False
        self._rows = ListModel(PastRow, self)

    def read(self) -> None:
        self._reports, self._is_read = (), False
        self._ask(None)

    @Slot()
    def more(self) -> None:
        if self._has_more:
            self._has_more = False
            self._ask(self._reports[-1].number)

    def hear(self, event: PastShiftsRead) -> None:
        if event.ticket == self._ticket:
            self._reports += event.reports
            self._has_more = len(event.reports) == AT_ONCE
            self._is_read = True
            self._rows.replace_rows([self._row(report) for report in self._reports])
            self.changed.emit()

    def drop(self) -> None:
        self._ticket, self._reports, self._is_read = 0, (), False
        self._rows.clear()
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        if self._rows.rows or not self._is_read:
            return ""
        return translate("Shift", "No shift was closed yet. The first Z report will stand here.")

    @Slot(int)
    def choose(self, number: int) -> None:
        self.chosen.emit(number)

    def _ask(self, before: int | None) -> None:
        self._ticket = fresh_ticket()
        self._shifts.read_past(self._ticket, AT_ONCE, before)

    def _row(self, report: ShiftReport) -> PastRow:
        zone = self._shifts.zone
        today = self._context().now.astimezone(zone).date()
        begin, end = report.opened_at.astimezone(zone), report.until.astimezone(zone)
        until = f"{end:%H:%M}"
        if end.date() != begin.date():
            until = f"{day_text(end.date(), today)} {until}"
        usual = self._context().setup.currency
        known = currencies_of(report, usual.code) or (usual,)
        sold = [sums_of(report, of).sold for of in known]
        details = report.details
        is_odd = bool(details.unexplained or details.at_risk or report.difference_sat)
        return PastRow(
            key=str(report.number),
            number=report.number,
            title=translate("Shift", "Shift {number}").format(number=report.number),
            detail=translate("Shift", "{day} {begin} to {end}").format(
                day=day_text(begin.date(), today), begin=f"{begin:%H:%M}", end=until
            ),
            amount=" · ".join(signed(part.amount, self._numbers) for part in sold),
            note=sales_text(sold[0].sales),
            alarming=is_odd,
        )
