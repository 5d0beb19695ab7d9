"""The wallet recovery page: what to set in the wallet so that it finds all of the till's money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.list_model import ListModel
from pos_app.ui.payment_rows import FactRow
from pos_app.ui.qr_image import code_source
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.till import CommandRefused, RecoveryRead, RecoveryWritten, StatusChanged

if TYPE_CHECKING:
    from pos_app.services.addresses.gap_guard import GapHealth
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to the pages")
class RecoveryViewModel(QObject):
    """Reads when it comes on the screen; what could not be written is a banner."""

    changed = Signal()

    def __init__(self, till: TillFacade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._read: RecoveryRead | None = None
        self._written: RecoveryWritten | None = None
        self._writing = False
        self._facts = ListModel(FactRow, self)

    @Slot(object)
    def hear(self, event: object) -> None:
        match event:
            case RecoveryRead():
                self._read = event
            case RecoveryWritten():
                self._written = event
                self._writing = False
            case CommandRefused():
                self._writing = False
            case StatusChanged():
                pass
            case _:
                return
        self._paint()

    @Slot(bool)
    def setOnScreen(self, on_screen: bool) -> None:
        if on_screen:
            self._written = None
            self._till.read_recovery()
            self._paint()

    def _paint(self) -> None:
        self._facts.replace_rows(_facts(self._read, self._gap) if self._read else [])
        self.changed.emit()

    @property
    def _gap(self) -> GapHealth | None:
        return self._till.status().gap

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Everything is on the screen, and nothing is being written."""
        return self._read is not None and not self._writing

    @Property(str, notify=changed)
    def descriptor(self) -> str:
        return self._read.descriptor if self._read else ""

    @Property(str, notify=changed)
    def codeSource(self) -> str:
        return code_source(self._read.descriptor) if self._read else ""

    @Property(str, notify=changed)
    def limit(self) -> str:
        """The number to set in the wallet."""
        return str(self._gap.needed_gap_limit) if self._gap else ""

    @Property(bool, notify=changed)
    def warned(self) -> bool:
        return self._gap is not None and self._gap.warn

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(str, notify=changed)
    def written(self) -> str:
        """Where the sheet and the labels went."""
        if self._writing:
            return translate("Recovery", "Writing …")
        if self._written is None:
            return ""
        text = translate("Recovery", "Sheet and labels are in {folder}")
        return text.format(folder=self._written.folder)

    @Slot()
    def write(self) -> None:
        self._writing = True
        self._written = None
        self._till.write_recovery()
        self._paint()


def _facts(read: RecoveryRead, gap: GapHealth | None) -> list[FactRow]:
    issued = translate("Recovery", "none yet")
    if read.last_index is not None:
        issued = translate("Recovery", "number 0 to {last}").format(last=read.last_index)
    facts = [_fact("issued", translate("Recovery", "Addresses given out"), issued)]
    if gap is not None:
        label = translate("Recovery", "In a row without a payment")
        facts.append(_fact("unpaid", label, str(gap.unpaid_in_a_row)))
    return facts


def _fact(key: str, label: str, value: str) -> FactRow:
    return FactRow(
        key=key, kind="value", label=label, value=value, good=True, strong=False, part=0.0
    )
