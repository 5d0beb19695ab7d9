"""Addresses of printers in the settings, and what stands behind them."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from pos_app.adapters.printing import file_printer
from pos_app.adapters.printing.escpos_printer import EscPosPrinter
from pos_app.adapters.printing.registry import printer_of
from pos_app.config.kinds import NotAllowedError
from pos_app.config.printer_url import PrinterUrl
from pos_app.ports import PrintResult, RefusedError, UnreachableError
from tests.support.fake_printer import FakePrinter

NO_ADDRESSES = [
    "",
    "192.0.2.7:9100",
    "usb://04b8:0202",
    "usb://",
    "usb:///dev/usb/lp0?x=1",
    "tcp://",
    "tcp://host:port",
    "tcp://h:0x1",
    "serial://ttyUSB0",
    "serial:///dev/ttyUSB0?baud=9601",
    "serial:///dev/ttyUSB0?baud=fast",
    "serial:///dev/ttyUSB0?flow=dsrdtr",
    "serial:///dev/ttyUSB0?speed=9600",
    "cups://",
    "cups://-o evil",
    "cups://a/b",
    "file://relative",
    "file:///",
    "file:///tmp/%00",
    "usb:///dev/usb/lp0%1B",
    "serial:///dev/%0A",
    "lpt1:",
]


def test_a_network_printer_by_its_address() -> None:
    fake = FakePrinter()
    printer = printer_of(f"tcp://127.0.0.1:{fake.port}")
    printer.check()
    printer.stop()
    fake.switch_off()
    assert fake.connections == 1


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        printer_of(address)
    assert caught.value.message.code == "printer.bad_address"
    assert caught.value.message.arguments["address"] == address


@pytest.mark.parametrize("address", [*NO_ADDRESSES, 9100, None, "usb:///dev/usb/lp0\n\x1b@"])
def test_the_settings_take_no_other(address: object) -> None:
    with pytest.raises(NotAllowedError) as caught:
        PrinterUrl().read(address)
    assert str(caught.value) == PrinterUrl().allowed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("tcp://192.0.2.7", "tcp://192.0.2.7:9100"),
        (" tcp://printer.example:9101/ ", "tcp://printer.example:9101"),
        ("serial:///dev/ttyUSB0", "serial:///dev/ttyUSB0"),
        (
            "serial:///dev/ttyS1?baud=19200&flow=xonxoff",
            "serial:///dev/ttyS1?baud=19200&flow=xonxoff",
        ),
        ("usb:///dev/usb/lp0", "usb:///dev/usb/lp0"),
        ("cups://Counter_1", "cups://Counter_1"),
        ("file:///var/spool/receipts.bin", "file:///var/spool/receipts.bin"),
    ],
)
def test_each_kind_of_address_is_taken_by_both(written: str, read: str) -> None:
    assert PrinterUrl().read(written) == read
    printer_of(read).stop()


def test_a_cable_is_no_connection(tmp_path: Path) -> None:
    printer = printer_of(f"serial://{tmp_path}/a%20port")
    assert isinstance(printer, EscPosPrinter)
    assert printer.place == f"{tmp_path}/a port"


def test_a_file_takes_every_paper_whole(tmp_path: Path) -> None:
    path = tmp_path / "papers.bin"
    printer = printer_of(f"file://{path}")
    printer.check()
    assert printer.print(b"one", lambda _: None) is PrintResult.SENT
    assert printer.print(b"two", lambda _: None) is PrintResult.SENT
    assert path.read_bytes() == b"onetwo"
    printer.stop()
    with pytest.raises(UnreachableError) as caught:
        printer.print(b"three", lambda _: None)
    assert caught.value.message.code == "printer.stopped"


def test_a_file_in_no_folder_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError) as caught:
        printer_of(f"file://{tmp_path}/none/papers.bin").check()
    assert caught.value.message.code == "printer.not_written"


class FullDisk:
    """The system, with room for so many more bytes."""

    def __init__(self, room: int) -> None:
        self._room = room

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def write(self, descriptor: int, data: memoryview) -> int:
        if self._room == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = os.write(descriptor, data[: self._room])
        self._room -= taken
        return taken


def test_a_full_disk_leaves_no_half_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "papers.bin"
    printer = printer_of(f"file://{path}")
    monkeypatch.setattr(file_printer, "os", FullDisk(8))
    printer.print(b"first", lambda _: None)
    with pytest.raises(UnreachableError) as caught:
        printer.print(b"second", lambda _: None)
    assert caught.value.message.code == "printer.not_written"
    assert caught.value.message.arguments["reason"] == "No space left on device"
    assert path.read_bytes() == b"first"


@pytest.mark.parametrize("is_pipe", [True, False], ids=["pipe", "device"])
def test_what_is_no_file_is_refused_and_keeps_nobody_waiting(
    tmp_path: Path, *, is_pipe: bool
) -> None:
    path = tmp_path / "pipe" if is_pipe else Path("/dev/null")
    if is_pipe:
        os.mkfifo(path)
    with pytest.raises(RefusedError) as caught:
        printer_of(f"file://{path}").print(b"one", lambda _: None)
    assert caught.value.message.code == "printer.wrong_device"
