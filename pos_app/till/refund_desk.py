"""Refunds by link, as the screen sees them: nothing until the gateways are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.events import OverUse
from pos_app.domain.rights import Right
from pos_app.services.refunds.link_refunds import RefundStep
from pos_app.till.asked_details import asked_to_take_over
from pos_app.ui.refunds import RefundMoved

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.services.refunds.link_refunds import LinkRefunds
    from pos_app.till.doing import Do
    from pos_app.ui.till import ShownSale


class RefundDesk:
    """Implements ui.refunds.RefundFacade; `refunds` works in a thread of its own."""

    def __init__(
        self,
        publish: Callable[[RefundMoved], None],
        do: Do,
        sale: Callable[[UUID], ShownSale | None],
    ) -> None:
        self._publish = publish
        self._do = do
        self._sale = sale
        self._refunds: LinkRefunds | None = None

    def open(self, refunds: LinkRefunds) -> None:
        self._refunds = refunds

    def moved(self, sale_id: UUID) -> None:
        """A gateway has answered; from any thread."""
        self._publish(RefundMoved(sale_id=sale_id))

    def step_of(self, sale: Sale) -> RefundStep:
        return RefundStep.ABSENT if self._refunds is None else self._refunds.step_of(sale)

    def link_of(self, sale_id: UUID) -> str | None:
        return None if self._refunds is None else self._refunds.link_of(sale_id)

    def ask(self, sale_id: UUID, over_sat: int) -> None:
        refunds = self._refunds
        if refunds is None:
            return

        def asked(by: Authority) -> None:
            refunds.ask(sale_id, over_sat, by)

        details = asked_to_take_over(self._sale(sale_id), OverUse.REFUND_DUE, over_sat)
        self._do(Right.REFUND, asked, subject=sale_id, details=details, at_once=True)
