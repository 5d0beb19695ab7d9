"""What happens to printers on a cable: pulled out, moved, misread, paused and taken."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.printing import line
from pos_app.adapters.printing.escpos_printer import EscPosPrinter
from pos_app.adapters.printing.registry import printer_of
from pos_app.ports import PrintResult, UnreachableError
from tests.support.print_jobs import PAPER_OUT, PATIENT, QUICK, Mender, drawing, drawn_rows, quietly
from tests.support.printer_wires import CableWire, GarblingCable, PausingCable

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.fake_printer import FakePrinter

    NewPrinter = Callable[..., FakePrinter]

JOB = drawing()


class Kernel:
    """`os`, for a device that is pulled out once it has taken so many bytes."""

    def __init__(self, takes: int) -> None:
        self._left = takes

    def write(self, descriptor: int, data: memoryview | bytes) -> int:
        if len(data) > self._left:
            # usblp says so once the device has gone.
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        self._left -= len(data)
        return os.write(descriptor, data)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@pytest.fixture
def usb(new_printer: NewPrinter) -> FakePrinter:
    return new_printer(wire=CableWire(leaves=True))


def test_a_device_that_goes_inside_a_job_is_uncertain_and_before_it_only_away(
    usb: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = printer_of(usb.wire.url, PATIENT)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    monkeypatch.setattr(line, "os", Kernel(40_000))
    assert printer.print(JOB, quietly) is PrintResult.UNCERTAIN
    # Enough for questions, which nobody sees on paper.
    monkeypatch.setattr(line, "os", Kernel(100))
    with pytest.raises(UnreachableError) as caught:
        printer.print(JOB, quietly)
    assert caught.value.message.arguments["reason"] == os.strerror(errno.ENODEV)
    monkeypatch.setattr(line, "os", os)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert list(drawn_rows(usb.jobs[-1]))[-900:] == list(drawn_rows(JOB))


def test_one_that_comes_back_as_another_device_is_found_by_its_lasting_name(
    usb: FakePrinter,
) -> None:
    """lp0 becomes lp1; udev's name for it stays and points there."""
    assert isinstance(usb.wire, CableWire)
    printer = printer_of(usb.wire.url, PATIENT)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    before = usb.wire.device.readlink()
    # Somebody holds the old device still, so that the new one gets another number.
    held = os.open(before, os.O_RDWR | os.O_NOCTTY)
    usb.switch_off()
    with pytest.raises(UnreachableError):
        printer.print(JOB, quietly)
    usb.switch_on()
    assert usb.wire.device.readlink() != before
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    os.close(held)
    assert len(usb.jobs) == 2


def test_a_rate_that_is_wrong_from_the_start_never_passes_for_printed(
    new_printer: NewPrinter,
) -> None:
    fake = new_printer(wire=GarblingCable())
    assert printer_of(fake.wire.url, QUICK).print(JOB, quietly) is PrintResult.SENT
    assert fake.jobs == []


def test_a_rate_that_became_wrong_costs_no_paper(new_printer: NewPrinter) -> None:
    wire = GarblingCable()
    wire.garbles = False
    fake = new_printer(wire=wire)
    printer = printer_of(wire.url, PATIENT)
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert isinstance(printer, EscPosPrinter)
    wire.garbles, printer._limits = True, QUICK
    for act in (printer.check, lambda: printer.print(JOB, quietly)):
        with pytest.raises(UnreachableError) as caught:
            act()
        assert caught.value.message.code == "printer.silent"
    wire.garbles, printer._limits = False, PATIENT
    # What it took for letters meanwhile ends with the next line.
    assert printer.print(JOB, quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == 2


def test_a_pause_that_the_printer_asks_for_is_kept(new_printer: NewPrinter) -> None:
    wire = PausingCable()
    fake = new_printer(wire=wire)
    fake.paper_rows = 300
    mender = Mender(fake.mend)
    assert printer_of(wire.url, PATIENT).print(JOB, mender) is PrintResult.PRINTED
    assert mender.heard == [PAPER_OUT, None]
    assert wire.heeded
    assert [list(drawn_rows(job)) for job in fake.jobs] == [list(drawn_rows(JOB))]
