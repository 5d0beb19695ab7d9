"""A line to a printer on a cable: a serial port, or a USB printer's device file."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import selectors
import stat
import struct
import termios
import time
from typing import TYPE_CHECKING

from pos_app.adapters.printing.line import Line, LineLostError, LineStoppedError
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from threading import Event

    from serial import Serial

# So long may the last bytes take on their way out when a job is done.
_FAREWELL_SECONDS = 1.0
_TURN_SECONDS = 0.05
_EMPTY_ANSWER_SECONDS = 0.01
# Linux, drivers/usb/class/usblp.c: asked over the control pipe, which no full buffer blocks.
_GET_STATUS = 0x060B
_PAPER_EMPTY = 0x20
_GONE = frozenset({errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO})


class SerialLine(Line):
    """`rtscts` and `xonxoff` are the two ways in which a printer can ask for a pause."""

    def __init__(
        self, device: str, stopping: Event, *, baud: int, rtscts: bool, xonxoff: bool
    ) -> None:
        """UnreachableError when it is not there or taken; RefusedError when it can't be used."""
        self._port = _open_port(device, baud, rtscts=rtscts, xonxoff=xonxoff)
        os.set_blocking(self._port.fileno(), False)
        super().__init__(self._port.fileno(), stopping)

    def unsent(self) -> int:
        with contextlib.suppress(OSError):
            answer = fcntl.ioctl(self._descriptor, termios.TIOCOUTQ, bytes(4))
            return int(struct.unpack("i", answer)[0])
        return 0

    def close(self) -> None:
        _let_leave(self)
        self.drop()

    def drop(self) -> None:
        # What is left would keep the closing port for up to half a minute.
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(self._descriptor, termios.TCIOFLUSH)
        with contextlib.suppress(OSError):
            self._port.close()


class UsbLine(Line):
    """`/dev/usb/lp0` and its like: the kernel's printer class driver, exclusive by itself."""

    def __init__(self, device: str, stopping: Event) -> None:
        """UnreachableError when it is not there or taken; RefusedError when it can't be used."""
        super().__init__(_open_device(device), stopping)

    def turn(self, outgoing: memoryview | None, seconds: float) -> int:
        taken = super().turn(outgoing, seconds)
        if not taken and (outgoing or self.unsent()):
            self._look_beside()
        else:
            self.status.hear_paper(out=False)
        return taken

    def _nothing_read(self) -> None:
        # usblp hands on an answer of no bytes, which some printers give while they have none; one
        # that is unplugged is an error of the system. Not at once again: it may say so for ever.
        self._stopping.wait(_EMPTY_ANSWER_SECONDS)

    def unsent(self) -> int:
        """One while the driver still holds a piece; it does not say how much of it."""
        with selectors.PollSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_WRITE)
            return 0 if selector.select(0) else 1

    def close(self) -> None:
        # Closing throws away what the driver still holds.
        _let_leave(self)
        self.drop()

    def drop(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._descriptor)

    def _look_beside(self) -> None:
        with contextlib.suppress(OSError):
            answer = fcntl.ioctl(self._descriptor, _GET_STATUS, bytes(4))
            self.status.hear_paper(out=bool(struct.unpack("i", answer)[0] & _PAPER_EMPTY))


def _let_leave(line: Line) -> None:
    """Until nothing is left of what was sent; not longer than a stop may take."""
    end = time.monotonic() + _FAREWELL_SECONDS
    with contextlib.suppress(LineLostError, LineStoppedError):
        while line.unsent() and time.monotonic() < end:
            line.turn(None, _TURN_SECONDS)


def _open_port(device: str, baud: int, *, rtscts: bool, xonxoff: bool) -> Serial:
    # With the printer's line, as most tills have none.
    from serial import Serial, SerialException

    try:
        return Serial(
            device, baud, timeout=0, write_timeout=0, rtscts=rtscts, xonxoff=xonxoff, exclusive=True
        )
    except SerialException as error:
        raise _not_opened(device, error.errno) from error
    except (OSError, termios.error) as error:  # unplugged while it is being set
        raise _not_opened(device, error.args[0]) from error
    except ValueError as error:  # a rate that the port can't do
        raise RefusedError("printer.bad_address", address=device, reason=str(error)) from error


def _open_device(device: str) -> int:
    try:
        descriptor = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise _not_opened(device, error.errno) from error
    # A file would take every paper and print none.
    if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RefusedError("printer.wrong_device", device=device)
    return descriptor


def _not_opened(device: str, number: int | None) -> UnreachableError | RefusedError:
    if number in {errno.EBUSY, errno.EAGAIN}:
        return UnreachableError("printer.taken", device=device)
    if number in {errno.EACCES, errno.EPERM}:
        return RefusedError("printer.no_permission", device=device)
    if number in _GONE:
        return UnreachableError("printer.unplugged", device=device)
    # pyserial has no number for what is there and is no serial port.
    if number is None or number in {errno.EISDIR, errno.ENOTDIR, errno.ENOTTY}:
        return RefusedError("printer.wrong_device", device=device)
    return UnreachableError("printer.unreachable", host=device, reason=os.strerror(number))
