"""A USB printer without a kernel driver: pyusb over a bus of ours, at the backend's interface."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.escpos_bands import job_bytes
from pos_app.adapters.printing.escpos_printer import EscPosPrinter, Limits
from pos_app.adapters.printing.libusb_line import LibusbLine
from pos_app.adapters.printing.registry import printer_of
from pos_app.config.kinds import NotAllowedError
from pos_app.config.printer_url import PrinterUrl, usb_ids
from pos_app.domain.message import Message, TillError
from pos_app.ports import Bitmap, PrintResult
from tests.support.fake_printer import FakePrinter
from tests.support.receipt_drawing import draw_back
from tests.support.usb_backend import INTERFACE, SERIAL, UsbBus

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 300
JOB = job_bytes(Bitmap(width=576, height=ROWS, data=bytes([0x81] * 72 * ROWS)))
QUICK = Limits(
    connect=1.0,
    status=0.3,
    stall=0.6,
    grace=0.2,
    mute_grace=0.1,
    confirm=20.0,
    first=0.5,
    slow_bytes_per_second=1_000_000,
)


@pytest.fixture
def bus() -> UsbBus:
    return UsbBus()


@pytest.fixture
def fake(bus: UsbBus) -> Iterator[FakePrinter]:
    made = FakePrinter(wire=bus)
    yield made
    made.switch_off()


def printer_on(bus: UsbBus, url: str | None = None) -> EscPosPrinter:
    def open_line(stopping: threading.Event, _: float) -> LibusbLine:
        return LibusbLine(usb_ids(url or bus.url), stopping, backend=bus)

    return EscPosPrinter(open_line, place=bus.url, always_there=True, limits=QUICK)


def quietly(_problem: Message | None) -> None:
    """Nobody listens."""


def code_of(printer: EscPosPrinter) -> str:
    with pytest.raises(TillError) as caught:
        printer.check()
    return caught.value.message.code


def test_a_job_is_printed_confirmed_and_the_kernel_gets_its_printer_back(
    bus: UsbBus, fake: FakePrinter
) -> None:
    assert printer_on(bus).print(JOB, quietly) is PrintResult.PRINTED
    assert [draw_back(job).size for job in fake.jobs] == [(576, ROWS)]
    assert (bus.claimed, bus.kernel_driver, bus.resets) == ([], True, 0)


def test_paper_out_holds_the_job_though_the_control_pipe_says_that_all_is_well(
    bus: UsbBus, fake: FakePrinter
) -> None:
    """Many printers' port status is a constant."""
    fake.paper_rows = 100
    heard: list[Message | None] = []

    def hear(problem: Message | None) -> None:
        heard.append(problem)
        if problem is not None:
            threading.Timer(0.7, fake.mend).start()  # more turns than one against a full pipe

    assert printer_on(bus).print(JOB, hear) is PrintResult.PRINTED
    assert heard == [Message(code="printer.paper_out"), None]
    assert len(fake.jobs) == 1


def test_the_control_pipe_tells_of_paper_where_the_printer_itself_is_mute(bus: UsbBus) -> None:
    bus.on()
    line = LibusbLine(usb_ids(bus.url), threading.Event(), backend=bus)
    full = memoryview(bytes(2_000))
    taken = line.turn(full, 0.0)
    bus.paper_empty = True
    assert line.turn(full[taken:], 0.0) == 0
    assert line.status.problem == Message(code="printer.paper_out")
    bus.paper_empty = False
    assert line.turn(full[taken:], 0.0) == 0
    assert line.status.problem is None
    line.drop()


def test_one_that_is_pulled_out_inside_a_job_is_uncertain_and_then_away(
    bus: UsbBus, fake: FakePrinter
) -> None:
    printer = printer_on(bus)
    printer.check()
    fake.reset_after = 15_000
    assert printer.print(JOB, quietly) is PrintResult.UNCERTAIN
    assert code_of(printer) == "printer.unplugged"


def test_one_that_another_program_has_is_taken(bus: UsbBus, fake: FakePrinter) -> None:
    bus.taken = True
    assert code_of(printer_on(bus)) == "printer.taken"
    assert bus.kernel_driver


def test_two_of_a_kind_are_told_apart_by_their_serial_numbers(
    bus: UsbBus, fake: FakePrinter
) -> None:
    printer_on(bus, f"{bus.url}/{SERIAL}").check()
    assert code_of(printer_on(bus, f"{bus.url}/X000002")) == "printer.unplugged"
    assert bus.claimed == []
    assert INTERFACE == 1


def test_stop_ends_a_stuck_job_at_once(bus: UsbBus, fake: FakePrinter) -> None:
    printer = printer_on(bus)
    fake.paper_rows = 100
    heard: list[Message | None] = []

    def hear(problem: Message | None) -> None:
        heard.append(problem)
        printer.stop()

    assert printer.print(JOB, hear) is PrintResult.UNCERTAIN
    assert bus.claimed == []


def test_without_pyusb_the_till_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usb", None)
    monkeypatch.setitem(sys.modules, "usb.core", None)
    with pytest.raises(TillError) as caught:
        printer_of("libusb://04b8:0202").check()
    assert caught.value.message == Message(code="printer.no_libusb", arguments={"missing": "pyusb"})


@pytest.mark.parametrize(
    "url", ["libusb://4b8:202", "libusb:///dev/usb/lp0", "libusb://04b8:0202/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(NotAllowedError):
        PrinterUrl().read(url)
    assert PrinterUrl().read("libusb://04b8:0202/X-1") == "libusb://04b8:0202/X-1"


def test_a_device_without_a_printers_interface_is_refused_and_left_alone(
    bus: UsbBus, fake: FakePrinter
) -> None:
    bus.interface_class = 3  # a keyboard
    assert code_of(printer_on(bus)) == "printer.wrong_device"
    assert bus.kernel_driver
