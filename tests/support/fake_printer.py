"""A receipt printer with a small buffer, a real-time path and the usual misfortunes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tests.support.printer_engine import Engine, PowerLostError
from tests.support.printer_faults import Hands, Mechanics
from tests.support.printer_wires import NetworkWire

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.printer_wires import Wire

PATIENCE_SECONDS = 60.0


class FakePrinter(Hands, Engine):
    """Each of `jobs` is what was executed up to a cut. Faults may be set at any time.

    `buffer_bytes` is all it takes while it can't print. `reset_after` so many more bytes it
    resets the connection and keeps what it has; after `paper_rows` more rows its roll is empty,
    after `cover_rows` somebody opens its cover; after `silent_after_rows` it is as a host that
    vanished: the line stays and nothing comes.
    A `mute` one prints and never says a word, one that does not `confirm` ignores GS r, one
    without `tags` ignores GS ( H. `noise` stands before each of its words, which are then sent
    byte by byte. With `mm_per_second` it takes its time for what it draws.
    """

    def __init__(
        self,
        *,
        wire: Wire | None = None,
        buffer_bytes: int = 4096,
        mute: bool = False,
        confirms: bool = True,
        tags: bool = True,
        noise: bytes = b"",
    ) -> None:
        self.jobs: list[bytes] = []
        self.connections = 0
        self.drawer_kicks = 0
        self.reset_after: int | None = None
        self.paper_rows: int | None = None
        self.cover_rows: int | None = None
        self.buffer_bytes = buffer_bytes
        self._mute = mute
        self._confirms = confirms
        self._tags = tags
        self._noise = noise
        self.mm_per_second: float | None = None
        self.recoveries = 0
        self.silent_after_rows: int | None = None
        self._silent = False
        self._changed = threading.Condition()
        self._mechanics = Mechanics()
        self._automatic = False
        self._is_free = True
        self._arrived = bytearray()
        self._executed = bytearray()
        self._recent = b""
        self._wanted = 0  # bytes that the engine waits for
        self._on = False
        self.wire = wire or NetworkWire()
        self._start()

    @property
    def port(self) -> int:
        """Of one in the network."""
        assert isinstance(self.wire, NetworkWire)
        return self.wire.port

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
        self._automatic = self._silent = False
        self._mechanics.stopped = False
        self._start()

    def until(
        self, holds: Callable[[FakePrinter], bool], seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Wait for something to become true of it; AssertionError when it does not in time."""
        with self._changed:
            assert self._changed.wait_for(lambda: holds(self), seconds), "never came"

    def hang_up(self) -> None:
        """As after five minutes without a byte: it closes the connection and keeps what it has."""
        self.wire.shut()

    @property
    def is_free(self) -> bool:
        """Nobody is connected."""
        return self._is_free

    @property
    def is_idle(self) -> bool:
        """All that arrived is on paper, but for the beginning of a command."""
        return self._can_print() and self._wanted > len(self._arrived)

    @property
    def is_full(self) -> bool:
        return len(self._arrived) >= self.buffer_bytes

    def _start(self) -> None:
        self._on = True
        self.wire.on()
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._serve, self._print)
        ]
        for thread in self._threads:
            thread.start()

    # --- the wire: one host after the other, real-time commands executed on arrival

    def _serve(self) -> None:
        while self._on and self.wire.accept():
            with self._changed:
                self._recent = b""
                self.connections += 1
                self._is_free = False
                self._changed.notify_all()
            self._receive()
            with self._changed:
                self.wire.hang_up()
                self._is_free = True
                self._changed.notify_all()

    def _receive(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: not self._on or not self.is_full)
                room = self.buffer_bytes - len(self._arrived)
            data = self.wire.receive(room) if self._on else b""
            if not data:
                return
            with self._changed:
                self._real_time(data)
                self._arrived += data
                self._changed.notify_all()
                if self._breaks(len(data)):
                    self.wire.reset()
                    return

    def _breaks(self, arrived: int) -> bool:
        if self.reset_after is None:
            return False
        self.reset_after -= arrived
        if self.reset_after > 0:
            return False
        self.reset_after = None
        return True

    def _real_time(self, data: bytes) -> None:
        for byte in data:
            self._recent = (self._recent + bytes((byte,)))[-3:]
            if len(self._recent) == 3 and self._recent[:2] == b"\x10\x04":
                self._answer(self._mechanics.answer(byte))
            elif self._recent == b"\x10\x05\x01":
                self.recoveries += 1
                self._mechanics.recover()
                self._push_status()
            elif len(self._recent) == 3 and self._recent[:2] == b"\x10\x14":
                self.drawer_kicks += 1

    def _answer(self, data: bytes) -> None:
        if self._mute or self._silent:
            return
        pieces = [data] if not self._noise else [self._noise, *(bytes((byte,)) for byte in data)]
        for piece in pieces:
            self.wire.send(piece)

    # --- the engine's side of the buffer

    def _can_print(self) -> bool:
        return self._mechanics.can_print() and not self._silent

    def _take(self, count: int) -> bytes:
        with self._changed:
            self._wanted = count
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: not self._on or (self._can_print() and len(self._arrived) >= count)
            )
            if not self._on:
                raise PowerLostError
            self._wanted = 0
            taken = bytes(self._arrived[:count])
            del self._arrived[:count]
            self._executed += taken
            self._changed.notify_all()
            return taken

    def _push_status(self) -> None:
        if self._automatic:
            self._answer(self._mechanics.automatic())
        if self._can_print():
            self.wire.resume()
        else:
            self.wire.pause()
