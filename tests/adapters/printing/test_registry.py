"""Addresses of printers in the settings, and what stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.escpos_printer import EscPosPrinter
from pos_app.adapters.printing.registry import printer_of
from pos_app.config.kinds import NotAllowedError
from pos_app.config.printer_url import PrinterUrl
from pos_app.ports import PrintResult, RefusedError, UnreachableError
from tests.support.fake_printer import FakePrinter

if TYPE_CHECKING:
    from pathlib import Path

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
    assert caught.value.message.code == "printer.unreachable"


def test_a_full_disk_leaves_no_half_paper() -> None:
    printer = printer_of("file:///dev/full")
    with pytest.raises(UnreachableError) as caught:
        printer.print(b"one", lambda _: None)
    assert caught.value.message.arguments["reason"] == "No space left on device"
