"""The drawer on a printer's connector opens while it is wanted, and never some time later."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.line import Line, LineStoppedError
from pos_app.adapters.printing.printer_drawer import (
    PrinterDrawer,
    in_turn_command,
    real_time_command,
)
from pos_app.adapters.printing.printer_status import PrinterStatus
from pos_app.adapters.printing.registry import wire_of
from pos_app.domain.message import TillError
from tests.support.fake_printer import FakePrinter
from tests.support.printer_wires import CableWire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ESC_P = in_turn_command(2, 100, 100)
DLE_DC4 = real_time_command(2, 100, 100)


def always() -> float:
    return 5.0


def drawer_on(printer: FakePrinter, command: bytes = ESC_P) -> PrinterDrawer:
    wire = wire_of(printer.wire.url)
    return PrinterDrawer(wire.open_line, command, place=wire.place, in_turn=command == ESC_P)


def refusal(drawer: PrinterDrawer, seconds_left: Callable[[], float] = always) -> str:
    with pytest.raises(TillError) as refused:
        drawer.open(seconds_left)
    return refused.value.message.code


@pytest.fixture(params=["network", "cable"])
def printer(request: pytest.FixtureRequest) -> Iterator[FakePrinter]:
    wire = CableWire(leaves=False) if request.param == "cable" else None
    made = FakePrinter(wire=wire)
    yield made
    made.switch_off()
    if wire is not None:
        wire.throw_away()


@pytest.mark.parametrize(
    ("pin", "on_ms", "off_ms", "in_turn", "real_time"),
    [
        (2, 100, 100, "1b70003232", "1014010001"),
        (5, 500, 10, "1b7001fa05", "1014010105"),
        (2, 101, 300, "1b70003296", "1014010003"),
    ],
)
def test_the_commands_are_epsons(
    pin: int, on_ms: int, off_ms: int, in_turn: str, real_time: str
) -> None:
    assert in_turn_command(pin, on_ms, off_ms).hex() == in_turn
    assert real_time_command(pin, on_ms, off_ms).hex() == real_time


@pytest.mark.parametrize("command", [ESC_P, DLE_DC4], ids=["in_turn", "real_time"])
def test_each_wish_opens_it_once_and_leaves_no_paper(printer: FakePrinter, command: bytes) -> None:
    drawer = drawer_on(printer, command)
    for count in (1, 2):
        drawer.open(always)
        assert printer.drawer_kicks == count
    assert printer.jobs == []


def test_without_paper_it_does_not_open_also_not_when_there_is_paper_again(
    printer: FakePrinter,
) -> None:
    printer.run_out_of_paper()
    drawer = drawer_on(printer)
    assert refusal(drawer) == "printer.paper_out"
    printer.put_in_paper()
    assert printer.drawer_kicks == 0
    drawer.open(always)
    assert printer.drawer_kicks == 1


def test_what_is_carried_out_on_arrival_needs_no_paper(printer: FakePrinter) -> None:
    printer.run_out_of_paper()
    drawer_on(printer, DLE_DC4).open(always)
    assert printer.drawer_kicks == 1


def test_a_printer_that_is_off_opens_nothing(new_printer: Callable[..., FakePrinter]) -> None:
    fake = new_printer()
    fake.switch_off()
    assert refusal(drawer_on(fake)) == "printer.refused"


def test_a_wish_that_grows_old_on_the_way_is_thrown_away(printer: FakePrinter) -> None:
    left = itertools.chain([5.0, 0.5], itertools.repeat(0.0))
    assert refusal(drawer_on(printer), lambda: next(left)) == "drawer.too_late"
    assert printer.drawer_kicks == 0


def test_a_line_that_breaks_after_the_command_leaves_everybody_unsure(
    new_printer: Callable[..., FakePrinter],
) -> None:
    fake = new_printer()
    questions = 2 * 3
    fake.reset_after = questions + len(ESC_P)
    assert refusal(drawer_on(fake)) == "drawer.unsure"


def test_a_mute_printer_is_believed(new_printer: Callable[..., FakePrinter]) -> None:
    fake = new_printer(mute=True)
    drawer_on(fake).open(always)
    fake.until(lambda fake: fake.drawer_kicks == 1)


def test_one_that_spoke_and_is_silent_is_off(new_printer: Callable[..., FakePrinter]) -> None:
    fake = new_printer()
    drawer = drawer_on(fake)
    drawer.open(always)
    fake._mute = True
    assert refusal(drawer) == "printer.unreachable"
    assert fake.drawer_kicks == 1


def test_one_that_used_to_say_that_it_is_done_is_asked_for_it(
    new_printer: Callable[..., FakePrinter],
) -> None:
    never = new_printer(confirms=False)
    drawer_on(never).open(always)
    no_more = new_printer()
    drawer = drawer_on(no_more)
    drawer.open(always)
    no_more._confirms = False
    assert refusal(drawer) == "drawer.unsure"


def test_the_end_of_the_till_ends_it(printer: FakePrinter) -> None:
    drawer = drawer_on(printer)
    drawer.stop()
    assert refusal(drawer) == "printer.stopped"
    assert printer.drawer_kicks == 0


class StuckLine(Line):
    """Takes `takes` bytes and keeps them; `dropped` when what it holds was thrown away."""

    def __init__(self, takes: int) -> None:
        self.status = PrinterStatus()
        self.dropped = False
        self._takes = takes

    def turn(self, outgoing: memoryview | None, seconds: float) -> int:
        assert seconds > 0
        taken = min(self._takes, len(outgoing or b""))
        self._takes -= taken
        return taken

    def unsent(self) -> int:
        return 1

    def close(self) -> None:
        """Nothing is behind it."""

    def drop(self) -> None:
        self.dropped = True


@pytest.mark.parametrize(
    ("takes", "code"), [(0, "printer.unreachable"), (3, "drawer.unsure"), (99, "drawer.unsure")]
)
def test_what_the_line_still_holds_at_the_end_is_thrown_away(takes: int, code: str) -> None:
    line = StuckLine(takes)
    left = itertools.chain([5.0, 5.0, 1.0, 1.0], itertools.repeat(0.0))
    drawer = PrinterDrawer(lambda *_: line, DLE_DC4, place="here", in_turn=False)
    assert refusal(drawer, lambda: next(left)) == code
    assert line.dropped


@pytest.mark.parametrize(
    ("end", "code"), [(LineStoppedError(), "printer.stopped"), (ValueError("a bug"), "")]
)
def test_a_line_that_ends_is_never_left_open(end: Exception, code: str) -> None:
    class EndingLine(StuckLine):
        def turn(self, outgoing: memoryview | None, seconds: float) -> int:
            raise end

    line = EndingLine(0)
    drawer = PrinterDrawer(lambda *_: line, DLE_DC4, place="here", in_turn=False)
    with pytest.raises((TillError, ValueError)) as ended:
        drawer.open(always)
    assert code in str(ended.value)
    assert line.dropped
