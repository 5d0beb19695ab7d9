"""A customer display of two lines on a pseudo terminal: Epson's language, or CD5220's."""

from __future__ import annotations

import os
import pty
import select
import threading
import tty

PATIENCE_SECONDS = 60.0
COLUMNS = 20
BLANK = (" " * COLUMNS, " " * COLUMNS)


class FakeDisplay:
    """`lines` are what a customer reads. One that is `stuck` takes nothing."""

    def __init__(self, language: str = "escpos", *, stuck: bool = False) -> None:
        self.lines = BLANK
        self._language = language
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.device = os.ttyname(self._slave)
        self._changed = threading.Condition()
        self._row, self._column = 0, 0
        self._page: str | None = None
        self._overwrites = False
        self._ending, self._end = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        if not stuck:
            self._thread.start()

    def until(self, *lines: str) -> None:
        wanted = tuple(line.ljust(COLUMNS) for line in lines)
        with self._changed:
            came = self._changed.wait_for(lambda: self.lines == wanted, PATIENCE_SECONDS)
            assert came, self.lines

    def switch_off(self) -> None:
        os.close(self._end)
        if self._thread.ident is not None:
            self._thread.join(PATIENCE_SECONDS)
        os.close(self._slave)
        os.close(self._master)

    def _serve(self) -> None:
        unread = b""
        while True:
            ready, _, _ = select.select([self._master, self._ending], [], [])
            if self._ending in ready:
                return
            unread += os.read(self._master, 1_024)
            with self._changed:
                unread = self._take(unread)
                self._changed.notify_all()

    def _take(self, data: bytes) -> bytes:
        """What is left over: the beginning of a command."""
        while data:
            used = self._command(data)
            if used == 0:
                return data
            data = data[used:]
        return b""

    def _command(self, data: bytes) -> int:
        """How many bytes the first command has; 0 when the rest of it has not come yet."""
        if 0x20 <= data[0] <= 0x7E or (data[0] >= 0x80 and self._page is not None):
            self._put(data[:1].decode(self._page or "ascii"))
            return 1
        if data[0] == 0x0C:
            self._blank()
            return 1
        if len(data) < 2:
            return 0
        return self._long_command(data)

    def _long_command(self, data: bytes) -> int:
        match data[:2]:
            case b"\x1b@":
                self._blank()
                self._page, self._overwrites = None, False
                return 2
            case b"\x1bQ" if self._language == "cd5220":
                return self._whole_line(data)
            case other if self._language == "escpos":
                return self._of_epson(other, data)
            case other:
                raise AssertionError(f"a display doesn't know {other!r}")

    def _of_epson(self, command: bytes, data: bytes) -> int:
        used = {b"\x1bt": 3, b"\x1f\x01": 2, b"\x1f$": 4}.get(command)
        assert used is not None, f"a display doesn't know {command!r}"
        if len(data) < used:
            return 0
        if command == b"\x1bt":
            assert data[2] == 0, "a code page that not every display has"
            self._page = "cp437"
        elif command == b"\x1f\x01":
            self._overwrites = True
        else:
            self._column, self._row = data[2] - 1, data[3] - 1
        return used

    def _blank(self) -> None:
        self.lines = BLANK
        self._row = self._column = 0

    def _whole_line(self, data: bytes) -> int:
        end = data.find(b"\r")
        if end < 0:
            return 0
        text = data[3:end].decode("ascii")
        assert len(text) == COLUMNS, text
        upper, lower = self.lines
        self.lines = (text, lower) if data[2:3] == b"A" else (upper, text)
        return end + 1

    def _put(self, letter: str) -> None:
        assert self._overwrites, "the second frame would scroll"
        lines = list(self.lines)
        line = lines[self._row]
        lines[self._row] = line[: self._column] + letter + line[self._column + 1 :]
        self.lines = (lines[0], lines[1])
        self._column += 1
        if self._column == COLUMNS:
            self._column, self._row = 0, (self._row + 1) % 2
