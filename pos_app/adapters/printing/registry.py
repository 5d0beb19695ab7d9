"""Which printer stands behind an address of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from pos_app.adapters.printing.cups_printer import CupsPrinter
from pos_app.adapters.printing.escpos_printer import EscPosPrinter
from pos_app.adapters.printing.file_printer import FilePrinter
from pos_app.config.printer_url import (
    RAW_PORT,
    local_path,
    queue_name,
    serial_port,
    usb_ids,
)
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from pos_app.adapters.printing.escpos_printer import Limits
    from pos_app.adapters.printing.line import Line
    from pos_app.ports import Printer


class Wire(NamedTuple):
    """As `EscPosPrinter` takes them."""

    open_line: Callable[[Event, float], Line]
    place: str
    always_there: bool


def printer_of(url: str, limits: Limits | None = None) -> Printer:
    """The printer at an address as `config.printer_url.PrinterUrl` allows it; else RefusedError."""
    try:
        return _printer_of(url, limits)
    except ValueError as error:
        raise RefusedError("printer.bad_address", address=url, reason=str(error)) from error


def wire_of(url: str) -> Wire:
    """How to reach a printer that can answer; RefusedError where there is none at such an address.

    What CUPS and files are given goes one way only.
    """
    try:
        wire = _wire_of(url)
    except ValueError as error:
        raise RefusedError("printer.bad_address", address=url, reason=str(error)) from error
    if wire is None:
        raise RefusedError("printer.one_way", address=url)
    return wire


def _printer_of(url: str, limits: Limits | None) -> Printer:
    wire = _wire_of(url)
    if wire is not None:
        return EscPosPrinter(
            wire.open_line, place=wire.place, always_there=wire.always_there, limits=limits
        )
    match url.partition("://")[0]:
        case "cups":
            return CupsPrinter(queue_name(url))
        case "file":
            return FilePrinter(Path(local_path(url, "file")))
        case _:
            raise ValueError("tcp, serial, usb, libusb, cups or file is wanted")


def _wire_of(url: str) -> Wire | None:
    match url.partition("://")[0]:
        case "tcp":
            return _network(url)
        case "serial":
            return _serial(url)
        case "usb":
            return _usb(url)
        case "libusb":
            return _libusb(url)
        case _:
            return None


def _network(url: str) -> Wire:
    parts = urlsplit(url)
    host, port = parts.hostname, parts.port or RAW_PORT
    if not host:
        raise ValueError("not tcp://HOST[:PORT]")

    def open_line(stopping: Event, seconds: float) -> Line:
        from pos_app.adapters.printing.tcp_line import TcpLine

        return TcpLine(host, port, stopping, seconds)

    return Wire(open_line, host, always_there=False)


def _serial(url: str) -> Wire:
    port = serial_port(url)

    def open_line(stopping: Event, _: float) -> Line:
        from pos_app.adapters.printing.device_line import SerialLine

        return SerialLine(
            port.device,
            stopping,
            baud=port.baud,
            rtscts=port.flow == "rtscts",
            xonxoff=port.flow == "xonxoff",
        )

    return Wire(open_line, port.device, always_there=True)


def _usb(url: str) -> Wire:
    device = local_path(url, "usb")

    def open_line(stopping: Event, _: float) -> Line:
        from pos_app.adapters.printing.device_line import UsbLine

        return UsbLine(device, stopping)

    return Wire(open_line, device, always_there=True)


def _libusb(url: str) -> Wire:
    ids = usb_ids(url)

    def open_line(stopping: Event, _: float) -> Line:
        from pos_app.adapters.printing.libusb_line import LibusbLine

        return LibusbLine(ids, stopping)

    return Wire(open_line, url, always_there=True)
