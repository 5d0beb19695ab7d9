"""One refund on the screen: the code that pays it, how far it is, and how sure the till is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.payment_uri import on_chain_uri
from pos_app.domain.refund import RefundState
from pos_app.ui.formatting import address_groups
from pos_app.ui.qr_image import code_source
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable
from pos_app.ui.refund_rows import reason_of, sentence_of, signs_of, who_paid, word_of

if TYPE_CHECKING:
    from pos_app.domain.refund import Refund
    from pos_app.ui.formatting import Formatter

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_PAYABLE = (RefundState.TO_PAY, RefundState.REPLACED)


@QmlElement
@QmlUncreatable("belongs to the page of refunds")
class ShownRefundViewModel(QObject):
    changed = Signal()

    def __init__(self, numbers: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._refund: Refund | None = None

    @property
    def refund(self) -> Refund | None:
        return self._refund

    def put(self, refund: Refund | None) -> None:
        if refund != self._refund:
            self._refund = refund
            self.changed.emit()

    @Property(str, notify=changed)
    def codeSource(self) -> str:
        """Only while paying it is right."""
        refund = self._refund
        if refund is None or refund.state not in _PAYABLE:
            return ""
        return code_source(on_chain_uri(refund.address, refund.sat))

    @Property(str, notify=changed)
    def iconName(self) -> str:
        return signs_of(self._refund).icon if self._refund else ""

    @Property(str, notify=changed)
    def tone(self) -> str:
        return signs_of(self._refund).tone if self._refund else "wait"

    @Property(int, notify=changed)
    def reached(self) -> int:
        return signs_of(self._refund).reached if self._refund else 0

    @Property(str, notify=changed)
    def word(self) -> str:
        return word_of(self._refund) if self._refund else ""

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return sentence_of(self._refund, self._numbers) if self._refund else ""

    @Property(str, notify=changed)
    def amount(self) -> str:
        return self._numbers.sat(self._refund.sat) if self._refund else ""

    @Property(str, notify=changed)
    def worth(self) -> str:
        refund = self._refund
        if refund is None:
            return ""
        return f"{self._numbers.money(refund.value)} · {reason_of(refund.reason)}"

    @Property("QStringList", notify=changed)
    def addressGroups(self) -> list[str]:
        return address_groups(self._refund.address) if self._refund else []

    @Property(str, notify=changed)
    def paidBy(self) -> str:
        return who_paid(self._refund) if self._refund else ""

    @Property(str, notify=changed)
    def txid(self) -> str:
        payment = self._refund.payment if self._refund else None
        return "" if payment is None else payment.txid

    @Property(bool, notify=changed)
    def canWithdraw(self) -> bool:
        return self._refund is not None and self._refund.waits_for_payment
