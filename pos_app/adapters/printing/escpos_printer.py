"""A receipt printer that speaks ESC/POS, whatever line it hangs on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event, Lock
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import INITIALISE, flush
from pos_app.adapters.printing.escpos_job import Job, Mechanic, ask_all
from pos_app.adapters.printing.line import LineLostError, LineStoppedError
from pos_app.adapters.printing.printer_status import AUTOMATIC_STATUS_ON, ERROR_CAUSE
from pos_app.domain.message import Message
from pos_app.ports import PrintResult, PrintStage, RefusedError, UnreachableError, unheard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.printing.line import Line

_WIDEST_DOTS = 576
_TURN_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds. `stall`: nothing is taken and no reason given; `confirm`: where it always does.

    `silence`: of one that answers questions; `tag`: from its word that all is processed to its
    word that all is on paper, by which one is known that gives only the first.
    """

    connect: float = 2.0
    status: float = 0.5
    stall: float = 20.0
    grace: float = 2.0
    mute_grace: float = 0.5
    confirm: float = 120.0
    silence: float = 20.0
    tag: float = 1.0


class EscPosPrinter:
    """One short connection a job, a look or a command, one after the other; from any thread.

    `open_line` connects within the seconds it gets, UnreachableError when it can't; `place` names
    the printer in messages. Silence of one that has answered before means that it can't print now:
    on a line that is `always_there` (a cable) it is off, on a connection it serves another host.
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
        self._one_line = Lock()
        # An earlier process may have died inside a band.
        self._left_open = True
        self._replies = False
        self._confirms = False
        self._gives_tags: bool | None = None
        self._mechanic = Mechanic()
        self._paper_low = False

    @property
    def notice(self) -> Message | None:
        return Message(code="printer.paper_low") if self._paper_low else None

    def check(self) -> None:
        with self._one_line:
            self._open().close()

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        with self._one_line:
            return self._print(self._open(), data, on_trouble, on_stage)

    def send_command(self, data: bytes, seconds: float) -> PrintResult:
        """A few bytes that are no paper, once and now or never: SENT, or UNCERTAIN.

        It waits for what runs, `seconds` for all of it. UnreachableError (`printer.busy` while a
        job takes longer) or RefusedError only while no byte of it has left.
        """
        end = time.monotonic() + seconds
        if not self._one_line.acquire(timeout=seconds):
            raise UnreachableError("printer.busy", host=self.place)
        try:
            return self._command(self._open(), data, end)
        finally:
            self._one_line.release()

    def _command(self, line: Line, data: bytes, end: float) -> PrintResult:
        rest = memoryview(data)
        try:
            while rest and (left := end - time.monotonic()) > 0:
                rest = rest[line.turn(rest, left) :]
            while line.unsent() and (left := end - time.monotonic()) > 0:
                line.turn(None, min(left, _TURN_SECONDS))
        except (LineLostError, LineStoppedError) as error:
            line.drop()
            if len(rest) == len(data):
                raise self._unreachable(error) from error
            return PrintResult.UNCERTAIN
        if len(rest) == len(data):
            line.drop()
            raise UnreachableError("printer.unreachable", host=self.place, reason="takes nothing")
        if rest or line.unsent():
            # What did not leave in time must not be done much later.
            line.drop()
            return PrintResult.UNCERTAIN
        line.close()
        return PrintResult.SENT

    def _print(
        self,
        line: Line,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None],
    ) -> PrintResult:
        prefix = flush(_WIDEST_DOTS) if self._left_open else b""
        opening = prefix + INITIALISE + AUTOMATIC_STATUS_ON
        job = Job(
            line,
            opening,
            data.removeprefix(INITIALISE),
            on_trouble,
            on_stage,
            limits=self._limits,
            mechanic=self._mechanic,
            gives_tags=self._gives_tags,
        )
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
        self._gives_tags = job.gives_tags
        self._paper_low = line.status.paper_low
        line.close()
        return result

    def stop(self) -> None:
        self._stopping.set()

    def _open(self) -> Line:
        """A line to a printer that can print now, or never says."""
        line = self._open_line(self._stopping, self._limits.connect)
        status = line.status
        try:
            ask_all(line)
            self._hear(line)
            if status.fault is not None:
                ask_all(line, (ERROR_CAUSE,))
                self._hear(line)
            self._mechanic.look(line)
        except (LineLostError, LineStoppedError) as error:
            line.drop()
            raise self._unreachable(error) from error
        problem = status.problem
        if problem is not None:
            line.close()
            raise RefusedError(problem.code, **problem.arguments)
        if self._replies and not status.replied:
            line.drop()
            reason = "no answer" if self._always_there else "it serves another program"
            raise UnreachableError("printer.unreachable", host=self.place, reason=reason)
        self._replies = self._replies or status.replied
        self._paper_low = status.paper_low
        return line

    def _hear(self, line: Line) -> None:
        end = time.monotonic() + self._limits.status
        while not line.status.answered and (left := end - time.monotonic()) > 0:
            line.turn(None, left)

    def _unreachable(self, error: Exception) -> UnreachableError:
        if isinstance(error, LineStoppedError):
            return UnreachableError("printer.stopped")
        return UnreachableError("printer.unreachable", host=self.place, reason=str(error))
