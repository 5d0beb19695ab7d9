"""What the till keeps of the messages to the store's server, and what may be asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from uuid import UUID


class DeliveryState(Enum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """One call to the store; `id` is the same for every try, `position` orders those of a sale.

    `attempts` counts the tries since it was written, or since `put_back_at`: then it was to be
    sent again. `last_status` is None where nobody answered the last try; then `last_answer` is the
    code of what went wrong, otherwise the start of the answer's text.
    """

    id: str
    position: int
    sale_id: UUID | None  # none: it is about a shift
    name: str
    body: str
    created_at: datetime
    state: DeliveryState
    attempts: int
    next_try_at: datetime
    last_answer: str | None
    tried_at: datetime | None = None
    last_status: int | None = None
    put_back_at: datetime | None = None


class OutboxTransaction(Protocol):
    """The part of a transaction that is about messages."""

    def add_message(
        self, sale_id: UUID | None, message_id: str, name: str, body: str, at: datetime
    ) -> None:
        """Without a sale for what concerns a shift; those are in one order of their own."""
        ...

    def due_messages(self, now: datetime, limit: int) -> tuple[OutboxMessage, ...]:
        """Oldest first: waiting, and no message of its sale before it waits for a later time."""
        ...

    def update_message(self, message: OutboxMessage) -> None: ...
    def update_messages(self, messages: Sequence[OutboxMessage]) -> None:
        """As one by one, but at a third of the price.

        One that has been put back since it was read stays as it is: it is to be sent again.
        """
        ...

    def message(self, message_id: str) -> OutboxMessage:
        """LookupError when there is none."""
        ...

    def messages(
        self,
        sale_id: UUID | None,
        limit: int,
        *,
        state: DeliveryState | None = None,
        failed: bool = False,
        before: int | None = None,
    ) -> tuple[OutboxMessage, ...]:
        """Newest first, of all sales or of one, those at a position lower than `before`.

        In one state only, or those that `failed`: given up, or waiting after a try in vain.
        """
        ...

    def deliveries(self, sale_ids: Collection[UUID]) -> dict[UUID, set[DeliveryState]]:
        """How what the store is told of these sales stands; nothing of who has no message."""
        ...

    def messages_since(self, since: datetime, sale_id: UUID | None) -> tuple[int, ...]:
        """The positions of what was written from then on, of all or of one sale, in order."""
        ...

    def put_back(self, positions: Sequence[int], at: datetime) -> None:
        """These wait again, due at `at`, as if they had never been tried."""
        ...

    def forget_messages(self, since: datetime, until: datetime) -> None:
        """Drop what was written then and waits no more, but keep the newest of each sale."""
        ...

    def first_message_at(self) -> datetime | None:
        """When the oldest message was written that is still kept."""
        ...

    def waiting_messages(self) -> int: ...
    def oldest_message_at(self) -> datetime | None:
        """Since when the oldest waiting message waits."""
        ...

    def next_message_at(self) -> datetime | None:
        """When a message will be due; in the past when one is."""
        ...

    def hasten_messages(
        self, now: datetime, *, later_than: datetime | None = None, server_failed: bool = False
    ) -> None:
        """Every waiting message is due `now`, or only those whose next try is `later_than`.

        Or only those whose last try met no answer or a failure of the server (500 to 599).
        """
        ...

    def hasten_sale(self, sale_id: UUID | None, now: datetime) -> None:
        """Every waiting message of one sale is due `now`."""
        ...
