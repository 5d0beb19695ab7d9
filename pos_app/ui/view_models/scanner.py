"""A barcode scanner that poses as a keyboard, anywhere on the sale screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.services.barcode import KeyboardWedge
from pos_app.ui.qt_typing import QmlElement, QmlUncreatable, Slot

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

    mayBegin = Signal()
    scanned = Signal(str)

    def __init__(self, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._wedge = KeyboardWedge()

    @Slot(str, bool)
    def key(self, text: str, repeated: bool) -> None:
        """Each key that writes something; it still acts as it would without a scanner."""
        if self._wedge.key(text, self._monotonic(), repeated=repeated):
            self.mayBegin.emit()

    @Slot(result=bool)
    def enter(self) -> bool:
        """Whether Enter has ended a scan, so that it means nothing else."""
        code = self._wedge.enter(self._monotonic())
        if code is None:
            return False
        self.scanned.emit(code)
        return True

    @Slot()
    def forget(self) -> None:
        """A key that no scanner has."""
        self._wedge.forget()
