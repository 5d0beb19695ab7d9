"""The ways to pay one sale: both in one code, on the chain, over Lightning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.formatting import address_groups
from pos_app.ui.qr_image import code_source
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP, Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from pos_app.services.customer.customer_view import PaymentWay

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

_NAMES = {
    "unified": QT_TRANSLATE_NOOP("Payment", "Any wallet"),
    "on_chain": QT_TRANSLATE_NOOP("Payment", "On-chain"),
    "lightning": QT_TRANSLATE_NOOP("Payment", "Lightning"),
    "page": QT_TRANSLATE_NOOP("Payment", "Web page"),
}
# A longer one, an invoice, shows its ends: nobody compares all of it.
LONGEST_SHOWN = 64
END_SHOWN = 16


@QmlElement
@QmlUncreatable("belongs to a payment")
class PaymentWays(QObject):
    """The usual way is shown first, and the chosen one as long as it can be paid."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways: tuple[PaymentWay, ...] = ()
        self._kind = ""

    def show(self, ways: tuple[PaymentWay, ...], *, afresh: bool) -> None:
        """`afresh`: of another sale than before."""
        kept = not afresh and any(way.kind == self._kind for way in ways)
        kind = self._kind if kept else (ways[0].kind if ways else "")
        if (ways, kind) != (self._ways, self._kind):
            self._ways, self._kind = ways, kind
            self.changed.emit()

    @Property("QStringList", notify=changed)
    def names(self) -> list[str]:
        """None where there is nothing to choose."""
        several = len(self._ways) > 1
        return [translate("Payment", _NAMES[way.kind]) for way in self._ways if several]

    @Property(int, notify=changed)
    def current(self) -> int:
        kinds = [way.kind for way in self._ways]
        return kinds.index(self._kind) if self._kind else -1

    @Property(str, notify=changed)
    def codeSource(self) -> str:
        """The picture of the QR; empty while paying would be wrong."""
        way = self._chosen
        return code_source(way.uri) if way is not None else ""

    @Property("QStringList", notify=changed)
    def address(self) -> list[str]:
        way = self._chosen
        if way is None:
            return []
        if len(way.text) <= LONGEST_SHOWN:
            return address_groups(way.text)
        return [*address_groups(way.text[:END_SHOWN]), "…", *address_groups(way.text[-END_SHOWN:])]

    @Slot(int)
    def choose(self, place: int) -> None:
        self._kind = self._ways[place].kind
        self.changed.emit()

    @property
    def _chosen(self) -> PaymentWay | None:
        return next((way for way in self._ways if way.kind == self._kind), None)
