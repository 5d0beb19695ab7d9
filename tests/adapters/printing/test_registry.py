"""Addresses of printers in the settings."""

from __future__ import annotations

import pytest

from pos_app.adapters.printing.registry import printer_of
from pos_app.adapters.printing.tcp import TcpPrinter
from pos_app.ports import RefusedError
from tests.support.fake_printer import FakePrinter


def test_a_network_printer_by_its_address() -> None:
    fake = FakePrinter()
    printer = printer_of(f"tcp://127.0.0.1:{fake.port}")
    printer.check()
    printer.stop()
    fake.switch_off()
    assert fake.connections == 1


def test_the_usual_port_need_not_be_said() -> None:
    printer = printer_of("tcp://192.0.2.7")
    assert isinstance(printer, TcpPrinter)
    assert printer.port == 9100


@pytest.mark.parametrize(
    "address", ["", "192.0.2.7:9100", "usb://04b8:0202", "tcp://", "tcp://host:port", "tcp://h:0x1"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        printer_of(address)
    assert caught.value.message.code == "printer.bad_address"
    assert caught.value.message.arguments["address"] == address
