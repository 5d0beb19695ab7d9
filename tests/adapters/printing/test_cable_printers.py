"""Printers on a cable: the serial port that is always there, the USB device that comes and goes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.escpos_bands import job_bytes
from pos_app.adapters.printing.escpos_printer import Limits
from pos_app.adapters.printing.registry import printer_of
from pos_app.domain.message import Message
from pos_app.ports import Bitmap, PrintResult, RefusedError, UnreachableError
from tests.support.fake_printer import FakePrinter
from tests.support.printer_wires import CableWire
from tests.support.receipt_drawing import draw_back

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ports import Printer

PAPER_OUT = Message(code="printer.paper_out")
ROWS = 900
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


@pytest.fixture(params=[False, True], ids=["serial", "usb"])
def wire(request: pytest.FixtureRequest) -> Iterator[CableWire]:
    made = CableWire(leaves=request.param)
    yield made
    made.throw_away()


@pytest.fixture
def fake(wire: CableWire) -> Iterator[FakePrinter]:
    made = FakePrinter(wire=wire)
    yield made
    made.switch_off()


@pytest.fixture
def printer(fake: FakePrinter, wire: CableWire) -> Iterator[Printer]:
    assert fake.jobs == []
    made = printer_of(wire.url, QUICK)
    yield made
    made.stop()


def quietly(_problem: Message | None) -> None:
    """Nobody listens."""


def test_a_job_is_printed_and_confirmed(fake: FakePrinter, printer: Printer) -> None:
    printer.check()
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert [draw_back(job).size for job in fake.jobs] == [(576, ROWS)] * 2


def test_paper_that_ends_inside_a_job_holds_it_and_prints_it_once(
    fake: FakePrinter, printer: Printer
) -> None:
    fake.paper_rows = 300
    heard: list[Message | None] = []

    def hear(problem: Message | None) -> None:
        heard.append(problem)
        if problem is not None:
            fake.mend()

    assert printer.print(JOB, hear) is PrintResult.PRINTED
    assert heard == [PAPER_OUT, None]
    assert len(fake.jobs) == 1


def test_a_cable_pulled_inside_a_job_is_uncertain_and_the_next_job_is_whole(
    fake: FakePrinter, printer: Printer
) -> None:
    printer.print(JOB, quietly)
    fake.reset_after = 30_000
    assert printer.print(JOB, quietly) is PrintResult.UNCERTAIN
    fake.until(lambda back: back.reset_after is None)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    paper = draw_back(fake.jobs[-1])
    whole = paper.crop((0, paper.height - ROWS, 576, paper.height))
    assert whole.tobytes() == draw_back(JOB).tobytes()


@pytest.mark.parametrize("wire", [False], indirect=True)
def test_a_job_whose_printer_was_switched_off_to_change_the_roll_is_uncertain(
    wire: CableWire,
) -> None:
    fake = FakePrinter(wire=wire)
    fake.paper_rows = 300

    def change_the_roll(problem: Message | None) -> None:
        if problem is not None:
            fake.switch_off()
            fake.switch_on()
            fake.mend()

    printer = printer_of(wire.url, QUICK)
    assert printer.print(JOB, change_the_roll) is PrintResult.UNCERTAIN
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    fake.switch_off()


def test_one_that_was_heard_and_is_off_is_away_and_comes_back(
    fake: FakePrinter, printer: Printer, wire: CableWire
) -> None:
    printer.check()
    fake.switch_off()
    gone = "printer.unplugged" if "usb" in wire.url else "printer.silent"
    for act in (printer.check, lambda: printer.print(JOB, quietly)):
        with pytest.raises(UnreachableError) as caught:
            act()
        assert caught.value.message.code == gone
    fake.switch_on()
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 1


def test_stop_ends_a_stuck_job_at_once(fake: FakePrinter, wire: CableWire) -> None:
    printer = printer_of(wire.url)
    fake.paper_rows = 300

    def stop(problem: Message | None) -> None:
        assert problem == PAPER_OUT
        printer.stop()

    started = time.monotonic()
    assert printer.print(JOB, stop) is PrintResult.UNCERTAIN
    assert time.monotonic() - started < 3


def test_a_device_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    for scheme in ("serial", "usb"):
        with pytest.raises(UnreachableError) as caught:
            printer_of(f"{scheme}://{tmp_path}/none", QUICK).check()
        assert caught.value.message.code == "printer.unplugged"


def test_a_port_that_another_program_holds_is_taken() -> None:
    wire = CableWire(leaves=False)
    fake = FakePrinter(wire=wire)
    first = printer_of(wire.url, QUICK)
    taken: list[str] = []

    def ask_again(problem: Message | None) -> None:
        if problem is None:
            return
        with pytest.raises(UnreachableError) as caught:
            printer_of(wire.url, QUICK).check()
        taken.append(caught.value.message.code)
        fake.mend()

    fake.paper_rows = 10
    assert first.print(JOB, ask_again) is PrintResult.PRINTED
    assert taken == ["printer.taken"]
    fake.switch_off()
    wire.throw_away()


def test_a_rate_that_no_port_knows_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        printer_of("serial:///dev/ttyS0?baud=12345")
    assert caught.value.message.code == "printer.bad_address"
