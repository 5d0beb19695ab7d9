"""A line to a USB printer that no kernel driver serves: bulk transfers through libusb and pyusb.

USB Device Class Definition for Printing Devices 1.1. pyusb is an option of the till, and is
imported when such a line is opened first.
"""

from __future__ import annotations

import contextlib
import errno
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from pos_app.adapters.printing.line import Line, LineLostError, LineStoppedError
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from threading import Event

    from pos_app.config.printer_url import UsbIds

_PRINTER_CLASS = 7
_CHUNK = 4_096
# Milliseconds; 0 would wait for ever. Long enough for a chunk, short enough to notice a stop.
_WRITE_MS, _READ_MS, _GLANCE_MS = 100, 100, 1
# GET_PORT_STATUS, over the control pipe: an interface's class request that reads one byte.
_FROM_INTERFACE, _PORT_STATUS = 0xA1, 0x01
_PAPER_EMPTY = 0x20


class _Pipe(NamedTuple):
    """Of the printer interface: its number and where its two endpoints are; some have no way in."""

    interface: int
    outward: int
    inward: int | None


class LibusbLine(Line):
    def __init__(self, ids: UsbIds, stopping: Event, *, backend: Any = None) -> None:
        """UnreachableError when it is not plugged in or taken; RefusedError when it can't be used.

        `backend` is a `usb.backend.IBackend`; libusb when None.
        """
        self._place = f"libusb://{ids.vendor:04x}:{ids.product:04x}"
        self._usb = _pyusb()
        self._device = self._find(ids, backend)
        self._detached = False
        try:
            self._pipe = self._claim()
        except self._usb.core.USBError as error:
            self.drop()
            raise self._not_opened(error) from error
        except BaseException:
            self.drop()
            raise
        # There is no descriptor: everything that uses one is done otherwise here.
        super().__init__(-1, stopping)

    def turn(self, outgoing: memoryview | None, seconds: float) -> int:
        end = time.monotonic() + seconds
        while not self._stopping.is_set():
            # First: an answer to what is written now must not be heard before the caller knows
            # that it was written.
            heard = self._read_for(_GLANCE_MS if outgoing else _READ_MS, end)
            taken = self._write(outgoing[:_CHUNK], _WRITE_MS) if outgoing else 0
            if taken or heard or time.monotonic() >= end:
                if outgoing and not taken:
                    self._look_beside()
                elif taken:
                    self.status.hear_paper(out=False)
                return taken
        raise LineStoppedError

    def ask(self, questions: Any, commands: bytes) -> None:
        with contextlib.suppress(LineLostError):
            if self._write(memoryview(commands), _WRITE_MS) == len(commands):
                self.status.asked(questions)

    def unsent(self) -> int:
        """Nothing: a transfer is done when the printer has it."""
        return 0

    def close(self) -> None:
        self.drop()

    def drop(self) -> None:
        usb = self._usb
        with contextlib.suppress(usb.core.USBError):
            usb.util.dispose_resources(self._device)
        if self._detached:
            with contextlib.suppress(usb.core.USBError, NotImplementedError):
                self._device.attach_kernel_driver(self._pipe.interface)

    def _find(self, ids: UsbIds, backend: Any) -> Any:
        usb = self._usb

        def is_it(device: Any) -> bool:
            # Without the right to open it, its serial number can't be read.
            with contextlib.suppress(usb.core.USBError, ValueError):
                return ids.serial is None or device.serial_number == ids.serial
            return False

        try:
            device = usb.core.find(
                idVendor=ids.vendor, idProduct=ids.product, custom_match=is_it, backend=backend
            )
        except usb.core.NoBackendError as error:
            raise RefusedError("printer.no_libusb", missing="libusb-1.0") from error
        if device is None:
            raise UnreachableError("printer.unplugged", device=self._place)
        return device

    def _claim(self) -> _Pipe:
        """No reset and no new configuration where one is set: printers lose their state by it."""
        usb, device = self._usb, self._device
        try:
            configuration = device.get_active_configuration()
        except usb.core.USBError:
            device.set_configuration()
            configuration = device.get_active_configuration()
        pipe = self._pipe = self._pipe_of(configuration)
        with contextlib.suppress(NotImplementedError):
            if device.is_kernel_driver_active(pipe.interface):
                device.detach_kernel_driver(pipe.interface)
                self._detached = True
        usb.util.claim_interface(device, pipe.interface)
        return pipe

    def _pipe_of(self, configuration: Any) -> _Pipe:
        usb = self._usb.util
        for interface in configuration:
            if interface.bInterfaceClass != _PRINTER_CLASS:
                continue
            ways: dict[int, int] = {}
            for endpoint in interface:
                if usb.endpoint_type(endpoint.bmAttributes) == usb.ENDPOINT_TYPE_BULK:
                    address = endpoint.bEndpointAddress
                    ways.setdefault(usb.endpoint_direction(address), address)
            if usb.ENDPOINT_OUT in ways:
                outward, inward = ways[usb.ENDPOINT_OUT], ways.get(usb.ENDPOINT_IN)
                return _Pipe(interface.bInterfaceNumber, outward, inward)
        raise RefusedError("printer.wrong_device", device=self._place)

    def _write(self, data: memoryview, milliseconds: int) -> int:
        core = self._usb.core
        try:
            return int(self._device.write(self._pipe.outward, bytes(data), milliseconds))
        except core.USBTimeoutError:
            return 0
        except core.USBError as error:
            raise LineLostError(error.strerror or str(error)) from error

    def _read_for(self, milliseconds: int, end: float) -> bool:
        if self._pipe.inward is None:
            # As long as a read would have waited.
            left = end - time.monotonic()
            self._stopping.wait(max(0.0, min(milliseconds / 1000, left)))
            return False
        core = self._usb.core
        try:
            data = self._device.read(self._pipe.inward, _CHUNK, milliseconds)
        except core.USBTimeoutError:
            return False
        except core.USBError as error:
            raise LineLostError(error.strerror or str(error)) from error
        self.status.feed(bytes(data))
        return len(data) > 0

    def _look_beside(self) -> None:
        with contextlib.suppress(self._usb.core.USBError):
            (status,) = self._device.ctrl_transfer(
                _FROM_INTERFACE, _PORT_STATUS, 0, self._pipe.interface, 1, _WRITE_MS
            )
            self.status.hear_paper(out=bool(status & _PAPER_EMPTY))

    def _not_opened(self, error: Any) -> UnreachableError | RefusedError:
        if error.errno == errno.EBUSY:
            return UnreachableError("printer.taken", device=self._place)
        if error.errno in {errno.EACCES, errno.EPERM}:
            return RefusedError("printer.no_permission", device=self._place)
        reason = error.strerror or str(error)
        return UnreachableError("printer.unreachable", host=self._place, reason=reason)


def _pyusb() -> Any:
    try:
        import usb.core
        import usb.util
    except ImportError as error:
        raise RefusedError("printer.no_libusb", missing="pyusb") from error
    return usb
