"""What the screen asks of money that goes back to a customer, on one page, and what it hears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.domain.sale import Sale
    from pos_app.services.refunds.refunds import CheckedAddress, RefundChoices


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesTold:
    """The answer to `look`: the sale as stored, and what may go back, or why nothing."""

    sale: Sale
    choices: RefundChoices | None = None
    problem: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressTold:
    """The answer to `check_address`, for just this `text`."""

    text: str
    checked: CheckedAddress | None = None
    problem: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundsToPay:
    """The answer to `list_waiting`: sales with a refund that somebody has still to pay."""

    sales: tuple[Sale, ...]


GivingBackEvent: TypeAlias = ChoicesTold | AddressTold | RefundsToPay


class GivingBackFacade(Protocol):
    """Commands return at once. A sale whose refund moves is told as any other change of it."""

    def look(self, sale_id: UUID) -> None:
        """ChoicesTold."""
        ...

    def check_address(self, text: str) -> None:
        """AddressTold."""
        ...

    def ask(self, sale: Sale, offer: RefundOffer, text: str) -> None:
        """Needs the right to refund: OverrideAsked where somebody else has to allow it.

        SaleChanged, or CommandRefused.
        """
        ...

    def withdraw(self, sale: Sale, refund_id: UUID) -> None:
        """As `ask`."""
        ...

    def list_waiting(self) -> None:
        """RefundsToPay."""
        ...
