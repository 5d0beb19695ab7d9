"""The question before a shift is closed, and the wait while the wallet is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.till import Health
from pos_app.ui.view_models.shift_report import ShiftReportViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.shifts import ShiftFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to the shift's page")
class ShiftCloseViewModel(QObject):
    """Asks about the report that stands on the page."""

    changed = Signal()

    def __init__(
        self,
        shifts: ShiftFacade,
        report: ShiftReportViewModel,
        context: Callable[[], PaymentContext],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shifts = shifts
        self._report = report
        self._context = context
        self._asks = False
        self._closing = False
        report.changed.connect(self.changed)

    def end(self) -> None:
        """It is closed, or not to be."""
        if self._asks or self._closing:
            self._asks = self._closing = False
            self.changed.emit()

    @Property(ShiftReportViewModel, constant=True)
    def report(self) -> ShiftReportViewModel:
        return self._report

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        return self._asks and self._report.ready and not self._report.closed

    @Property(bool, notify=changed)
    def closing(self) -> bool:
        return self._closing

    @Property(str, notify=changed)
    def title(self) -> str:
        return translate("Shift", "Close shift {number}?").format(number=self._report.number)

    @Property(str, notify=changed)
    def sentence(self) -> str:
        text = translate(
            "Shift",
            "Z report {number} is written once and never changed."
            " A new shift opens with the next sale.",
        )
        return text.format(number=self._report.number)

    @Property(str, notify=changed)
    def total(self) -> str:
        return translate("Shift", "Sold in shift {number}").format(number=self._report.number)

    @Property(str, notify=changed)
    def word(self) -> str:
        """Of the button that does it."""
        if self._closing:
            return translate("Shift", "Counting the wallet")
        has_printer = self._context().status.printer.health is not Health.ABSENT
        text = (
            translate("Shift", "Close and print Z {number}")
            if has_printer
            else translate("Shift", "Close with Z {number}")
        )
        return text.format(number=self._report.number)

    @Slot()
    def ask(self) -> None:
        self._asks = True
        self.changed.emit()

    @Slot()
    def keepOpen(self) -> None:
        if not self._closing:
            self.end()

    @Slot()
    def close(self) -> None:
        """Once, however often it is touched."""
        if self.asks and not self._closing:
            self._closing = True
            self.changed.emit()
            self._shifts.close()
