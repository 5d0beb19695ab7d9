"""A barcode scanner that poses as a keyboard, anywhere on the sale screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.services.selling.barcode import MOST_GAP_SECONDS, KeyboardWedge
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the till")
class ScannerViewModel(QObject):
    """`mayBegin` comes before the key that may be the first of a scan acts, `scanned` at its end.

    `monotonic` is a clock in seconds.
    """

    changed = Signal()
    mayBegin = Signal()
    scanned = Signal(str)

    def __init__(self, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._wedge = KeyboardWedge()
        self._scanning = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(round(MOST_GAP_SECONDS * 1_000))
        self._late.timeout.connect(self._look)

    @Property(bool, notify=changed)
    def scanning(self) -> bool:
        """The next Enter may end a scan."""
        return self._scanning

    @Slot(str, bool)
    def key(self, text: str, repeated: bool) -> None:
        """Each key that writes something; it still acts as it would without a scanner."""
        if self._wedge.key(text, self._monotonic(), repeated=repeated):
            self.mayBegin.emit()
        self._late.start()
        self._look()

    @Slot(result=bool)
    def enter(self) -> bool:
        """Whether Enter has ended a scan, so that it means nothing else."""
        code = self._wedge.enter(self._monotonic())
        self._look()
        if code is None:
            return False
        self.scanned.emit(code)
        return True

    @Slot()
    def forget(self) -> None:
        """A key that no scanner has."""
        self._wedge.forget()
        self._look()

    def _look(self) -> None:
        scanning = self._late.isActive() and self._wedge.is_filled
        if scanning != self._scanning:
            self._scanning = scanning
            self.changed.emit()
