"""Reads the calls to the store's server for the screen, and has them sent again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pos_app.domain.rights import ANYBODY
from pos_app.ports import DeliveryState, RefusedError
from pos_app.services.commands import CommandQueue
from pos_app.services.worker import Worker
from pos_app.ui.calls import CallFilter, CallRead, CallsMoved, CallsRead
from pos_app.ui.till import CommandRefused

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.rights import Authority
    from pos_app.ports import Store
    from pos_app.services.store.outbox import Outbox
    from pos_app.till.doing import Do

PAGE = 50
_STATES = {
    CallFilter.WAITING: DeliveryState.WAITING,
    CallFilter.DELIVERED: DeliveryState.DELIVERED,
}


class CallDesk:
    """Works in a thread of its own; questions wait until `open`."""

    def __init__(self, publish: Callable[[object], None], do: Do) -> None:
        self._publish = publish
        self._do = do
        self._newest_question = 0
        self._commands = CommandQueue(self._refused)
        self._worker = Worker("calls", self._commands.step)
        self._commands.wake = self._worker.wake

    def open(self, store: Store, outbox: Outbox | None, wake_outbox: Callable[[], None]) -> None:
        """`outbox` is None where the shop has no server to tell."""
        self._store = store
        self._outbox = outbox
        self._wake_outbox = wake_outbox
        self._worker.start()

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)

    def read_calls(
        self, ticket: int, which: CallFilter, *, sale_id: UUID | None, before: int | None
    ) -> None:
        self._newest_question = ticket
        self._commands.put(lambda: self._read_calls(ticket, which, sale_id, before))

    def read_call(self, ticket: int, message_id: str) -> None:
        self._commands.put(lambda: self._read_call(ticket, message_id))

    def send_again(self, message_id: str) -> None:
        self._ask_to_hurry(lambda outbox: outbox.send_again(message_id))

    def try_again(self) -> None:
        self._ask_to_hurry(lambda outbox: outbox.try_again())

    def _read_calls(
        self, ticket: int, which: CallFilter, sale_id: UUID | None, before: int | None
    ) -> None:
        if ticket != self._newest_question:
            return
        with self._store.transaction() as transaction:
            found = transaction.messages(
                sale_id,
                PAGE + 1,
                state=_STATES.get(which),
                failed=which is CallFilter.FAILED,
                before=before,
            )
        calls = found[:PAGE]
        self._publish(CallsRead(ticket=ticket, calls=calls, has_older=len(found) > PAGE))

    def _read_call(self, ticket: int, message_id: str) -> None:
        with self._store.transaction() as transaction:
            try:
                call = transaction.message(message_id)
            except LookupError:  # it has grown old, and was dropped
                call = None
        self._publish(CallRead(ticket=ticket, call=call))

    def _ask_to_hurry(self, command: Callable[[Outbox], None]) -> None:
        def asked(_: Authority) -> None:
            self._commands.put(lambda: self._hurry(command))

        self._do(ANYBODY, asked, at_once=True)

    def _hurry(self, command: Callable[[Outbox], None]) -> None:
        if self._outbox is None:
            raise RefusedError("webhook.absent")
        with suppress(LookupError):  # a call that was dropped meanwhile is no longer shown
            command(self._outbox)
        self._wake_outbox()
        self._publish(CallsMoved())

    def _refused(self, message: Message, _: object) -> None:
        self._publish(CommandRefused(message=message))
