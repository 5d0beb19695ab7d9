"""Calls in memory: read a few at a time, and sent again at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.ports import DeliveryState
from pos_app.ui.calls import CallFilter, CallRead, CallsMoved, CallsRead

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.ports import OutboxMessage

PAGE = 6


class MemoryCalls:
    """`kept` is oldest first; `asked` are the ids to send again, empty for all that waits."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[object], None]] = []
        self.kept: list[OutboxMessage] = []
        self.asked: list[str] = []
        self.reads = 0

    def read_calls(
        self, ticket: int, which: CallFilter, *, sale_id: UUID | None, before: int | None
    ) -> None:
        self.reads += 1
        found = [
            call
            for call in reversed(self.kept)
            if _is_of(call, which)
            and sale_id in {None, call.sale_id}
            and (before is None or call.position < before)
        ]
        more = len(found) > PAGE
        self._publish(CallsRead(ticket=ticket, calls=tuple(found[:PAGE]), has_older=more))

    def read_call(self, ticket: int, message_id: str) -> None:
        found = [call for call in self.kept if call.id == message_id]
        self._publish(CallRead(ticket=ticket, call=found[0] if found else None))

    def send_again(self, message_id: str) -> None:
        self.asked.append(message_id)
        self.kept = [
            replace(call, state=DeliveryState.WAITING, next_try_at=call.created_at)
            if call.id == message_id
            else call
            for call in self.kept
        ]
        self._publish(CallsMoved())

    def try_again(self) -> None:
        self.asked.append("")

    def _publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)


def _is_of(call: OutboxMessage, which: CallFilter) -> bool:
    failed = call.state is DeliveryState.GIVEN_UP or (
        call.state is DeliveryState.WAITING and call.attempts > 0
    )
    return {
        CallFilter.ALL: True,
        CallFilter.WAITING: call.state is DeliveryState.WAITING,
        CallFilter.FAILED: failed,
        CallFilter.DELIVERED: call.state is DeliveryState.DELIVERED,
    }[which]
