"""Looks at the wall clock now and then: a jump is shown and journalled."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.services.clock_guard import ClockGuard, ClockJump, jump_while_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Clock, Store
    from pos_app.services.books.ledger import Ledger
    from pos_app.till.status_board import StatusBoard

LOOK_SECONDS = 5.0
# Whatever is not there after this is not on its way but missing.
LONGEST_START_SECONDS = 8.0
LAST_SEEN = "clock.last_seen"
# Each writing wears the disk a little, and a minute is near enough for a clock set back.
REMEMBER_SECONDS = 60.0


class ClockWatch:
    """`on_jump` is called after each jump, in the worker's thread."""

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        clock: Clock,
        board: StatusBoard,
        *,
        on_jump: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._clock = clock
        self._board = board
        self._on_jump = on_jump
        self._guard = ClockGuard(clock)
        self._started = False
        self._remember_at = clock.monotonic()
        self._start_over_at = clock.monotonic() + LONGEST_START_SECONDS

    def step(self) -> float:
        if not self._started:
            self._started = True
            self._tell(self._since_last_run())
        self._tell(self._guard.check())
        self._board.look_at_tip(self._clock.monotonic())
        if self._clock.monotonic() >= self._start_over_at:
            self._board.end_start()
        if self._clock.monotonic() >= self._remember_at:
            self._remember_at = self._clock.monotonic() + REMEMBER_SECONDS
            with self._store.transaction() as transaction:
                transaction.set_value(LAST_SEEN, self._clock.now().isoformat())
        return LOOK_SECONDS

    def _since_last_run(self) -> ClockJump | None:
        with self._store.transaction() as transaction:
            seen = transaction.get_value(LAST_SEEN)
        return (
            None
            if seen is None
            else jump_while_off(datetime.fromisoformat(seen), self._clock.now())
        )

    def _tell(self, jump: ClockJump | None) -> None:
        if jump is None:
            return
        # First the person, then the disk, which may fail.
        self._board.add_notice(
            Message(code="clock.jumped", arguments={"seconds": str(jump.seconds)})
        )
        self._ledger.note_till_event("clock.jumped", {"seconds": jump.seconds})
        self._on_jump()
