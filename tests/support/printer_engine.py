"""What a fake receipt printer does with the bytes in its buffer: ESC/POS, one command at a time."""

from __future__ import annotations

import contextlib
import struct
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import threading

    from tests.support.printer_faults import Mechanics

_ROWS_PER_MM = 8
_LINE_ROWS = 30  # ESC 2
_CODE_ROWS = 200  # about what a native QR code takes
# How many bytes follow a command of fixed length (Epson's command reference).
_ESCAPES = {
    **dict.fromkeys(b"@2LSim", 0),
    **dict.fromkeys(b"\x06 !-3EGMRTVadJrt{", 1),
    **dict.fromkeys(b"$\\", 2),
    **dict.fromkeys(b"p", 3),
}
_GROUPS = {**dict.fromkeys(b"!BHbfhw", 1), **dict.fromkeys(b"LPW$", 2)}
_EAST_ASIAN = {**dict.fromkeys(b"&.", 0), **dict.fromkeys(b"!-C", 1), **dict.fromkeys(b"S", 2)}
_IDENTITY = {65: b"1.00", 66: b"EPSON", 67: b"TM-T20II", 68: b"X000001"}
_TAG_REQUEST = b"H\x06\0\x30\x30"


class PowerLostError(Exception):
    """The engine ends where it is; what was in the buffer is gone."""


class Engine(ABC):
    """`_take` waits for bytes of the buffer, and while the printer can't print: also for none."""

    jobs: list[bytes]
    drawer_kicks: int
    mm_per_second: float | None
    paper_rows: int | None
    cover_rows: int | None
    silent_after_rows: int | None
    _changed: threading.Condition
    _mechanics: Mechanics
    _executed: bytearray
    _on: bool
    _silent: bool
    _automatic: bool
    _confirms: bool
    _tags: bool

    def _print(self) -> None:
        with contextlib.suppress(PowerLostError):
            while True:
                self._command(self._take(1)[0])

    def _command(self, first: int) -> None:
        match first:
            case 0x0A:
                self._advance(_LINE_ROWS)
            case 0x10:  # real-time, already executed
                self._take(3 if self._take(1) == b"\x14" else 1)
            case 0x1B:
                self._escape(self._take(1))
            case 0x1C:
                self._east_asian(self._take(1))
            case 0x1D:
                self._group(self._take(1))
            case _:
                pass  # a letter, or nothing at all

    def _escape(self, command: bytes) -> None:
        parameters = self._parameters("ESC", _ESCAPES, command)
        match command:
            case b"@":
                with self._changed:
                    self._automatic = False
            case b"p":
                self.drawer_kicks += 1
            case b"d":
                self._advance(parameters[0] * _LINE_ROWS)
            case b"J":
                self._advance(parameters[0])
            case _:
                pass

    def _east_asian(self, command: bytes) -> None:
        if command == b"(":
            self._long_parameters()
        else:
            self._parameters("FS", _EAST_ASIAN, command)

    def _group(self, command: bytes) -> None:
        match command:
            case b"v":
                head = self._take(6)
                width, rows = struct.unpack("<HH", head[2:])
                for _ in range(rows):
                    self._take(width)
                    self._use_paper()
                self._feed(rows)
            case b"V":
                if self._take(1)[0] >= ord("A"):
                    self._take(1)
                self._cut()
            case b"a" | b"r" | b"I":
                wanted = self._take(1)[0]
                with self._changed:
                    self._tell(command, wanted)
            case b"(":
                self._function(self._take(1))
            case b"8":
                self._take(1)
                self._take(int.from_bytes(self._take(4), "little"))
            case _:
                self._parameters("GS", _GROUPS, command)

    def _function(self, group: bytes) -> None:
        parameters = self._long_parameters(read=1)
        if group == b"H":
            self._tell_printed(group + len(parameters).to_bytes(2, "little") + parameters)
        elif group == b"k" and parameters[1:2] == b"\x51":
            self._advance(_CODE_ROWS)

    def _long_parameters(self, read: int = 0) -> bytes:
        """Of a command that says its own length; `read` bytes of its name are known already."""
        if not read:
            self._take(1)
        return self._take(int.from_bytes(self._take(2), "little"))

    def _tell_printed(self, request: bytes) -> None:
        assert request.startswith(_TAG_REQUEST), "not the function that returns a tag"
        with self._changed:
            # It leaves nothing on the paper, and the next job starts behind it.
            del self._executed[-len(request) - 2 :]
            if self._tags:
                self._answer(b"\x37\x22" + request[len(_TAG_REQUEST) :] + b"\0")

    def _tell(self, command: bytes, wanted: int) -> None:
        if command == b"a":
            self._automatic = wanted != 0
            self._push_status()
        elif command == b"I":
            known = _IDENTITY.get(wanted)
            self._answer(b"\x02" if known is None else b"\x5f" + known + b"\0")
        elif self._confirms:
            self._answer(self._mechanics.in_turn())

    def _feed(self, rows: int) -> None:
        if self.mm_per_second is not None:
            seconds = rows / _ROWS_PER_MM / self.mm_per_second
            with self._changed:
                self._changed.wait_for(lambda: not self._on, seconds)

    def _advance(self, rows: int) -> None:
        for _ in range(rows):
            self._use_paper()
        self._feed(rows)
        self._take(0)

    def _cut(self) -> None:
        if self._mechanics.jammed:
            self._set(stopped=True)
        self._take(0)
        with self._changed:
            self.jobs.append(bytes(self._executed))
            self._executed.clear()
            self._changed.notify_all()

    def _use_paper(self) -> None:
        if self.silent_after_rows is not None:
            self.silent_after_rows -= 1
            if self.silent_after_rows == 0:
                self._silent = True
        if self.paper_rows is not None:
            self.paper_rows -= 1
            if self.paper_rows == 0:
                self.paper_rows = None
                self.run_out_of_paper()
        if self.cover_rows is not None:
            self.cover_rows -= 1
            if self.cover_rows == 0:
                self.cover_rows = None
                self.open_cover()

    def _parameters(self, family: str, sizes: dict[int, int], command: bytes) -> bytes:
        size = sizes.get(command[0])
        if size is None:
            self._unknown(family, command)
        return self._take(size) if size else b""

    def _unknown(self, family: str, command: bytes) -> NoReturn:
        raise AssertionError(f"a command this printer doesn't know: {family} {command!r}")

    # --- what the rest of the printer has

    @abstractmethod
    def _take(self, count: int) -> bytes: ...

    @abstractmethod
    def _can_print(self) -> bool: ...

    @abstractmethod
    def _answer(self, data: bytes) -> None: ...

    @abstractmethod
    def _push_status(self) -> None: ...

    @abstractmethod
    def _set(self, **state: bool) -> None: ...

    @abstractmethod
    def run_out_of_paper(self) -> None: ...

    @abstractmethod
    def open_cover(self) -> None: ...
