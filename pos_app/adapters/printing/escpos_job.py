"""One print job on an open line: sent without blocking, and then waited for until it is paper."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from pos_app.adapters.printing.printer_status import (
    ASK_PROCESSED,
    ERROR_CAUSE,
    OFFLINE_CAUSE,
    ONLINE,
    PAPER_SENSOR,
    RECOVER,
    TAG_LETTERS,
    Fault,
    ask,
    ask_printed,
)
from pos_app.ports import PrintResult, PrintStage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.adapters.printing.escpos_printer import Limits
    from pos_app.adapters.printing.line import Line
    from pos_app.domain.message import Message

QUESTIONS = (OFFLINE_CAUSE, PAPER_SENSOR)
_TURN_SECONDS = 0.5


def ask_all(line: Line, questions: Sequence[int] = QUESTIONS) -> None:
    line.ask(questions, b"".join(ask(question) for question in questions))


class Mechanic:
    """Lets a printer go on after its jam was cleared.

    Only when a person has opened and closed the cover since: the knife moves, and before that
    there may be a hand in its way.
    """

    def __init__(self) -> None:
        self._was_open = False

    def look(self, line: Line) -> None:
        """Only between commands: inside one, these bytes would be taken for a part of it."""
        status = line.status
        if status.cover_open:
            self._was_open = True
        elif self._was_open and status.fault in {Fault.CUTTER, Fault.RECOVERABLE}:
            self._was_open = False
            line.ask((), RECOVER)


class Job:
    """`gives_tags`: whether the printer answers GS ( H; None when nobody knows yet."""

    def __init__(
        self,
        line: Line,
        opening: bytes,
        body: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None],
        *,
        limits: Limits,
        mechanic: Mechanic,
        gives_tags: bool | None,
    ) -> None:
        self.gives_tags = gives_tags
        self._line = line
        self._opening = len(opening)
        # Not a number: the answer to an earlier job may still be on its way.
        self._tag = bytes(TAG_LETTERS[byte % len(TAG_LETTERS)] for byte in os.urandom(4))
        end = ASK_PROCESSED if gives_tags is False else ask_printed(self._tag) + ASK_PROCESSED
        self._data = memoryview(opening + body + end)
        self._on_trouble = on_trouble
        self._on_stage = on_stage
        self._limits = limits
        self._mechanic = mechanic
        self._sent = 0
        self._trouble: Message | None = None
        self._stood_still = False

    @property
    def nothing_left(self) -> bool:
        """No byte that could have become a dot; the opening prints nothing."""
        return self._sent <= self._opening

    def send(self) -> None:
        """Until the last byte is taken; TimeoutError when nothing moves and nobody says why."""
        self._push(self._opening)
        self._on_stage(PrintStage.SENDING)
        self._push(len(self._data))
        self._line.status.expect(self._tag)
        self._on_stage(PrintStage.CONFIRMING)

    def _push(self, end: int) -> None:
        moved = time.monotonic()
        while self._sent < end:
            taken = self._line.turn(self._data[self._sent : end], _TURN_SECONDS)
            self._sent += taken
            if taken:
                # It may have said so beside, where nobody asks while all goes well.
                self._line.status.hear_paper(out=False)
            if taken or self._held_up():
                moved = time.monotonic()
            elif time.monotonic() - moved > self._limits.stall:
                raise TimeoutError("it takes nothing")

    def confirm(self, *, confirms: bool | None) -> PrintResult:
        """Wait for the printer's word: long where it is known to give it, and the first time.

        TimeoutError when one that used to speak falls silent, or a known word does not come; also
        one that nobody knows yet, when it stood still meanwhile: a person may have switched it off.
        """
        status, limits = self._line.status, self._limits
        patience = self._patience(confirms=confirms)
        asked = moved = heard = time.monotonic()
        unsent, words = self._line.unsent(), status.words
        while not self._is_done():
            self._line.turn(None, min(_TURN_SECONDS, limits.mute_grace))
            now = time.monotonic()
            before, unsent = unsent, self._line.unsent()
            if words != status.words:
                words, heard = status.words, now
            if self._held_up():
                self._mechanic.look(self._line)
                # Questions wait behind what a full buffer does not take.
                moved = heard = now
            elif unsent < before:
                moved = now
            if status.replied and now - heard > limits.silence:
                raise TimeoutError("it fell silent")
            if unsent and now - moved > limits.stall:
                raise TimeoutError("it takes nothing")
            if not unsent and now - moved > (patience if status.spoke else limits.mute_grace):
                if confirms or (confirms is None and self._stood_still):
                    raise TimeoutError("it does not say that it is done")
                if status.answered or not status.replied:
                    return PrintResult.SENT
            asked = self._ask_on(asked, now)
        self._held_up()
        return PrintResult.PRINTED

    def _patience(self, *, confirms: bool | None) -> float:
        limits = self._limits
        printing = len(self._data) / limits.slow_bytes_per_second
        if confirms is None:
            return min(limits.first + 3 * printing, limits.confirm)
        return limits.confirm if confirms else limits.grace + printing

    def _is_done(self) -> bool:
        """By the tag where the printer knows it; else by the answer in turn, which is weaker."""
        status = self._line.status
        if not status.printed and status.processed and self.gives_tags is None:
            end = time.monotonic() + self._limits.tag
            while not status.printed and (left := end - time.monotonic()) > 0:
                self._line.turn(None, left)
            self.gives_tags = status.printed
        if status.printed:
            self.gives_tags = True
        done = status.printed or (status.processed and not self.gives_tags)
        if done and status.stands_still:
            # What it did is the rest of the job: the beginning is gone with its memory.
            raise TimeoutError("it was switched off in the middle")
        return done

    def _ask_on(self, asked: float, now: float) -> float:
        """The bytes of a question are alone here: the job's last one has left."""
        status = self._line.status
        if not status.spoke or now - asked <= _TURN_SECONDS:
            return asked
        if not status.answered or status.unclear:
            if now - asked <= self._limits.silence / 4:
                return asked
            if status.unclear:
                self._line.ask((), ASK_PROCESSED)
            status.start_over()
        more = ((ERROR_CAUSE, status.fault), (ONLINE, status.offline))
        ask_all(self._line, (*QUESTIONS, *(question for question, asked in more if asked)))
        return now

    def _held_up(self) -> bool:
        problem = self._line.status.problem
        if problem != self._trouble:
            self._trouble = problem
            self._on_trouble(problem)
        self._stood_still = self._stood_still or problem is not None
        return problem is not None
