"""The cash drawer: a touch or a paid sale opens it within five seconds, or not at all.

What is asked of it is kept in memory only, so that nothing ever opens it again or much later.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.message import Message, TillError
from pos_app.domain.sale_state import Life

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock

LIFE_SECONDS = 5.0
REST_SECONDS = 3_600.0
# After so long the customer of a sale has left, and maybe everybody else.
CUSTOMER_STAYS = timedelta(hours=1)
UNSURE = "drawer.unsure"

log = logging.getLogger(__name__)


class AskedBy(Enum):
    TOUCH = "touch"
    SALE = "sale"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerAnswer:
    """`problem` is why it did not open, or that nobody knows; None when it did."""

    asked_by: AskedBy
    problem: Message | None = None


class Drawer(Protocol):
    def open(self, seconds_left: Callable[[], float]) -> None:
        """Before `seconds_left` is used up, or UnreachableError, RefusedError and not at all.

        `drawer.unsure`: the command left, and nobody knows what became of it.
        """
        ...

    def stop(self) -> None:
        """End what runs, within a second; from any thread."""
        ...


@dataclass(frozen=True, slots=True)
class _Wish:
    asked_by: AskedBy
    at: float  # monotonic
    by: Authority | None  # whose touch, where the till knows them
    sale_id: UUID | None  # that was paid


class NoteEvent(Protocol):
    """As `Ledger.note_till_event`."""

    def __call__(
        self,
        name: str,
        body: Mapping[str, str],
        *,
        subject: UUID | None = None,
        by: Authority | None = None,
    ) -> None: ...


class CashDrawer:
    """`ask` from any thread; `step` in one worker, which calls `on_answer` once for each wish."""

    def __init__(self, clock: Clock, on_answer: Callable[[DrawerAnswer], None]) -> None:
        self._clock = clock
        self._on_answer = on_answer
        self._guard = threading.Lock()
        self._wish: _Wish | None = None
        self._drawer: Drawer | None = None

    def employ(
        self,
        drawer: Drawer,
        note: NoteEvent,
        wake: Callable[[], None],
    ) -> None:
        """From here on it can open; `note` writes the journal."""
        self._note = note
        self._wake = wake
        self._drawer = drawer

    def ask(
        self,
        asked_by: AskedBy = AskedBy.TOUCH,
        *,
        by: Authority | None = None,
        sale_id: UUID | None = None,
    ) -> None:
        """Return at once. While an earlier wish is open, it is the answer to this one as well.

        `by` is who touched, `sale_id` the sale that was paid.
        """
        if self._drawer is None:
            self._answer(asked_by, Message(code="drawer.not_ready"))
            return
        with self._guard:
            if self._wish is not None:
                return
            self._wish = _Wish(asked_by, self._clock.monotonic(), by, sale_id)
        self._wake()

    def step(self) -> float:
        """Carry out what was asked; seconds to rest."""
        wish = self._wish
        if wish is None:
            return REST_SECONDS
        problem = self._open(wish)
        with self._guard:
            self._wish = None
        self._answer(wish.asked_by, problem)
        self._write_down(wish, problem)
        return REST_SECONDS

    def _open(self, wish: _Wish) -> Message | None:
        def seconds_left() -> float:
            return wish.at + LIFE_SECONDS - self._clock.monotonic()

        try:
            if self._drawer is None or seconds_left() <= 0:
                return Message(code="drawer.too_late")
            self._drawer.open(seconds_left)
        except TillError as error:
            return error.message
        except Exception:
            log.exception("the cash drawer failed")
            return Message(code="till.bug")
        return None

    def _answer(self, asked_by: AskedBy, problem: Message | None) -> None:
        outcome = "opened" if problem is None else problem.code
        log.info("cash drawer, asked for by a %s: %s", asked_by.value, outcome)
        self._on_answer(DrawerAnswer(asked_by=asked_by, problem=problem))

    def _write_down(self, wish: _Wish, problem: Message | None) -> None:
        body = {"asked_by": wish.asked_by.value}
        name = "drawer.opened"
        if problem is not None:
            name = UNSURE if problem.code == UNSURE else "drawer.not_opened"
            body["reason"] = problem.code
        try:
            self._note(name, body, subject=wish.sale_id, by=wish.by)
        except TillError as error:
            log.warning("%s is not in the journal: %s", name, error)


class PaidSales:
    """Asks for the drawer once, when the newest sale is paid; never for one of an earlier start."""

    def __init__(self, clock: Clock, ask: Callable[[UUID], None]) -> None:
        self._clock = clock
        self._ask = ask
        self._newest = 0
        self._awaited: UUID | None = None

    def follow(self, sale: Sale) -> None:
        """A sale has changed, as it was recorded."""
        if sale.number > self._newest:
            self._newest, self._awaited = sale.number, None
        if sale.number < self._newest:
            return
        if sale.state.life is Life.OPEN:
            self._awaited = sale.id
        elif sale.id == self._awaited and sale.state.life is Life.SETTLED:
            self._awaited = None
            if self._clock.now() - sale.created_at <= CUSTOMER_STAYS:
                self._ask(sale.id)
