"""A changed clock is noticed once; small corrections and a till that was off are not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pos_app.services.clock_guard import ClockGuard, ClockJump, jump_while_off
from tests.support.domain_values import NOON


class TwoClocks:
    """Wall and monotonic time that can be moved apart; `readings` wait so long, one after one."""

    def __init__(self) -> None:
        self.wall = NOON
        self.seconds = 500.0
        self.readings: list[float] = []

    def now(self) -> datetime:
        wait = self.readings.pop(0) if self.readings else 0.0
        self.go(wait)
        return self.wall

    def monotonic(self) -> float:
        return self.seconds

    def go(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.seconds += seconds


@pytest.mark.parametrize("moved", [0.0, 2.0, -2.0, 1.5])
def test_up_to_two_seconds_pass(moved: float) -> None:
    clocks = TwoClocks()
    guard = ClockGuard(clocks)
    clocks.go(30)
    clocks.wall += timedelta(seconds=moved)
    assert guard.check() is None


@pytest.mark.parametrize("moved", [3, -3, 3_600, -3_600, 86_400 * 365])
def test_more_is_a_jump_that_is_told_once(moved: int) -> None:
    clocks = TwoClocks()
    guard = ClockGuard(clocks)
    clocks.go(30)
    clocks.wall += timedelta(seconds=moved)
    assert guard.check() == ClockJump(seconds=moved, at=NOON + timedelta(seconds=30 + moved))
    assert guard.check() is None


def test_just_over_two_seconds_is_a_jump() -> None:
    clocks = TwoClocks()
    guard = ClockGuard(clocks)
    clocks.wall += timedelta(seconds=2, microseconds=1)
    assert guard.check() is not None


def test_a_machine_that_slept_saw_no_jump() -> None:
    clocks = TwoClocks()
    guard = ClockGuard(clocks)
    clocks.go(8 * 3_600)
    assert guard.check() is None


def test_a_thread_that_was_held_between_two_readings_reads_again() -> None:
    clocks = TwoClocks()
    guard = ClockGuard(clocks)
    clocks.readings = [10.0, 7.0]
    assert guard.check() is None


@pytest.mark.parametrize("off", [0, 60, 86_400, -2])
def test_time_that_passed_while_the_till_was_off_is_no_jump(off: int) -> None:
    assert jump_while_off(NOON, NOON + timedelta(seconds=off)) is None


def test_a_clock_that_is_behind_the_last_sale_was_set_back() -> None:
    now = NOON - timedelta(hours=1)
    assert jump_while_off(NOON, now) == ClockJump(seconds=-3_600, at=now)
