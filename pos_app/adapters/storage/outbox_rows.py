"""Messages to the shop's server, in the order they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from pos_app.adapters.storage.schema import outbox
from pos_app.ports import DeliveryState, OutboxMessage

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

_WAITS = outbox.c.state == DeliveryState.WAITING
_FIRST_OF_EACH_SALE = select(func.min(outbox.c.position)).where(_WAITS).group_by(outbox.c.sale_id)


class OutboxRows:
    _connection: Connection

    def add_message(
        self, sale_id: UUID, message_id: str, name: str, body: str, at: datetime
    ) -> None:
        self._connection.execute(
            insert(outbox).values(
                id=message_id,
                sale_id=sale_id,
                name=name,
                body=body,
                created_at=at,
                state=DeliveryState.WAITING,
                attempts=0,
                next_try_at=at,
            )
        )

    def due_messages(self, now: datetime, limit: int) -> tuple[OutboxMessage, ...]:
        wanted = (
            select(outbox)
            .where(outbox.c.position.in_(_FIRST_OF_EACH_SALE), outbox.c.next_try_at <= now)
            .order_by(outbox.c.next_try_at, outbox.c.position)
            .limit(limit)
        )
        rows = self._connection.execute(wanted).mappings()
        return tuple(OutboxMessage(**row) for row in rows)

    def update_message(self, message: OutboxMessage) -> None:
        self._connection.execute(
            update(outbox)
            .where(outbox.c.id == message.id)
            .values(
                state=message.state,
                attempts=message.attempts,
                next_try_at=message.next_try_at,
                last_answer=message.last_answer,
            )
        )

    def messages(self, sale_id: UUID | None, limit: int) -> tuple[OutboxMessage, ...]:
        wanted = select(outbox).order_by(outbox.c.position.desc()).limit(limit)
        if sale_id is not None:
            wanted = wanted.where(outbox.c.sale_id == sale_id)
        rows = self._connection.execute(wanted).mappings()
        return tuple(OutboxMessage(**row) for row in rows)

    def waiting_messages(self) -> int:
        wanted = select(func.count()).select_from(outbox).where(_WAITS)
        return self._connection.execute(wanted).scalar_one()

    def oldest_message_at(self) -> datetime | None:
        wanted = select(func.min(outbox.c.created_at)).where(_WAITS)
        found: datetime | None = self._connection.execute(wanted).scalar_one()
        return found

    def next_message_at(self) -> datetime | None:
        wanted = select(func.min(outbox.c.next_try_at)).where(
            outbox.c.position.in_(_FIRST_OF_EACH_SALE)
        )
        found: datetime | None = self._connection.execute(wanted).scalar_one()
        return found

    def hasten_messages(self, now: datetime, *, later_than: datetime | None = None) -> None:
        wanted = update(outbox).where(_WAITS)
        if later_than is not None:
            wanted = wanted.where(outbox.c.next_try_at > later_than)
        self._connection.execute(wanted.values(next_try_at=now))
