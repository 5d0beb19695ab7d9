"""What a customer reads on a display of two lines, and what becomes of one that is dead."""

from __future__ import annotations

import errno
import termios
import time
from typing import TYPE_CHECKING, Any

import pytest
import serial
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.display.pole_display import CELLS, WRITE_SECONDS, PoleDisplay, cells
from pos_app.ports import UnreachableError
from tests.support.fake_display import FakeDisplay

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=["escpos", "cd5220"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fake(language: str) -> Iterator[FakeDisplay]:
    made = FakeDisplay(language)
    yield made
    made.switch_off()


def shown(*lines: str) -> tuple[str, ...]:
    return tuple(line.ljust(CELLS) for line in lines)


def test_both_lines_are_shown_and_replaced(fake: FakeDisplay, language: str) -> None:
    display = PoleDisplay(fake.device, language=language)
    for lines in (("Total      31.97 EUR", "0.00035040 BTC"), ("Paid", "Thank you")):
        display.show(*lines)
        fake.until(*lines)
        assert fake.lines == shown(*lines)
    display.clear()
    fake.until("", "")
    display.close()
    assert fake.lines == shown("", "")


def test_what_is_too_long_is_cut_and_signs_are_spelled(fake: FakeDisplay, language: str) -> None:
    display = PoleDisplay(fake.device, language=language)
    display.show("Größe \u20ac 12\u202f345.00 and more", "Łódź\x1b@ \u65e5\u672c")
    # CD5220 has no command that chooses a code page.
    lines = {
        "escpos": ("Größe EUR 12 345.00 ", "Lódz@ ??"),
        "cd5220": ("Grosse EUR 12 345.00", "Lodz@ ??"),
    }[language]
    fake.until(*lines)
    assert fake.lines == shown(*lines)
    display.close()


def first_trouble(display: PoleDisplay) -> str:
    for _ in range(1_000):
        try:
            display.show("Total", "1 BTC")
        except UnreachableError as error:
            return error.message.code
    return "none"


def test_one_that_is_stuck_costs_half_a_second() -> None:
    fake = FakeDisplay(stuck=True)
    display = PoleDisplay(fake.device)
    started = time.monotonic()
    assert first_trouble(display) == "display.stuck"
    assert time.monotonic() - started < WRITE_SECONDS + 2
    fake.switch_off()


def test_one_that_was_pulled_out_is_unreachable() -> None:
    fake = FakeDisplay()
    display = PoleDisplay(fake.device)
    display.show("Total", "1 BTC")
    fake.until("Total", "1 BTC")
    fake.switch_off()
    assert first_trouble(display) == "display.unreachable"


@pytest.mark.parametrize("kind", [OSError, termios.error])
def test_one_that_is_pulled_out_while_it_is_opened_is_unreachable(
    monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def unplugged(*_: Any, **__: Any) -> None:
        raise kind(errno.EIO, "Input/output error")

    monkeypatch.setattr(serial, "Serial", unplugged)
    assert first_trouble(PoleDisplay("/dev/ttyUSB0")) == "display.unreachable"


def test_there_is_no_third_language() -> None:
    with pytest.raises(ValueError, match="klingon"):
        PoleDisplay("/dev/ttyS0", language="klingon")


@given(st.text(max_size=60), st.sampled_from(["ascii", "cp437"]))
def test_every_line_fills_its_cells_with_letters_of_its_page(text: str, page: str) -> None:
    line = cells(text, page)
    assert len(line) == len(line.encode(page)) == CELLS
    assert line.isprintable()
