"""A receipt printer that speaks ESC/POS, whatever line it hangs on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import INITIALISE, flush
from pos_app.adapters.printing.escpos_job import QUESTIONS, Job, Mechanic, ask_all
from pos_app.adapters.printing.line import LineLostError, LineStoppedError
from pos_app.adapters.printing.printer_status import AUTOMATIC_STATUS_ON, ERROR_CAUSE, ONLINE
from pos_app.domain.message import Message
from pos_app.ports import PrintResult, PrintStage, RefusedError, UnreachableError, unheard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.printing.line import Line

_WIDEST_DOTS = 576


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds. `stall`: nothing is taken and no reason given; `confirm`: where it always does.

    `first`: where nobody knows yet whether it does, beside three times what the paper takes.
    `silence`: of one that answers questions; `tag`: from its word that all is processed to its
    word that all is on paper, by which one is known that gives only the first. The slowest printers
    make 30 mm/s of 576-dot rows, eight rows a millimetre.
    """

    connect: float = 2.0
    status: float = 0.5
    stall: float = 20.0
    grace: float = 2.0
    mute_grace: float = 0.5
    confirm: float = 120.0
    first: float = 15.0
    slow_bytes_per_second: float = 30 * 8 * 72
    silence: float = 20.0
    tag: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What a printer is known to do; None: nobody has seen it yet.

    `replies`: it answers DLE EOT; `confirms`: GS r or GS ( H; `tags`: GS ( H.
    """

    replies: bool | None = None
    confirms: bool | None = None
    tags: bool | None = None


class EscPosPrinter:
    """One short connection a job or a look. Call from one thread, `stop` from any.

    `open_line` connects within the seconds it gets, UnreachableError when it can't; `place` names
    the printer in messages. Silence of one that is known to answer means that it can't print now:
    on a line that is `always_there` (a cable) it is off, on a connection it serves another host.
    `manners` are what was found out earlier; it learns on by itself.
    """

    def __init__(
        self,
        open_line: Callable[[Event, float], Line],
        *,
        place: str,
        always_there: bool = False,
        limits: Limits | None = None,
        manners: Manners | None = None,
    ) -> None:
        self.place = place
        self._open_line = open_line
        self._always_there = always_there
        self._limits = limits or Limits()
        self._stopping = Event()
        # An earlier process may have died inside a band.
        self._left_open = True
        known = manners or Manners()
        self._replies = bool(known.replies)
        self._confirms = known.confirms
        self._gives_tags = known.tags
        self._questions: tuple[int, ...] = (*QUESTIONS, ONLINE)
        self._mechanic = Mechanic()
        self._paper_low = False

    @property
    def notice(self) -> Message | None:
        return Message(code="printer.paper_low") if self._paper_low else None

    def check(self) -> None:
        self._open().close()

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        line = self._open()
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
            result = job.confirm(confirms=self._confirms)
        except (LineLostError, LineStoppedError, TimeoutError) as error:
            line.drop()
            if job.nothing_left:
                raise self._unreachable(error) from error
            return PrintResult.UNCERTAIN
        except BaseException:
            line.drop()
            raise
        self._left_open = False
        if line.status.spoke:
            # One without a word has not shown that it never gives one: it may just have been off.
            self._confirms = result is PrintResult.PRINTED
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
            ask_all(line, self._questions)
            self._hear(line)
            if status.replied and not status.answered:
                # It does not know the last one, whose place no later answer may take.
                status.start_over()
                self._questions = QUESTIONS
            if status.fault is not None:
                ask_all(line, (ERROR_CAUSE,))
                self._hear(line)
            self._mechanic.look(line)
        except (LineLostError, LineStoppedError) as error:
            line.drop()
            raise self._unreachable(error) from error
        except BaseException:
            # Held on to, the port would be taken for ever, by the till itself.
            line.drop()
            raise
        problem = status.problem
        if problem is not None:
            line.close()
            raise RefusedError(problem.code, **problem.arguments)
        if self._replies and not status.replied:
            line.drop()
            if self._always_there:
                raise UnreachableError("printer.silent", device=self.place)
            raise UnreachableError("printer.busy", host=self.place)
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
