"""Asks a printer what it is and what it can do (Epson ESC/POS: GS I, DLE EOT, GS r, GS ( H)."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import INITIALISE
from pos_app.adapters.printing.escpos_job import ask_all
from pos_app.adapters.printing.line import LineLostError, LineStoppedError
from pos_app.adapters.printing.printer_status import (
    ASK_PROCESSED,
    TAG_LETTERS,
    PrinterStatus,
    ask_printed,
)
from pos_app.adapters.printing.profiles import profile_names
from pos_app.ports import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from pos_app.adapters.printing.line import Line
    from pos_app.domain.message import Message

# GS I n: in turn, answered with an underscore, printable characters and NUL.
FIRMWARE, MAKER, MODEL = 65, 66, 67
_NAME_HEAD, _NAME_END = 0x5F, 0x00
_LONGEST_NAME = 80
_PRINTABLE = range(0x20, 0x7F)
_TURN_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds for each answer. One that says nothing is a printer all the same."""

    connect: float = 2.0
    answer: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What it said; what it left out is empty or False.

    `answers`: questions about its state (DLE EOT). `confirms`: that a job was processed (GS r).
    `tags`: that a job is on paper (GS ( H). `profile`: a name of python-escpos' database, None
    when none fits. `problem`: why it could not print just now.
    """

    maker: str = ""
    model: str = ""
    firmware: str = ""
    answers: bool = False
    confirms: bool = False
    tags: bool = False
    profile: str | None = None
    problem: Message | None = None


class _Interview(PrinterStatus):
    """Also hears names, which it takes out of the stream before the rest is sorted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self._name: bytearray | None = None

    def feed(self, data: bytes) -> None:
        for byte in data:
            if self._name is None and byte == _NAME_HEAD:
                self._name = bytearray()
            elif self._name is None:
                super().feed(bytes((byte,)))
            elif byte == _NAME_END:
                self.names.append(self._name.decode("ascii").strip())
                self._name = None
            elif len(self._name) < _LONGEST_NAME and byte in _PRINTABLE:
                self._name.append(byte)
            else:
                self._name = None


def ask_capabilities(
    open_line: Callable[[Event, float], Line],
    stopping: Event,
    patience: Patience | None = None,
    *,
    place: str,
) -> Capabilities:
    """A few seconds at most; nothing is printed. UnreachableError; RefusedError of the line.

    `open_line` as for `EscPosPrinter`; `place` names the printer in errors.
    """
    wait = patience or Patience()
    line = open_line(stopping, wait.connect)
    try:
        found = _asked(line, wait.answer)
    except LineStoppedError as error:
        line.drop()
        raise UnreachableError("printer.stopped") from error
    except (LineLostError, TimeoutError) as error:
        line.drop()
        raise UnreachableError("printer.unreachable", host=place, reason=str(error)) from error
    except BaseException:
        line.drop()
        raise
    line.close()
    return found


def profile_for(*names: str) -> str | None:
    """The database's profile whose name the words of `names` hold; the longest when several do.

    A printer calls itself "TM-T20II", or "EPSON TM-T20II Receipt" as a USB device.
    """
    told = {_plain(name) for name in names if name}
    fitting = [
        name
        for name in profile_names()
        if any(_plain(name) == each or f" {_plain(name)} " in f" {each} " for each in told)
    ]
    return max(fitting, key=len, default=None)


def _asked(line: Line, seconds: float) -> Capabilities:
    status = _Interview()
    line.status = status
    ask_all(line)
    _wait(line, seconds, lambda: status.answered)
    problem = status.problem
    if problem is not None:
        # It would execute nothing, and answer the rest when its paper is in.
        return Capabilities(answers=True, problem=problem)
    model = _name(line, status, MODEL, seconds)
    # One that keeps its model to itself tells no more.
    maker, firmware = (
        _name(line, status, number, seconds) if model else "" for number in (MAKER, FIRMWARE)
    )
    tag = bytes(TAG_LETTERS[byte % len(TAG_LETTERS)] for byte in os.urandom(4))
    status.expect(tag)
    _say(line, ask_printed(tag), seconds)
    _wait(line, seconds, lambda: status.printed)
    _say(line, ASK_PROCESSED, seconds)
    _wait(line, seconds, lambda: status.processed)
    return Capabilities(
        maker=maker,
        model=model,
        firmware=firmware,
        answers=status.replied,
        confirms=status.processed,
        tags=status.printed,
        profile=profile_for(model, f"{maker} {model}"),
        problem=status.problem,
    )


def _name(line: Line, status: _Interview, number: int, seconds: float) -> str:
    """One after the other: an answer does not say to what it belongs."""
    before = len(status.names)
    opening = INITIALISE if number == MODEL else b""
    _say(line, opening + b"\x1dI" + bytes((number,)), seconds)
    _wait(line, seconds, lambda: len(status.names) > before)
    return status.names[-1] if len(status.names) > before else ""


def _say(line: Line, data: bytes, seconds: float) -> None:
    """TimeoutError when it does not take them: a full printer, or one that is off."""
    left, moved = memoryview(data), time.monotonic()
    while left:
        taken = line.turn(left, _TURN_SECONDS)
        left = left[taken:]
        if taken:
            moved = time.monotonic()
        elif time.monotonic() - moved > seconds:
            raise TimeoutError("it takes nothing")


def _wait(line: Line, seconds: float, done: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not done() and (left := end - time.monotonic()) > 0:
        line.turn(None, left)


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_,;:/]+", name.strip().upper()))
