"""What the screen asks of refunds by link, on one page; `application` gives it the till's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pos_app.services.refunds.link_refunds import RefundStep

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundMoved:
    """A gateway has made a refund for the sale, or not; ask for its link again."""

    sale_id: UUID


class RefundFacade(Protocol):
    """Queries are answered from memory, on any thread; `ask` returns at once."""

    def step_of(self, sale: Sale) -> RefundStep: ...

    def link_of(self, sale_id: UUID) -> str | None:
        """Where the customer claims the money: for the screen alone, never to be written down."""
        ...

    def ask(self, sale_id: UUID, over_sat: int) -> None:
        """`over_sat` is all that came on top, as it is shown. RefundMoved or CommandRefused."""
        ...


class NoRefunds:
    """Implements RefundFacade where no gateway could give money back."""

    def step_of(self, sale: Sale) -> RefundStep:
        del sale
        return RefundStep.ABSENT

    def link_of(self, sale_id: UUID) -> str | None:
        del sale_id
        return None

    def ask(self, sale_id: UUID, over_sat: int) -> None:
        """Nothing offers it."""
