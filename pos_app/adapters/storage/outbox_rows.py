"""Messages to the shop's server, in the order they were written, and what is looked up of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    union_all,
    update,
)

from pos_app.adapters.storage.schema_outbox import MESSAGE_GIVEN_UP, MESSAGE_WAITS, outbox
from pos_app.ports import DeliveryState, OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection, Select

# Conditions word for word as in the partial indexes, or SQLite reads every message.
_WAITS = text(MESSAGE_WAITS)
_OF_STATE = {DeliveryState.WAITING: _WAITS, DeliveryState.GIVEN_UP: text(MESSAGE_GIVEN_UP)}
_candidate, _earlier, _later = outbox.alias("w"), outbox.alias("e"), outbox.alias("l")
_SERVER_FAILURE = 500  # and above
_SERVER_FAILED = and_(
    outbox.c.attempts > 0,
    or_(outbox.c.last_status.is_(None), outbox.c.last_status >= _SERVER_FAILURE),
)
_FAILED = union_all(
    select(outbox.c.position).where(text(MESSAGE_GIVEN_UP)),
    select(outbox.c.position).where(_WAITS, outbox.c.attempts > 0),
)
# SQLite takes the other columns of a group from the row that has the least position.
_FIRST_OF_EACH_SALE = (
    select(outbox.c.next_try_at, func.min(outbox.c.position))
    .where(_WAITS)
    .group_by(outbox.c.sale_id)
).subquery()


_PLACE, _PUT_BACK = "of_position", "was_put_back_at"
_CHANGING = ("state", "attempts", "next_try_at", "tried_at", "last_status", "last_answer")
# Made once: a store that is back lets thousands be updated.
_UPDATE = (
    update(outbox)
    .where(
        outbox.c.position == bindparam(_PLACE),
        outbox.c.put_back_at.is_not_distinct_from(bindparam(_PUT_BACK)),
    )
    .values({name: bindparam(name) for name in _CHANGING})
)


class OutboxRows:
    _connection: Connection

    def add_message(
        self, sale_id: UUID | None, message_id: str, name: str, body: str, at: datetime
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
        held_up = exists().where(
            text("e.state = 'waiting'"),
            _earlier.c.sale_id.is_not_distinct_from(_candidate.c.sale_id),
            _earlier.c.position < _candidate.c.position,
            _earlier.c.next_try_at > now,
        )
        due = (
            select(_candidate.c.position)
            .where(text("w.state = 'waiting'"), _candidate.c.next_try_at <= now, ~held_up)
            .order_by(_candidate.c.position)
            .limit(limit)
        )
        return self._read(
            select(outbox).where(outbox.c.position.in_(due)).order_by(outbox.c.position)
        )

    def update_message(self, message: OutboxMessage) -> None:
        self.update_messages((message,))

    def update_messages(self, messages: Sequence[OutboxMessage]) -> None:
        changed = [
            {
                _PLACE: one.position,
                _PUT_BACK: one.put_back_at,
                **{name: getattr(one, name) for name in _CHANGING},
            }
            for one in messages
        ]
        self._connection.execute(_UPDATE, changed)

    def message(self, message_id: str) -> OutboxMessage:
        found = self._read(select(outbox).where(outbox.c.id == message_id))
        if not found:
            raise LookupError(message_id)
        return found[0]

    def messages(
        self,
        sale_id: UUID | None,
        limit: int,
        *,
        state: DeliveryState | None = None,
        failed: bool = False,
        before: int | None = None,
    ) -> tuple[OutboxMessage, ...]:
        wanted = select(outbox).order_by(outbox.c.position.desc()).limit(limit)
        if sale_id is not None:
            wanted = wanted.where(outbox.c.sale_id == sale_id)
        if state is not None:
            wanted = wanted.where(_OF_STATE.get(state, outbox.c.state == state))
        if failed:
            wanted = wanted.where(outbox.c.position.in_(_FAILED))
        if before is not None:
            wanted = wanted.where(outbox.c.position < before)
        return self._read(wanted)

    def deliveries(self, sale_ids: Collection[UUID]) -> dict[UUID, set[DeliveryState]]:
        wanted = select(outbox.c.sale_id, outbox.c.state).distinct()
        states: dict[UUID, set[DeliveryState]] = defaultdict(set)
        for row in self._connection.execute(wanted.where(outbox.c.sale_id.in_(sale_ids))):
            states[row.sale_id].add(row.state)
        return states

    def messages_since(self, since: datetime, sale_id: UUID | None) -> tuple[int, ...]:
        wanted = select(outbox.c.position).where(outbox.c.created_at >= since)
        if sale_id is not None:
            wanted = wanted.where(outbox.c.sale_id == sale_id)
        return tuple(sorted(self._connection.execute(wanted).scalars()))

    def put_back(self, positions: Sequence[int], at: datetime) -> None:
        self._connection.execute(
            update(outbox)
            .where(outbox.c.position.in_(positions))
            .values(state=DeliveryState.WAITING, attempts=0, next_try_at=at, put_back_at=at)
        )

    def forget_messages(self, since: datetime, until: datetime) -> None:
        followed = exists().where(
            _later.c.sale_id.is_not_distinct_from(outbox.c.sale_id),
            _later.c.position > outbox.c.position,
        )
        self._connection.execute(
            delete(outbox).where(
                outbox.c.created_at >= since,
                outbox.c.created_at < until,
                outbox.c.state != DeliveryState.WAITING,
                followed,
            )
        )

    def first_message_at(self) -> datetime | None:
        return self._time(select(func.min(outbox.c.created_at)))

    def waiting_messages(self) -> int:
        wanted = select(func.count()).select_from(outbox).where(_WAITS)
        return self._connection.execute(wanted).scalar_one()

    def oldest_message_at(self) -> datetime | None:
        since = func.coalesce(outbox.c.put_back_at, outbox.c.created_at)
        return self._time(select(func.min(since)).where(_WAITS))

    def next_message_at(self) -> datetime | None:
        return self._time(select(func.min(_FIRST_OF_EACH_SALE.c.next_try_at)))

    def hasten_messages(
        self, now: datetime, *, later_than: datetime | None = None, server_failed: bool = False
    ) -> None:
        wanted: list[ColumnElement[bool]] = []
        if later_than is not None:
            wanted.append(outbox.c.next_try_at > later_than)
        if server_failed:
            wanted.append(_SERVER_FAILED)
        self._connection.execute(update(outbox).where(_WAITS, *wanted).values(next_try_at=now))

    def hasten_sale(self, sale_id: UUID | None, now: datetime) -> None:
        of_sale = outbox.c.sale_id.is_not_distinct_from(sale_id)
        self._connection.execute(update(outbox).where(_WAITS, of_sale).values(next_try_at=now))

    def _read(self, wanted: Select[Any]) -> tuple[OutboxMessage, ...]:
        rows = self._connection.execute(wanted).mappings()
        return tuple(OutboxMessage(**row) for row in rows)

    def _time(self, wanted: Select[Any]) -> datetime | None:
        found: datetime | None = self._connection.execute(wanted).scalar_one()
        return found
