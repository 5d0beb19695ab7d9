"""The link by which a gateway gives money back, as a code for the customer's phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.services.refunds.link_refunds import RefundStep
from pos_app.ui.qr_image import code_source
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ui.refunds import RefundFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the till")
class RefundViewModel(QObject):
    """The code is kept only while it is on the screen; `asked` when a gateway is being asked."""

    changed = Signal()
    asked = Signal()

    def __init__(self, refunds: RefundFacade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refunds = refunds
        self._link: str | None = None

    def want(self, sale: Sale) -> None:
        """A person has touched it: the same link again, where the till still knows it."""
        if self._refunds.step_of(sale) is RefundStep.MADE:
            self.show(sale.id)
        else:
            self._refunds.ask(sale.id, sale.over_sat)
            self.asked.emit()

    def show(self, sale_id: UUID) -> None:
        self._put(self._refunds.link_of(sale_id))

    @Property(str, notify=changed)
    def codeSource(self) -> str:
        """Empty while there is nothing to show."""
        return "" if self._link is None else code_source(self._link)

    @Slot()
    def close(self) -> None:
        self._put(None)

    def _put(self, link: str | None) -> None:
        if link != self._link:
            self._link = link
            self.changed.emit()
