"""What a receipt printer says of itself, sorted out of one stream of bytes (Epson ESC/POS)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from pos_app.domain.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

AUTOMATIC_STATUS_ON = b"\x1da\x0f"  # GS a 15: tell of every change; ESC @ switches it off
ASK_CONFIRMATION = b"\x1dr\x01"  # GS r 1: executed in turn, so its answer follows the paper

OFFLINE_CAUSE = 2
PAPER_SENSOR = 4

# Two fixed bits a kind of byte: DLE EOT 0xx1xx10, automatic status 0xx1xx00 and then three of
# 0xx0xxxx, GS r 0xx0xxxx. XON and XOFF (0x11, 0x13) match none of them.
_KIND, _REAL_TIME, _AUTOMATIC = 0x93, 0x12, 0x10
_PLAIN = 0x90
_AUTOMATIC_BYTES = 4


def ask(question: int) -> bytes:
    """DLE EOT n: answered at once, past everything that waits to be printed."""
    return bytes((0x10, 0x04, question))


class PrinterStatus:
    """Fed with all that is read; remembers the newest of each thing."""

    def __init__(self) -> None:
        self.spoke = False
        self.confirmed = False
        self._asked: deque[int] = deque()
        self._automatic: list[int] = []
        self._cover_open = False
        self._paper_out = False
        self._error = False

    @property
    def problem(self) -> Message | None:
        """What has to be done before it can print on."""
        if self._cover_open:
            return Message(code="printer.cover_open")
        if self._paper_out:
            return Message(code="printer.paper_out")
        return Message(code="printer.error") if self._error else None

    @property
    def answered(self) -> bool:
        """No question is open."""
        return not self._asked

    def asked(self, questions: Iterable[int]) -> None:
        self._asked.extend(questions)

    def hear_paper(self, *, out: bool) -> None:
        """Told beside the stream of bytes."""
        self._paper_out = out

    def feed(self, data: bytes) -> None:
        for byte in data:
            self._take(byte)

    def _take(self, byte: int) -> None:
        if self._automatic and byte & _PLAIN == 0:
            self._automatic.append(byte)
            if len(self._automatic) == _AUTOMATIC_BYTES:
                self._automatic_status()
        elif byte & _KIND == _AUTOMATIC:
            self._automatic = [byte]
        elif byte & _KIND == _REAL_TIME and self._asked:
            self._answer(self._asked.popleft(), byte)
        elif byte & _PLAIN == 0:
            self.spoke = self.confirmed = True

    def _automatic_status(self) -> None:
        first, second, third, _ = self._automatic
        self._automatic = []
        self.spoke = True
        self._cover_open = bool(first & 0x20)
        self._error = bool(second & 0x2C)
        self._paper_out = bool(third & 0x0C)

    def _answer(self, question: int, byte: int) -> None:
        self.spoke = True
        if question == PAPER_SENSOR:
            self._paper_out = bool(byte & 0x60)
        else:
            self._cover_open = bool(byte & 0x04)
            self._error = bool(byte & 0x40)
