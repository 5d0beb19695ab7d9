"""The shift's page: the X of the one that goes on, its close, and the reports of the past."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.domain.rights import Right
from pos_app.ui.archive import fresh_ticket
from pos_app.ui.duty import DutyChanged, OverrideEnded
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.shifts import (
    DaysRead,
    PastShiftsRead,
    ReportKind,
    ShiftChanged,
    ShiftEnded,
    ShiftFilesSaved,
    ShiftLooked,
    ShiftPaperAsked,
)
from pos_app.ui.till import CommandRefused, Health, SaleChanged
from pos_app.ui.view_models.past_shifts import PastShiftsViewModel
from pos_app.ui.view_models.shift_close import ShiftCloseViewModel
from pos_app.ui.view_models.shift_report import ShiftReportViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Person
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.ui.duty import DutyFacade
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.shifts import ShiftFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# Sales change in bursts, and nobody reads a sum faster.
LOOK_PAUSE_MILLISECONDS = 1_000
DAYS_SHOWN = 28


@QmlElement
@QmlUncreatable("made by the program")
class ShiftViewModel(QObject):
    """Sums are asked for only while somebody looks who may see them, or whose PIN allowed it once.

    They are forgotten when the page is left and when another one comes to the till.
    """

    changed = Signal()

    def __init__(
        self,
        shifts: ShiftFacade,
        duty: DutyFacade,
        context: Callable[[], PaymentContext],
        numbers: Formatter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shifts = shifts
        self._duty = duty
        self._context = context
        self._current = shifts.current()
        self._on_screen = False
        self._shows_past = False
        self._said = ""
        self._ticket = self._days_ticket = self._files_ticket = 0
        self._report = ShiftReportViewModel(
            context, numbers, lambda: shifts.zone, self._people, self
        )
        self._past = PastShiftsViewModel(shifts, context, numbers, self)
        self._close = ShiftCloseViewModel(shifts, self._report, context, self)
        self._report.charts.daysWanted.connect(self._read_days)
        self._past.chosen.connect(self.openReport)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)

    # --- news ---

    def hear(self, event: object) -> None:
        """News of shifts, sales and people, in the GUI thread."""
        match event:
            case ShiftChanged():
                self._shift_changed()
            case ShiftEnded(report=report):
                self._ended(report)
            case SaleChanged():
                if self._follows:
                    self._pause.start()
                return
            case DutyChanged():
                self._forget()
            case CommandRefused() | OverrideEnded(granted=False):
                self._close.end()
            case _:
                self._take(event)
        self.changed.emit()

    def _take(self, event: object) -> None:
        """The answers to what this page has asked."""
        match event:
            case ShiftLooked(ticket=ticket, picture=picture) if ticket == self._ticket:
                if picture is not None:
                    self._report.show(picture)
            case DaysRead(ticket=ticket, days=days) if ticket == self._days_ticket:
                self._report.charts.show_days(days)
            case PastShiftsRead():
                self._past.hear(event)
            case ShiftFilesSaved(ticket=ticket, files=files) if ticket == self._files_ticket:
                names = ", ".join(file.name for file in files)
                self._said = translate("Shift", "Saved: {names}").format(names=names)
            case ShiftPaperAsked(report=report):
                self._said = _paper_text(report)

    def _ended(self, report: ShiftReport) -> None:
        """The Z takes the place of the X, for those who may see it."""
        self._close.end()
        self._report.drop()
        text = translate("Shift", "Shift {number} is closed, and its Z report is written.")
        self._said = text.format(number=report.number)
        if self._on_screen and self._duty.may(Right.REPORTS):
            self._shows_past = False
            self._read(report.number)

    def _shift_changed(self) -> None:
        self._current = self._shifts.current()
        if self._current is not None and self._follows:
            self.look()

    def _forget(self) -> None:
        """Who comes next sees what they may see themselves."""
        self._report.drop()
        self._past.drop()
        self._close.end()
        self._shows_past = False
        self._said = ""
        if self._on_screen:
            self._look_if_allowed()

    # --- the page ---

    @Slot(bool)
    def setOnScreen(self, on_screen: bool) -> None:
        self._on_screen = on_screen
        if on_screen:
            self._look_if_allowed()
        else:
            self._pause.stop()
            self._forget()
        self.changed.emit()

    def _look_if_allowed(self) -> None:
        if self._current is not None and self._duty.may(Right.REPORTS):
            self.look()

    @property
    def _follows(self) -> bool:
        """The X stands, and may be asked for again without anybody's PIN."""
        of_past = self._shows_past or self._report.closed
        return self._on_screen and not of_past and self._duty.may(Right.REPORTS)

    @Slot()
    def look(self) -> None:
        """The X report now; who may not see it is asked for a manager's PIN."""
        self._ticket = fresh_ticket()
        self._shifts.look(self._ticket)

    def _read(self, number: int) -> None:
        self._ticket = fresh_ticket()
        self._shifts.read(self._ticket, number)

    def _read_days(self) -> None:
        today = self._context().now.astimezone(self._shifts.zone).date()
        self._days_ticket = fresh_ticket()
        first = today - timedelta(days=DAYS_SHOWN - 1)
        self._shifts.read_days(self._days_ticket, first, today)

    def _people(self) -> dict[str, Person]:
        return {str(person.id): person for person in self._duty.everyone()}

    @Property(ShiftReportViewModel, constant=True)
    def report(self) -> ShiftReportViewModel:
        return self._report

    @Property(PastShiftsViewModel, constant=True)
    def past(self) -> PastShiftsViewModel:
        return self._past

    @Property(ShiftCloseViewModel, constant=True)
    def closing(self) -> ShiftCloseViewModel:
        return self._close

    @Property(str, notify=changed)
    def state(self) -> str:
        """`past`, `report`, `hidden` from who may not see it, or `none` where no shift is open."""
        if self._shows_past:
            return "past"
        if self._report.ready:
            return "report"
        return "none" if self._current is None else "hidden"

    @Property(str, notify=changed)
    def openTitle(self) -> str:
        """Of a shift whose sums are hidden."""
        if self._current is None:
            return ""
        return translate("Shift", "Shift {number} is open").format(number=self._current.number)

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        return self._current is not None

    @Property(bool, notify=changed)
    def mayLook(self) -> bool:
        return self._duty.may(Right.REPORTS)

    @Property(str, notify=changed)
    def said(self) -> str:
        """What became of the last touch."""
        return self._said

    @Property(bool, notify=changed)
    def hasPrinter(self) -> bool:
        return self._context().status.printer.health is not Health.ABSENT

    # --- what can be done ---

    @Slot()
    def openShift(self) -> None:
        self._shifts.open()

    @Slot()
    def printPaper(self) -> None:
        """An X of the shift that goes on, a copy of a Z."""
        if self._report.closed:
            self._shifts.reprint(self._report.number)
        else:
            self._shifts.print_look()

    @Slot()
    def save(self) -> None:
        self._files_ticket = fresh_ticket()
        self._shifts.save(self._files_ticket, self._report.number, tuple(ReportKind))

    @Slot()
    def showPast(self) -> None:
        self._report.drop()
        self._said = ""
        self._shows_past = True
        self._past.read()
        self.changed.emit()

    @Slot(int)
    def openReport(self, number: int) -> None:
        self._shows_past = False
        self._read(number)
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """To the shift that goes on."""
        self._report.drop()
        self._shows_past, self._said = False, ""
        self._look_if_allowed()
        self.changed.emit()


def _paper_text(report: ShiftReport) -> str:
    text = translate("Shift", "X report {number} is on its way to the printer.")
    if report.is_closed:
        text = translate("Shift", "A copy of Z report {number} is on its way to the printer.")
    return text.format(number=report.number)
