"""The demo's printer: takes print jobs over TCP like one on the network, and shows the paper.

It understands what the till sends: ESC @, GS v 0 bands, feeds, the cut, and status requests.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ONLINE_WITH_PAPER = b"\x12"
GS_R_PAPER_OK = b"\x00"
AUTOMATIC_STATUS_OK = b"\x10\x00\x00\x00"
EOT = 0x04
PRINT_END_STATUS = 0x48
PRINT_END_BODY = 6


@dataclass(slots=True)
class Paper:
    """One cut piece: `rows` are packed bits, most significant first, 1 is black."""

    width: int
    rows: list[bytes] = field(default_factory=list)
    data: bytes = b""


class DemoPrinter:
    """`on_paper` gets each piece of paper, `dots` wide, in the printer's thread."""

    def __init__(
        self, on_paper: Callable[[Paper], None], dots: int = 576, *, port: int = 0
    ) -> None:
        self._on_paper = on_paper
        self._dots = dots
        self._listener = socket.create_server(("127.0.0.1", port))
        self.url = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, name="demo-printer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Also how a printer is switched off: later connections are refused."""
        with contextlib.suppress(OSError):
            # Closing alone would leave the thread waiting in accept.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(2)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                try:
                    _Job(connection, self._on_paper, self._dots).run()
                except (OSError, EOFError):
                    continue


class _Job:
    def __init__(
        self, connection: socket.socket, on_paper: Callable[[Paper], None], dots: int
    ) -> None:
        self._connection = connection
        self._on_paper = on_paper
        self._dots = dots
        self._paper = Paper(width=dots)
        self._data = bytearray()

    def run(self) -> None:
        while True:
            first = self._connection.recv(1)
            if not first:
                return
            self._data += first
            self._command(first[0])

    def _command(self, first: int) -> None:
        match first:
            case 0x10:  # DLE EOT n: status now
                if self._take(2)[0] == EOT:
                    self._connection.sendall(ONLINE_WITH_PAPER)
            case 0x1B:
                self._escape(self._take(1)[0])
            case 0x1D:
                self._group(self._take(1)[0])
            case _:  # line feeds, and NULs that flush an interrupted band
                pass

    def _escape(self, command: int) -> None:
        match command:
            case 0x4A:  # ESC J n: feed n dots
                self._feed(self._take(1)[0])
            case 0x64:  # ESC d n: feed n lines
                self._feed(self._take(1)[0] * 30)
            case _:  # ESC @: initialise
                pass

    def _group(self, command: int) -> None:
        match command:
            case 0x76:  # GS v 0 m xL xH yL yH
                self._band()
            case 0x56:  # GS V m [n]: cut
                if self._take(1)[0] in {0x41, 0x42}:
                    self._take(1)
                self._cut()
            case 0x61:  # GS a n: automatic status
                if self._take(1)[0]:
                    self._connection.sendall(AUTOMATIC_STATUS_OK)
            case 0x72:  # GS r n: status in turn
                self._take(1)
                self._connection.sendall(GS_R_PAPER_OK)
            case 0x28:  # GS ( x pL pH ...
                self._group_function(self._take(1)[0])
            case _:
                pass

    def _group_function(self, function: int) -> None:
        low, high = self._take(2)
        body = self._take(low + 256 * high)
        if (
            function == PRINT_END_STATUS and len(body) == PRINT_END_BODY
        ):  # GS ( H: tell when printing has ended
            self._connection.sendall(b"\x37\x22" + body[2:] + b"\x00")

    def _band(self) -> None:
        _, _, width_low, width_high, height_low, height_high = self._take(6)
        width = width_low + 256 * width_high
        for _ in range(height_low + 256 * height_high):
            # A drawing is sent without what is blank at its right end.
            row = self._take(width).ljust(self._dots // 8, b"\0")
            self._paper.rows.append(row[: self._dots // 8])

    def _feed(self, dots: int) -> None:
        self._paper.rows.extend([bytes(self._paper.width // 8)] * dots)

    def _cut(self) -> None:
        self._paper.data = bytes(self._data)
        self._on_paper(self._paper)
        self._paper = Paper(width=self._dots)
        self._data.clear()

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            part = self._connection.recv(count - len(taken))
            if not part:
                raise EOFError
            taken += part
        self._data += taken
        return taken
