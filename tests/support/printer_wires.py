"""What a fake printer hangs on: a network connection, or a cable with a device file at our end."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import socket
import struct
import tempfile
import termios
import tty
from pathlib import Path
from typing import Protocol

_RESET = struct.pack("ii", 1, 0)
_STOPPED = 0x04 | 0x08  # TIOCPKT_STOP, and TIOCPKT_START of one that had been stopped


class Wire(Protocol):
    """One host at a time. `accept` and `receive` block; `off` ends them from another thread."""

    @property
    def url(self) -> str:
        """As the settings name it."""
        ...

    def on(self) -> None: ...

    def accept(self) -> bool:
        """Wait for a host; False when it was switched off."""
        ...

    def receive(self, most: int) -> bytes:
        """Nothing when the host has gone, or it was switched off."""
        ...

    def send(self, data: bytes) -> None: ...

    def hang_up(self) -> None: ...

    def reset(self) -> None:
        """The line breaks; what the host had not sent yet is lost."""
        ...

    def shut(self) -> None:
        """The printer ends the conversation, in order."""
        ...

    def pause(self) -> None:
        """It can't print: the host shall send no more, where the wire can say so."""
        ...

    def resume(self) -> None: ...

    def off(self) -> None: ...


class NetworkWire:
    """`one_only`: while it serves a host it refuses the others; else they wait in its backlog."""

    def __init__(self, *, one_only: bool = False) -> None:
        self._one_only = one_only
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._connection: socket.socket | None = None
        self._listening = True

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def on(self) -> None:
        if not self._listening:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self._listening = True

    def accept(self) -> bool:
        try:
            self._connection, _ = self._listener.accept()
        except OSError:
            return False
        if self._one_only:
            self._listener.close()
        return True

    def receive(self, most: int) -> bytes:
        connection = self._connection
        if connection is None:
            return b""
        with contextlib.suppress(OSError):
            return connection.recv(most)
        return b""

    def send(self, data: bytes) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.sendall(data)

    def hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._one_only and self._listening:
            self._listener = socket.create_server(("127.0.0.1", self.port))

    def reset(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                # Ends a recv that is running; closing alone would not.
                self._connection.shutdown(socket.SHUT_RD)
            self._connection.close()

    def shut(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)

    def pause(self) -> None:
        """It stops reading, which TCP tells the host."""

    def resume(self) -> None:
        """It reads on."""

    def off(self) -> None:
        self._listening = False
        self.reset()
        with contextlib.suppress(OSError):  # of one that serves its only host it is closed
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


class CableWire:
    """A pseudo terminal behind a name that stays, as udev keeps one for a device.

    `leaves`: the device is gone while the printer is off, as a USB printer's is; a serial port
    stays and takes what its small buffer holds.
    """

    def __init__(self, *, leaves: bool) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="printer-")
        self._leaves = leaves
        self.device = Path(self._folder.name) / "printer"
        self._master = self._slave = -1
        self._ending, self._end = os.pipe()
        self._is_on = False

    @property
    def url(self) -> str:
        return f"usb://{self.device}" if self._leaves else f"serial://{self.device}?flow=none"

    def on(self) -> None:
        if self._master < 0:
            self._plug_in()
        self._ending, self._end = os.pipe()
        self._is_on = True

    def accept(self) -> bool:
        return self._wait()

    def receive(self, most: int) -> bytes:
        if not self._wait():
            return b""
        with contextlib.suppress(OSError):
            return os.read(self._master, most)
        return b""

    def send(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            os.write(self._master, data)

    def hang_up(self) -> None:
        """A cable knows no connections."""

    def reset(self) -> None:
        self._pull_out()
        if self._is_on:
            self._plug_in()

    def shut(self) -> None:
        """A cable knows no conversations."""

    def pause(self) -> None:
        """It stops reading, which is as good as a wire for it."""

    def resume(self) -> None:
        """It reads on."""

    def off(self) -> None:
        self._is_on = False
        os.close(self._end)
        if self._leaves:
            self._pull_out()

    def throw_away(self) -> None:
        self._pull_out()
        self._folder.cleanup()

    def _plug_in(self) -> None:
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.device.symlink_to(os.ttyname(self._slave))

    def _pull_out(self) -> None:
        self.device.unlink(missing_ok=True)
        for end in (self._slave, self._master):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    def _wait(self) -> bool:
        """Until bytes can be read; False when it was switched off or pulled out."""
        if not self._is_on or self._master < 0:
            return False
        try:
            ready, _, _ = select.select([self._master, self._ending], [], [])
        except (OSError, ValueError):  # pulled out just now
            return False
        return self._ending not in ready


class PausingCable(CableWire):
    """A serial port whose printer asks for pauses with XOFF and XON.

    `heeded`: our end has stopped. In packet mode the kernel says so before each piece of data.
    """

    def __init__(self) -> None:
        super().__init__(leaves=False)
        self.heeded = False

    @property
    def url(self) -> str:
        return f"serial://{self.device}?flow=xonxoff"

    def receive(self, most: int) -> bytes:
        while (data := super().receive(most + 1))[:1] not in {b"", b"\0"}:
            self.heeded = self.heeded or bool(data[0] & _STOPPED)
        return data[1:]

    def pause(self) -> None:
        self.send(b"\x13")

    def resume(self) -> None:
        self.send(b"\x11")

    def _plug_in(self) -> None:
        super()._plug_in()
        fcntl.ioctl(self._master, termios.TIOCPKT, struct.pack("i", 1))


class GarblingCable(CableWire):
    """A serial port at another rate than its printer: each side reads something else.

    Once `garbles`: our bytes arrive as letters, and what it answers has no sense.
    """

    def __init__(self) -> None:
        super().__init__(leaves=False)
        self.garbles = True

    def receive(self, most: int) -> bytes:
        data = super().receive(most)
        return bytes(byte | 0x80 for byte in data) if self.garbles else data

    def send(self, data: bytes) -> None:
        super().send(bytes(byte | 0xE0 for byte in data) if self.garbles else data)
