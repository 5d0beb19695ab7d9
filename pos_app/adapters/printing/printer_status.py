"""What a receipt printer says of itself, sorted out of one stream of bytes (Epson ESC/POS)."""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

AUTOMATIC_STATUS_ON = b"\x1da\x0f"  # GS a 15: tell of every change; ESC @ switches it off
ASK_PROCESSED = b"\x1dr\x01"  # GS r 1: executed in turn, so its answer follows the paper
# DLE ENQ 1: print on from the line where the error was. The knife may move.
RECOVER = b"\x10\x05\x01"

ONLINE = 1
OFFLINE_CAUSE = 2
ERROR_CAUSE = 3
PAPER_SENSOR = 4

# A damaged tag of these reads as nothing else: none of them begins a status or is one.
TAG_LETTERS = b"1359QSUWYqsuwy=;"

_FLOW_CONTROL = b"\x11\x13"
# Two fixed bits a kind of byte: DLE EOT 0xx1xx10, automatic status 0xx1xx00 and then three of
# 0xx0xxxx, GS r 0xx0xxxx.
_KIND, _REAL_TIME, _AUTOMATIC = 0x93, 0x12, 0x10
_PLAIN = 0x90
_AUTOMATIC_BYTES = 4
# GS r 1: two bits for the near end of the paper, two for the end.
_PAPER_WORDS = frozenset((0x00, 0x03, 0x0C, 0x0F))
# The answer to GS ( H: a header of two, the tag's four letters, NUL.
_BLOCK_HEAD, _BLOCK_KIND, _BLOCK_BYTES = 0x37, 0x22, 7


class Fault(Enum):
    """Why it stands still though paper and cover are well; the message's code.

    OVERHEATED is what recovers by itself: nearly always the print head, which has to cool down.
    """

    CUTTER = "printer.cutter"
    RECOVERABLE = "printer.recoverable"
    OVERHEATED = "printer.overheated"
    UNRECOVERABLE = "printer.broken"
    UNKNOWN = "printer.error"


def ask(question: int) -> bytes:
    """DLE EOT n: answered at once, past everything that waits to be printed."""
    return bytes((0x10, 0x04, question))


def ask_printed(tag: bytes) -> bytes:
    """GS ( H, function 48: the four letters come back when all before is on paper."""
    return b"\x1d(H\x06\x00\x30\x30" + tag


class PrinterStatus:
    """Fed with all that is read; remembers the newest of each thing.

    `words` counts what was understood. `replied`: it answers questions out of turn. `processed`
    and `printed` are its two ways to say that a job is done, heard only when `expect`ed.
    `stands_still`: by the last status it gave by itself. It gives the next one when it goes on, but
    not once it was switched off.
    """

    def __init__(self) -> None:
        self.words = 0
        self.replied = False
        self.processed = False
        self.printed = False
        self.paper_low = False
        self._asked: deque[int] = deque()
        self._automatic: list[int] = []
        self._block: list[int] = []
        self._tag: bytes | None = None
        self._doubtful = 0
        self._doubted = False
        self._cover_open = False
        self._paper_out = False
        self._paper_out_beside = False
        self._paper_stop = False
        self._offline = False
        self._fault: Fault | None = None
        self.stands_still = False

    @property
    def spoke(self) -> bool:
        return self.words > 0

    @property
    def problem(self) -> Message | None:
        """What has to be done before it can print on; the cause before what follows from it."""
        if self._cover_open:
            return Message(code="printer.cover_open")
        if self._paper_out or self._paper_out_beside or self._paper_stop:
            return Message(code="printer.paper_out")
        if self._fault is not None:
            return Message(code=self._fault.value)
        return Message(code="printer.offline") if self._offline else None

    @property
    def cover_open(self) -> bool:
        return self._cover_open

    @property
    def offline(self) -> bool:
        """For whatever reason."""
        return self._offline

    @property
    def fault(self) -> Fault | None:
        return self._fault

    @property
    def answered(self) -> bool:
        """No question is open."""
        return not self._asked

    @property
    def unclear(self) -> bool:
        """Something came damaged, which may have been the word that is waited for."""
        return self._doubted or bool(self._automatic or self._block)

    def asked(self, questions: Iterable[int]) -> None:
        self._asked.extend(questions)

    def expect(self, tag: bytes) -> None:
        """The job's last byte has left: from here on its end may be told."""
        self._tag = tag

    def start_over(self) -> None:
        """Whatever is half heard or was not answered will not be."""
        self._asked.clear()
        self._automatic, self._block = [], []
        self._doubtful, self._doubted = 0, False

    def hear_paper(self, *, out: bool) -> None:
        """Told beside the stream of bytes, whose own word stays: some printers know only one."""
        self._paper_out_beside = out

    def feed(self, data: bytes) -> None:
        for byte in data:
            if byte not in _FLOW_CONTROL and not self._continues_block(byte):
                self._take(byte)

    def _take(self, byte: int) -> None:
        if byte == _BLOCK_HEAD:
            self._block = [byte]
        elif self._automatic and byte & _PLAIN == 0:
            self._automatic.append(byte)
            if len(self._automatic) == _AUTOMATIC_BYTES:
                self._automatic_status()
        elif byte & _KIND == _AUTOMATIC:
            self._automatic = [byte]
        elif byte & _KIND == _REAL_TIME:
            if self._asked:
                self._answer(self._asked.popleft(), byte)
        elif byte & _PLAIN == 0:
            self._in_turn(byte)
        else:
            # The rest of an automatic status without its head would pass for answers to GS r.
            self._automatic = []
            self._doubtful = _AUTOMATIC_BYTES - 1
            self._doubted = True

    def _continues_block(self, byte: int) -> bool:
        place = len(self._block)
        if place == 0:
            return False
        if place == 1:
            fits = byte == _BLOCK_KIND
        elif place < _BLOCK_BYTES - 1:
            fits = byte in TAG_LETTERS
        else:
            fits = byte == 0
        if not fits:
            self._block = []
            # Its NUL would pass for an answer to GS r.
            self._doubtful, self._doubted = 1, True
            return False
        self._block.append(byte)
        if len(self._block) == _BLOCK_BYTES:
            self.words += 1
            self.printed = self.printed or bytes(self._block[2:-1]) == self._tag
            self._block = []
        return True

    def _in_turn(self, byte: int) -> None:
        if self._doubtful:
            self._doubtful -= 1
        elif byte in _PAPER_WORDS:
            self.words += 1
            self.paper_low = bool(byte & 0x03)
            self.processed = self.processed or self._tag is not None

    def _automatic_status(self) -> None:
        first, second, third, _ = self._automatic
        self._automatic = []
        self._doubtful = 0
        self.words += 1
        self._offline = bool(first & 0x08)
        # It says nothing of its own about this, and nothing stops one that is online.
        self._paper_stop = self._paper_stop and self._offline
        self._cover_open = bool(first & 0x20)
        self._fault = _fault_of(second)
        self._paper_out = bool(third & 0x0C)
        self.paper_low = bool(third & 0x03)
        # Without what was told otherwise, which it does not take back.
        self.stands_still = (
            self._offline or self._cover_open or self._paper_out or self._fault is not None
        )

    def _answer(self, question: int, byte: int) -> None:
        self.words += 1
        self.replied = True
        if question == PAPER_SENSOR:
            self._paper_out = bool(byte & 0x60)
            self.paper_low = bool(byte & 0x0C)
        elif question == ONLINE:
            self._offline = bool(byte & 0x08)
        elif question == ERROR_CAUSE:
            self._fault = _fault_of(byte) or self._fault
        else:
            self._cover_open = bool(byte & 0x04)
            self._paper_stop = bool(byte & 0x20)
            if not byte & 0x40:
                self._fault = None
            elif self._fault is None:
                self._fault = Fault.UNKNOWN


def _fault_of(byte: int) -> Fault | None:
    """The same three bits in an automatic status and in the answer to DLE EOT 3."""
    if byte & 0x20:
        return Fault.UNRECOVERABLE
    if byte & 0x08:
        return Fault.CUTTER
    if byte & 0x04:
        return Fault.RECOVERABLE
    return Fault.OVERHEATED if byte & 0x40 else None
