"""Which printer stands behind an address of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pos_app.adapters.printing.cups_printer import CupsPrinter
from pos_app.adapters.printing.escpos_printer import EscPosPrinter
from pos_app.adapters.printing.file_printer import FilePrinter
from pos_app.config.printer_url import RAW_PORT, local_path, queue_name, serial_port
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from threading import Event

    from pos_app.adapters.printing.escpos_printer import Limits
    from pos_app.adapters.printing.line import Line
    from pos_app.ports import Printer


def printer_of(url: str, limits: Limits | None = None) -> Printer:
    """The printer at an address as `config.printer_url.PrinterUrl` allows it; else RefusedError."""
    try:
        return _printer_of(url, limits)
    except ValueError as error:
        raise RefusedError("printer.bad_address", address=url, reason=str(error)) from error


def _printer_of(url: str, limits: Limits | None) -> Printer:
    match url.partition("://")[0]:
        case "tcp":
            return _network(url, limits)
        case "serial":
            return _serial(url, limits)
        case "usb":
            return _usb(url, limits)
        case "cups":
            return CupsPrinter(queue_name(url))
        case "file":
            return FilePrinter(Path(local_path(url, "file")))
        case _:
            raise ValueError("tcp, serial, usb, cups or file is wanted")


def _network(url: str, limits: Limits | None) -> Printer:
    parts = urlsplit(url)
    host, port = parts.hostname, parts.port or RAW_PORT
    if not host:
        raise ValueError("not tcp://HOST[:PORT]")

    def open_line(stopping: Event, seconds: float) -> Line:
        from pos_app.adapters.printing.tcp_line import TcpLine

        return TcpLine(host, port, stopping, seconds)

    return EscPosPrinter(open_line, place=host, limits=limits)


def _serial(url: str, limits: Limits | None) -> Printer:
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

    return EscPosPrinter(open_line, place=port.device, always_there=True, limits=limits)


def _usb(url: str, limits: Limits | None) -> Printer:
    device = local_path(url, "usb")

    def open_line(stopping: Event, _: float) -> Line:
        from pos_app.adapters.printing.device_line import UsbLine

        return UsbLine(device, stopping)

    return EscPosPrinter(open_line, place=device, always_there=True, limits=limits)
