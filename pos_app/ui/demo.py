"""What the demo's customer panel asks of the demo shop, and what it hears from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCame:
    """A paper that was cut, drawn back from the bytes that the printer got. `png` is a file."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreHeard:
    """A call that reached the store's server; the rest is of its body, where it is about a sale."""

    at: datetime
    name: str  # sale.created, sale.seen ...
    sale_number: int | None
    payment_status: str | None
    order_status: str | None
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMined:
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRefused:
    """The customer could not do it: nothing to pay, nothing to take back."""

    message: Message


DemoEvent: TypeAlias = PaperCame | StoreHeard | BlockMined | CustomerRefused


class DemoFacade(Protocol):
    """Each call returns at once; what follows comes as events, and over the simulated chain."""

    def pay_exactly(self, sale_id: UUID) -> None:
        """What is missing now."""
        ...

    def pay_too_little(self, sale_id: UUID) -> None: ...

    def pay_too_much(self, sale_id: UUID) -> None: ...

    def pay_late(self, sale_id: UUID) -> None:
        """Skip the demo's clock beyond the held price, then pay what was asked."""
        ...

    def double_spend(self, sale_id: UUID) -> None:
        """Spend the coins of the unconfirmed payment to somebody else."""
        ...

    def mine(self) -> None:
        """One block with everything that waits. Answered by BlockMined."""
        ...
