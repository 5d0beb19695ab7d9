"""Addresses of printers: one shape for each way to reach one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from pos_app.config.kinds import NotAllowedError
from pos_app.config.urls import Socket

RAW_PORT = 9100
BAUD_RATES = (1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800)
FLOW_CONTROLS = ("rtscts", "xonxoff", "none")
# What CUPS itself allows in a queue's name, without its rarer signs.
# VID:PID as lsusb shows them, and a serial number where there are two of a kind.
_USB_IDS = re.compile(r"libusb://([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?:/([\w.-]{1,64}))?", re.ASCII)
_QUEUE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@-]{0,126}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterUrl:
    """`tcp://`, `serial://`, `usb://`, `libusb://`, `cups://` or `file://`."""

    @property
    def allowed(self) -> str:
        return (
            "tcp://host:port, serial:///dev/ttyUSB0?baud=19200&flow=rtscts, usb:///dev/usb/lp0, "
            "libusb://04b8:0202, cups://queue or file:///path in quotes"
        )

    def read(self, raw: object) -> str:
        try:
            return _canonical(raw)
        except (NotAllowedError, ValueError):
            raise NotAllowedError(self.allowed) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialPort:
    """`baud` in bits a second; `flow` is `rtscts`, `xonxoff` or `none`."""

    device: str
    baud: int
    flow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbIds:
    """Which USB device: its maker's and its model's number, and its own where there are several."""

    vendor: int
    product: int
    serial: str | None


def usb_ids(url: str) -> UsbIds:
    """Of a `libusb://` address; ValueError when it is none."""
    found = _USB_IDS.fullmatch(url)
    if found is None:
        raise ValueError("not libusb://VID:PID")
    vendor, product, serial = found.groups()
    return UsbIds(vendor=int(vendor, 16), product=int(product, 16), serial=serial)


def serial_port(url: str) -> SerialPort:
    """Of a `serial://` address; ValueError when it is none."""
    parts = urlsplit(url)
    wishes = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    baud, flow = int(wishes.pop("baud", "9600")), wishes.pop("flow", "rtscts")
    if parts.scheme != "serial" or parts.netloc or wishes or not _is_path(parts.path):
        raise ValueError(url)
    if baud not in BAUD_RATES or flow not in FLOW_CONTROLS:
        raise ValueError(url)
    return SerialPort(device=unquote(parts.path), baud=baud, flow=flow)


def local_path(url: str, scheme: str) -> str:
    """The absolute path of a `usb://` or `file://` address; ValueError when it is none."""
    parts = urlsplit(url)
    if parts.scheme != scheme or parts.netloc or parts.query or parts.fragment:
        raise ValueError(url)
    if not _is_path(parts.path):
        raise ValueError(url)
    return unquote(parts.path)


def queue_name(url: str) -> str:
    """Of a `cups://` address; ValueError when it is none."""
    name = url.removeprefix("cups://").rstrip("/")
    if not url.startswith("cups://") or not _QUEUE.fullmatch(name):
        raise ValueError(url)
    return name


def _canonical(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip().isprintable():
        raise NotAllowedError
    url = raw.strip()
    match url.partition("://")[0]:
        case "tcp":
            return Socket(schemes=("tcp",), port=RAW_PORT).read(url)
        case "serial":
            serial_port(url)
        case "cups":
            queue_name(url)
        case "libusb":
            usb_ids(url)
        case "usb" | "file" as scheme:
            local_path(url, scheme)
        case _:
            raise NotAllowedError
    return url


def _is_path(path: str) -> bool:
    # No file's name holds a NUL, and errors show the name.
    return path.startswith("/") and path.rstrip("/") != "" and unquote(path).isprintable()
