"""Refunds by link in memory: a gateway that answers when the test says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.events import HandedOff, OverTaken, OverUse
from pos_app.services.refunds.link_refunds import RefundStep
from pos_app.ui.refunds import RefundMoved

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from tests.ui.memory_till import MemoryTill

LINK = "https://pay.shop.example/pull-payments/2NsTzR9mWcVqgYxkUePaKbLdHf"


class MemoryRefunds:
    """Implements ui.refunds.RefundFacade."""

    def __init__(self, till: MemoryTill) -> None:
        self._till = till
        self.asked: list[tuple[UUID, int]] = []
        self.links: dict[UUID, str] = {}

    def step_of(self, sale: Sale) -> RefundStep:
        if sale.id in self.links:
            return RefundStep.MADE
        if any(sale.id == asked for asked, _ in self.asked):
            return RefundStep.ASKING
        hosted = sale.request is not None and sale.request.hosted is not None
        return RefundStep.POSSIBLE if hosted else RefundStep.ABSENT

    def link_of(self, sale_id: UUID) -> str | None:
        return self.links.get(sale_id)

    def ask(self, sale_id: UUID, over_sat: int) -> None:
        self.asked.append((sale_id, over_sat))

    def answer(self) -> None:
        sale_id, over_sat = self.asked[-1]
        self.links[sale_id] = LINK
        handed = HandedOff(gateway="btcpay", reference="invoice-1", host="pay.shop.example")
        self._till._write(
            sale_id,
            OverTaken(at=self._till.time, use=OverUse.REFUND_DUE, over_sat=over_sat, handed=handed),
        )
        self._till._publish(RefundMoved(sale_id=sale_id))
