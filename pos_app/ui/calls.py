"""What the page of calls asks of the till: the messages to the store's server, a page at a time.

Each question may read the disk, so it returns at once and is answered through the event bridge.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.ports import OutboxMessage


class CallFilter(Enum):
    """Which calls a person wants to see; FAILED are given up, or were tried in vain so far."""

    ALL = "all"
    WAITING = "waiting"
    FAILED = "failed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsRead:
    """The answer to `read_calls`, newest first; `has_older`: there are more before the last."""

    ticket: int
    calls: tuple[OutboxMessage, ...]
    has_older: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRead:
    """The answer to `read_call`; None when there is no such call."""

    ticket: int
    call: OutboxMessage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsMoved:
    """What a person wanted sent is on its way: ask again for what is shown."""


CallEvent: TypeAlias = CallsRead | CallRead | CallsMoved


class StoreCalls(Protocol):
    def read_calls(
        self, ticket: int, which: CallFilter, *, sale_id: UUID | None, before: int | None
    ) -> None:
        """A page of calls, of all sales or of one, that were written before a position.

        A question that a newer one overtook may stay without an answer.
        """
        ...

    def read_call(self, ticket: int, message_id: str) -> None: ...

    def send_again(self, message_id: str) -> None:
        """The same body under the same id, also when the store has taken it already."""
        ...

    def try_again(self) -> None:
        """Send what waits now; turns on what the store's server has turned off."""
        ...
