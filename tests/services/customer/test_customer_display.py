"""The newest word reaches the display, and one that is away is in nobody's way."""

from __future__ import annotations

import pytest

from pos_app.ports import UnreachableError
from pos_app.services.customer.customer_display import (
    REST_SECONDS,
    RETRY_SECONDS,
    DisplayLines,
    DisplayMailbox,
)

TOTAL = DisplayLines(upper="Total", lower="1 BTC")
PAID = DisplayLines(upper="Paid", lower="")


class MemoryDisplay:
    def __init__(self) -> None:
        self.shown: list[tuple[str, str] | None] = []
        self.away = False
        self.closed = False

    def show(self, upper: str, lower: str) -> None:
        self._take((upper, lower))

    def clear(self) -> None:
        self._take(None)

    def close(self) -> None:
        self.closed = True

    def _take(self, lines: tuple[str, str] | None) -> None:
        if self.away:
            raise UnreachableError("display.unreachable", device="none")
        self.shown.append(lines)


@pytest.fixture
def display() -> MemoryDisplay:
    return MemoryDisplay()


def test_the_newest_lines_are_shown_once(display: MemoryDisplay) -> None:
    mailbox = DisplayMailbox(display)
    mailbox.put(TOTAL)
    mailbox.put(PAID)
    assert mailbox.step() == 0.0
    assert mailbox.step() == REST_SECONDS
    assert display.shown == [("Paid", "")]
    mailbox.put(None)
    mailbox.step()
    assert display.shown == [("Paid", ""), None]


def test_one_that_is_away_is_tried_again_with_what_is_newest(
    display: MemoryDisplay, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox = DisplayMailbox(display)
    display.away = True
    mailbox.put(TOTAL)
    assert [mailbox.step(), mailbox.step()] == [RETRY_SECONDS] * 2
    assert len(caplog.records) == 1
    mailbox.put(PAID)
    display.away = False
    assert mailbox.step() == 0.0
    assert display.shown == [("Paid", "")]


def test_it_ends_blank_even_when_it_is_dead(display: MemoryDisplay) -> None:
    mailbox = DisplayMailbox(display)
    mailbox.put(TOTAL)
    mailbox.step()
    mailbox.close()
    assert display.shown[-1] is None
    assert display.closed
    display.away, display.closed = True, False
    mailbox.close()
    assert display.closed
