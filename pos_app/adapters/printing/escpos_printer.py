"""A receipt printer that speaks ESC/POS, whatever line it hangs on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import INITIALISE, flush
from pos_app.adapters.printing.line import LineLostError, LineStoppedError
from pos_app.adapters.printing.printer_status import (
    ASK_CONFIRMATION,
    AUTOMATIC_STATUS_ON,
    OFFLINE_CAUSE,
    PAPER_SENSOR,
    ask,
)
from pos_app.ports import PrintResult, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.printing.line import Line
    from pos_app.domain.message import Message

_QUESTIONS = (OFFLINE_CAUSE, PAPER_SENSOR)
_ASK_ALL = b"".join(ask(question) for question in _QUESTIONS)
_TURN_SECONDS = 0.5
_WIDEST_DOTS = 576
# A slow printer: 30 mm/s of 576-dot rows, eight rows a millimetre.
_SLOW_BYTES_PER_SECOND = 30 * 8 * 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds. `stall`: nothing is taken and no reason given; `confirm`: where it always does."""

    connect: float = 2.0
    status: float = 0.5
    stall: float = 20.0
    grace: float = 2.0
    mute_grace: float = 0.5
    confirm: float = 120.0


class EscPosPrinter:
    """One short connection a job. Call from one thread, `stop` from any.

    `open_line` connects within the seconds it gets, UnreachableError when it can't; `place` names
    the printer in messages. A line that is `always_there` (a cable, not a connection) says nothing
    of a printer that is off: there silence means away, once the printer was heard.
    """

    def __init__(
        self,
        open_line: Callable[[Event, float], Line],
        *,
        place: str,
        always_there: bool = False,
        limits: Limits | None = None,
    ) -> None:
        self.place = place
        self._open_line = open_line
        self._always_there = always_there
        self._limits = limits or Limits()
        self._stopping = Event()
        # An earlier process may have died inside a band.
        self._left_open = True
        self._speaks = False
        self._confirms = False

    def check(self) -> None:
        self._open().close()

    def print(self, data: bytes, on_trouble: Callable[[Message | None], None]) -> PrintResult:
        line = self._open()
        prefix = flush(_WIDEST_DOTS) if self._left_open else b""
        opening = prefix + INITIALISE + AUTOMATIC_STATUS_ON
        job = _Job(line, opening, data.removeprefix(INITIALISE), on_trouble, self._limits)
        self._left_open = True
        try:
            job.send()
            result = job.confirm(patient=self._confirms)
        except (LineLostError, LineStoppedError, TimeoutError) as error:
            line.drop()
            if job.nothing_left:
                raise self._unreachable(error) from error
            return PrintResult.UNCERTAIN
        except BaseException:
            line.drop()
            raise
        self._left_open = False
        self._confirms = self._confirms or result is PrintResult.PRINTED
        self._speaks = self._speaks or line.status.spoke
        line.close()
        return result

    def stop(self) -> None:
        self._stopping.set()

    def _open(self) -> Line:
        """A line to a printer that can print now, or never says."""
        line = self._open_line(self._stopping, self._limits.connect)
        try:
            line.ask(_QUESTIONS, _ASK_ALL)
            end = time.monotonic() + self._limits.status
            while not line.status.answered and (left := end - time.monotonic()) > 0:
                line.turn(None, left)
        except (LineLostError, LineStoppedError) as error:
            line.drop()
            raise self._unreachable(error) from error
        problem = line.status.problem
        if problem is not None:
            line.close()
            raise RefusedError(problem.code)
        if self._always_there and self._speaks and not line.status.spoke:
            line.drop()
            raise UnreachableError("printer.unreachable", host=self.place, reason="no answer")
        self._speaks = self._speaks or line.status.spoke
        return line

    def _unreachable(self, error: Exception) -> UnreachableError:
        if isinstance(error, LineStoppedError):
            return UnreachableError("printer.stopped")
        return UnreachableError("printer.unreachable", host=self.place, reason=str(error))


class _Job:
    def __init__(
        self,
        line: Line,
        opening: bytes,
        body: bytes,
        on_trouble: Callable[[Message | None], None],
        limits: Limits,
    ) -> None:
        self._line = line
        self._opening = len(opening)
        self._data = memoryview(opening + body + ASK_CONFIRMATION)
        self._on_trouble = on_trouble
        self._limits = limits
        self._sent = 0
        self._trouble: Message | None = None

    @property
    def nothing_left(self) -> bool:
        """No byte that could have become a dot; the opening prints nothing."""
        return self._sent <= self._opening

    def send(self) -> None:
        """Until the last byte is taken; TimeoutError when nothing moves and nobody says why."""
        moved = time.monotonic()
        while self._sent < len(self._data):
            taken = self._line.turn(self._data[self._sent :], _TURN_SECONDS)
            self._sent += taken
            if taken or self._held_up():
                moved = time.monotonic()
            elif time.monotonic() - moved > self._limits.stall:
                raise TimeoutError("it takes nothing")

    def confirm(self, *, patient: bool) -> PrintResult:
        """Wait for the printer's word, longer where it is known to give it."""
        status = self._line.status
        grace = self._limits.grace + len(self._data) / _SLOW_BYTES_PER_SECOND
        patience = self._limits.confirm if patient else grace
        asked = moved = time.monotonic()
        unsent = self._line.unsent()
        while not status.confirmed:
            self._line.turn(None, min(_TURN_SECONDS, self._limits.mute_grace))
            now = time.monotonic()
            before, unsent = unsent, self._line.unsent()
            if self._held_up() or unsent < before:
                moved = now
            if unsent and now - moved > self._limits.stall:
                raise TimeoutError("it takes nothing")
            if not unsent and now - moved > (patience if status.spoke else self._limits.mute_grace):
                return PrintResult.SENT
            if status.spoke and status.answered and now - asked > _TURN_SECONDS:
                self._line.ask(_QUESTIONS, _ASK_ALL)
                asked = now
        self._held_up()
        return PrintResult.PRINTED

    def _held_up(self) -> bool:
        problem = self._line.status.problem
        if problem != self._trouble:
            self._trouble = problem
            self._on_trouble(problem)
        return problem is not None
