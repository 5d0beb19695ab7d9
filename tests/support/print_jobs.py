"""Jobs for printers in trouble, and limits that cost a test no patience."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import job_bytes
from pos_app.adapters.printing.escpos_printer import Limits
from pos_app.domain.message import Message
from pos_app.ports import Bitmap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROW_BYTES = 72
ROWS = 900
# What comes is not waited for longer than it takes, however busy the machine is.
PATIENT = Limits(
    connect=20.0,
    status=20.0,
    stall=60.0,
    grace=60.0,
    mute_grace=20.0,
    confirm=60.0,
    silence=60.0,
    tag=20.0,
)
# For what never comes.
QUICK = Limits(
    connect=1.0,
    status=0.3,
    stall=0.6,
    grace=0.2,
    mute_grace=0.1,
    confirm=8.0,
    silence=1.5,
    tag=0.2,
)
PAPER_OUT = Message(code="printer.paper_out")
COVER_OPEN = Message(code="printer.cover_open")
_BAND = re.compile(rb"\x1dv0\x00(..)(..)", re.DOTALL)


def drawing(rows: int = ROWS, row: bytes = b"\x81" * ROW_BYTES) -> bytes:
    """The job of a drawing 576 dots wide whose rows are all the same."""
    return job_bytes(Bitmap(width=ROW_BYTES * 8, height=rows, data=row * rows))


def drawn_rows(job: bytes) -> Iterator[bytes]:
    """What stands in the bands of a whole job, without what is blank at the right end."""
    place = 0
    while (band := _BAND.search(job, place)) is not None:
        width, rows = (int.from_bytes(part, "little") for part in band.groups())
        place = band.end() + width * rows
        for start in range(band.end(), place, width):
            yield job[start : start + width].rstrip(b"\0")


def quietly(_problem: Message | None) -> None:
    """Nobody listens."""


class Mender:
    """Hears the troubles of a job, and at the first of them does what a person would."""

    def __init__(self, help_it: Callable[[], None]) -> None:
        self._help_it = help_it
        self.heard: list[Message | None] = []

    def __call__(self, problem: Message | None) -> None:
        self.heard.append(problem)
        if len(self.heard) == 1:
            self._help_it()
