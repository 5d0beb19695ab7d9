"""Printers that this machine knows of: USB devices, serial ports and queues of CUPS.

Nothing is sent to any of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pos_app.config.kinds import NotAllowedError
from pos_app.config.printer_url import PrinterUrl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

CUPS_SECONDS = 5.0
_ID_KEYS = {"MFG": "maker", "MANUFACTURER": "maker", "MDL": "model", "MODEL": "model"}


class Way(Enum):
    USB = "usb"
    SERIAL = "serial"
    CUPS = "cups"
    NETWORK = "network"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPrinter:
    """`url` for `printer.url`; `name` as maker and model, empty where nobody says it.

    `usable`: the till's user may open it.
    """

    way: Way
    url: str
    name: str = ""
    usable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where Linux keeps what is looked for; tests have their own."""

    devices: Path = Path("/dev")
    usb_classes: Path = Path("/sys/class/usbmisc")


def local_printers(places: Places | None = None) -> Iterator[FoundPrinter]:
    """One after the other as they are found; CUPS, which may take seconds, last."""
    where = places or Places()
    yield from usb_printers(where)
    yield from serial_ports(where)
    yield from cups_queues()


def usb_printers(places: Places) -> Iterator[FoundPrinter]:
    """What the kernel's driver usblp serves, named by its IEEE 1284 device id."""
    for device in sorted(places.devices.glob("usb/lp*"), key=_number):
        told = places.usb_classes / device.name / "device"
        name = name_of_id(_read(told / "ieee1284_id"))
        if not name:
            # The id may be cut; the USB device above the interface has names of its own.
            name = _joined(_read(told / f"../{each}") for each in ("manufacturer", "product"))
        yield from _allowed(
            FoundPrinter(
                way=Way.USB, url=f"usb://{quote(str(device))}", name=name, usable=_may_use(device)
            )
        )


def serial_ports(
    places: Places, comports: Callable[[], Iterable[object]] | None = None
) -> Iterator[FoundPrinter]:
    """Every port: a printer can't be told from anything else there without writing to it.

    Under the name that stays where udev gives one: ttyUSB0 may be another device tomorrow.
    """
    if comports is None:
        from serial.tools.list_ports import comports as every_port

        comports = every_port
    lasting = {link.resolve(): link for link in sorted(places.devices.glob("serial/by-id/*"))}
    for port in sorted(comports(), key=lambda each: str(getattr(each, "device", ""))):
        device = Path(str(getattr(port, "device", "")))
        names = (getattr(port, each, None) for each in ("manufacturer", "product"))
        path = lasting.get(device.resolve(), device)
        found = FoundPrinter(
            way=Way.SERIAL,
            url=f"serial://{quote(str(path))}?baud=9600",
            name=_joined(str(each or "") for each in names),
            usable=_may_use(device),
        )
        yield from _allowed(found)


def cups_queues(seconds: float = CUPS_SECONDS) -> Iterator[FoundPrinter]:
    """As `lpstat` lists them; none where CUPS is missing, silent or off."""
    program = shutil.which("lpstat")
    if program is None:
        return
    try:
        told = subprocess.run(  # no shell, and nothing that a person typed
            [program, "-v"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
            timeout=seconds,
            check=False,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired):
        return
    for line in told.splitlines():
        queue, colon, device = line.removeprefix("device for ").partition(": ")
        if line.startswith("device for ") and colon:
            # What a device's address says beyond its kind may hold a password.
            kind = device.partition(":")[0]
            yield from _allowed(FoundPrinter(way=Way.CUPS, url=f"cups://{queue}", name=kind))


def name_of_id(told: str) -> str:
    """Maker and model of an IEEE 1284 device id, `MFG:EPSON;MDL:TM-T20II;...`."""
    parts = dict[str, str]()
    for part in told.split(";"):
        key, _, value = part.partition(":")
        known = _ID_KEYS.get(key.strip().upper())
        if known:
            parts.setdefault(known, value.strip())
    return _joined((parts.get("maker", ""), parts.get("model", "")))


def _joined(names: Iterable[str]) -> str:
    """Without what the second repeats of the first."""
    first, *rest = [*(name.strip() for name in names), ""]
    second = next((name for name in rest if name), "")
    if not first or second.lower().startswith(first.lower()):
        return _shown(second)
    return _shown(f"{first} {second}".strip())


def _shown(name: str) -> str:
    """A device says of itself what it likes."""
    return "".join(sign for sign in name if sign.isprintable())[:60]


def _allowed(found: FoundPrinter) -> Sequence[FoundPrinter]:
    """Only what the settings take."""
    try:
        PrinterUrl().read(found.url)
    except NotAllowedError:
        return ()
    return (found,)


def _may_use(device: Path) -> bool:
    return os.access(device, os.R_OK | os.W_OK)


def _number(device: Path) -> tuple[int, str]:
    digits = device.name.removeprefix("lp")
    return (int(digits) if digits.isdecimal() else 0, device.name)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
