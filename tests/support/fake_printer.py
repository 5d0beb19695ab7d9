"""A receipt printer with a small buffer, a real-time path and the usual misfortunes."""

from __future__ import annotations

import contextlib
import struct
import threading
from typing import TYPE_CHECKING, NoReturn

from tests.support.printer_wires import NetworkWire

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.printer_wires import Wire

PATIENCE_SECONDS = 10.0


class PowerLostError(Exception):
    """The engine ends where it is; what was in the buffer is gone."""


class FakePrinter:
    """Each of `jobs` is what was executed up to a cut. Faults may be set at any time.

    `buffer_bytes` is all it takes while it can't print. `reset_after` bytes of one connection it
    resets that connection and keeps what it has; after `paper_rows` more rows its roll is empty.
    A `mute` one prints and never says a word, one that does not `confirm` ignores GS r.
    """

    def __init__(
        self,
        *,
        wire: Wire | None = None,
        buffer_bytes: int = 4096,
        mute: bool = False,
        confirms: bool = True,
    ) -> None:
        self.jobs: list[bytes] = []
        self.connections = 0
        self.drawer_kicks = 0
        self.reset_after: int | None = None
        self.paper_rows: int | None = None
        self._buffer_bytes = buffer_bytes
        self._mute = mute
        self._confirms = confirms
        self._changed = threading.Condition()
        self._paper = True
        self._closed_cover = True
        self._automatic = False
        self._arrived = bytearray()
        self._executed = bytearray()
        self._recent = b""
        self._on = False
        self.wire = wire or NetworkWire()
        self._start()

    @property
    def port(self) -> int:
        """Of one in the network."""
        assert isinstance(self.wire, NetworkWire)
        return self.wire.port

    def run_out_of_paper(self) -> None:
        self._fault(paper=False)

    def open_cover(self) -> None:
        self._fault(cover=False)

    def mend(self) -> None:
        """Paper is in, the cover is closed; it prints on by itself."""
        self._fault(paper=True, cover=True)

    def switch_off(self) -> None:
        """At once, as if the plug were pulled; connecting is refused from here on."""
        with self._changed:
            self._on = False
            self._arrived.clear()
            self._changed.notify_all()
            self.wire.off()
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)

    def switch_on(self) -> None:
        self._executed.clear()
        self._automatic = False
        self._start()

    def until(self, holds: Callable[[FakePrinter], bool]) -> None:
        """Wait for something to become true of it; AssertionError when it does not in time."""
        with self._changed:
            assert self._changed.wait_for(lambda: holds(self), PATIENCE_SECONDS), "never came"

    @property
    def is_full(self) -> bool:
        return len(self._arrived) >= self._buffer_bytes

    def _start(self) -> None:
        self._on = True
        self.wire.on()
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._serve, self._print)
        ]
        for thread in self._threads:
            thread.start()

    def _fault(self, *, paper: bool | None = None, cover: bool | None = None) -> None:
        with self._changed:
            self._paper = self._paper if paper is None else paper
            self._closed_cover = self._closed_cover if cover is None else cover
            self._push_status()
            self._changed.notify_all()

    # --- the wire: one host after the other, real-time commands executed on arrival

    def _serve(self) -> None:
        while self._on and self.wire.accept():
            with self._changed:
                self._recent = b""
                self.connections += 1
                self._changed.notify_all()
            self._receive()
            with self._changed:
                self.wire.hang_up()

    def _receive(self) -> None:
        received = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: not self._on or not self.is_full)
                room = self._buffer_bytes - len(self._arrived)
            data = self.wire.receive(room) if self._on else b""
            if not data:
                return
            received += len(data)
            with self._changed:
                self._real_time(data)
                self._arrived += data
                self._changed.notify_all()
                if self.reset_after is not None and received >= self.reset_after:
                    self.reset_after = None
                    self.wire.reset()
                    return

    def _real_time(self, data: bytes) -> None:
        for byte in data:
            self._recent = (self._recent + bytes((byte,)))[-3:]
            if len(self._recent) == 3 and self._recent[:2] == b"\x10\x04":
                self._answer(self._real_time_status(byte))
            elif self._recent[:2] == b"\x10\x14":
                self.drawer_kicks += 1

    def _real_time_status(self, question: int) -> bytes:
        status = 0x12
        if question == 1 and not self._can_print():
            status |= 0x08
        if question == 2:
            status |= (0 if self._closed_cover else 0x04) | (0 if self._paper else 0x20)
        if question == 4 and not self._paper:
            status |= 0x6C
        return bytes((status,))

    def _push_status(self) -> None:
        if self._automatic:
            cover = 0 if self._closed_cover else 0x20
            offline = 0 if self._can_print() else 0x08
            self._answer(bytes((0x10 | cover | offline, 0, 0 if self._paper else 0x0F, 0)))

    def _answer(self, data: bytes) -> None:
        if not self._mute:
            self.wire.send(data)

    # --- the engine: executes what arrived, in order, while there is paper

    def _print(self) -> None:
        with contextlib.suppress(PowerLostError):
            while True:
                self._command(self._take(1)[0])

    def _can_print(self) -> bool:
        return self._paper and self._closed_cover

    def _take(self, count: int) -> bytes:
        with self._changed:
            self._changed.wait_for(
                lambda: not self._on or (self._can_print() and len(self._arrived) >= count)
            )
            if not self._on:
                raise PowerLostError
            taken = bytes(self._arrived[:count])
            del self._arrived[:count]
            self._executed += taken
            self._changed.notify_all()
            return taken

    def _command(self, first: int) -> None:
        match first:
            case 0x10:  # real-time, already executed
                self._take(2)
            case 0x1B if self._take(1) == b"@":
                with self._changed:
                    self._automatic = False
            case 0x1D:
                self._group(self._take(1))
            case _:
                pass

    def _group(self, command: bytes) -> None:
        match command:
            case b"v":
                head = self._take(6)
                width, rows = struct.unpack("<HH", head[2:])
                for _ in range(rows):
                    self._take(width)
                    self._use_paper()
            case b"V":
                self._take(2)
                with self._changed:
                    self.jobs.append(bytes(self._executed))
                    self._executed.clear()
                    self._changed.notify_all()
            case b"a":
                enabled = self._take(1) != b"\0"
                with self._changed:
                    self._automatic = enabled
                    self._push_status()
            case b"r":
                self._take(1)
                if self._confirms:
                    with self._changed:
                        self._answer(b"\0")
            case _:
                self._unknown(command)

    def _use_paper(self) -> None:
        if self.paper_rows is not None:
            self.paper_rows -= 1
            if self.paper_rows == 0:
                self.paper_rows = None
                self.run_out_of_paper()

    def _unknown(self, command: bytes) -> NoReturn:
        raise AssertionError(f"a command this printer doesn't know: GS {command!r}")
