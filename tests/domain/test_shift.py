"""Shifts follow one another without gaps, whatever the clock says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_app.domain.shift import (
    Shift,
    ShiftClosed,
    ShiftError,
    closed,
    closing,
    number_now,
    opened,
    opening,
)
from tests.support.domain_values import NOON

HOUR = timedelta(hours=1)


def a_shift(number: int = 1) -> Shift:
    return Shift(number=number, opened_at=NOON, opened_by="Maya")


def an_end(number: int = 1) -> ShiftClosed:
    return ShiftClosed(at=NOON + HOUR, by="Noor", number=number, report_hash="ab")


def test_what_happens_between_two_shifts_belongs_to_the_next() -> None:
    first = a_shift()
    assert number_now(None) == 1
    assert number_now(first) == 1
    assert number_now(closed(first, an_end())) == 2
    assert opening(closed(first, an_end()), by="Maya", now=NOON + 2 * HOUR).number == 2


def test_a_shift_from_its_opening_to_its_close() -> None:
    event = opening(None, by="Maya", now=NOON)
    shift = opened(event)
    assert (event.name, shift) == ("shift.opened", a_shift())
    end = closing(shift, by="Noor", now=NOON + HOUR, report_hash="ab")
    assert (end.name, end) == ("shift.closed", an_end())
    assert closed(shift, end) == replace(shift, closed_at=NOON + HOUR, closed_by="Noor")
    assert (shift.is_open, closed(shift, end).is_open) == (True, False)


def test_a_clock_that_was_set_back_makes_no_shift_end_before_it_begins() -> None:
    end = closing(a_shift(), by="Noor", now=NOON - HOUR, report_hash="")
    assert end.at == NOON
    after = closed(a_shift(), an_end())
    assert opening(after, by="Maya", now=NOON).at == NOON + HOUR


def test_no_shift_is_opened_or_closed_twice() -> None:
    shift, after = a_shift(), closed(a_shift(), an_end())
    with pytest.raises(ShiftError, match="1 is open"):
        opening(shift, by="Maya", now=NOON)
    with pytest.raises(ShiftError, match="1 is closed"):
        closing(after, by="Maya", now=NOON, report_hash="")
    with pytest.raises(ShiftError, match="none of shift 1"):
        closed(after, an_end())
    with pytest.raises(ShiftError, match="close of shift 2"):
        closed(shift, an_end(2))
