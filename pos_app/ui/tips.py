"""What the view that is turned to the customer asks of tips, before there is a QR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.tip import TipOffer


# What whoever sells may do while the customer has not answered yet.
ASK_TIP, NO_TIP = "ask_tip", "no_tip"
TIP_ACTIONS = frozenset({ASK_TIP, NO_TIP})


class TipFacade(Protocol):
    """`choose` returns at once; the sale moves on from being prepared, or CommandRefused."""

    @property
    def offer(self) -> TipOffer | None:
        """None where the shop asks for no tip."""
        ...

    @property
    def upside_down(self) -> bool:
        """The customer reads it from the other side of the screen."""
        ...

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        """None: no tip. Nothing happens where it was chosen elsewhere meanwhile."""
        ...


class NoTips:
    """Implements TipFacade where the shop asks for none."""

    offer = None
    upside_down = False

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        """Nobody asks."""
