"""Five tries, then a growing wait that no restart and no clock can shorten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.pin_lock import (
    FREE_TRIES,
    LONGEST_WAIT_SECONDS,
    NO_TRIES,
    Tries,
    after_start,
    one_more,
    wait_left,
    wait_seconds,
)

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def tried(count: int, monotonic: float = 1_000.0) -> Tries:
    return Tries(count=count, last_monotonic=monotonic, last_at=NOON)


@pytest.mark.parametrize(
    ("count", "seconds"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (11, 1_920), (12, 3_600), (10**9, 3_600)],
)
def test_the_wait_grows_with_each_try(count: int, seconds: int) -> None:
    assert wait_seconds(count) == seconds
    assert wait_left(tried(count), 1_000.0) == seconds


def test_tries_are_counted_down_to_none() -> None:
    tries = NO_TRIES
    left = []
    for number in range(6):
        left.append(tries.left)
        tries = one_more(tries, monotonic=float(number), now=NOON)
    assert left == [5, 4, 3, 2, 1, 0]
    assert tries == Tries(count=6, last_monotonic=5.0, last_at=NOON)


def test_a_wait_ends_when_its_seconds_have_gone_by() -> None:
    assert wait_left(tried(5), 1_010.0) == 20
    assert wait_left(tried(5), 1_029.5) == 0.5
    assert wait_left(tried(5), 1_030.0) == 0
    assert wait_left(tried(5), 9_999.0) == 0


def test_after_a_start_of_the_machine_only_what_it_counted_has_gone_by() -> None:
    assert wait_left(tried(5), 4.0) == 26
    assert wait_left(tried(5), 40.0) == 0
    started = after_start(tried(6), 20.0)
    assert started == tried(6, 0.0)
    assert wait_left(started, 20.0) == 40
    assert after_start(tried(6), 1_000.0) == tried(6)


class Thief:
    """Tries wrong PINs on a machine; `true` are the seconds that really went by."""

    def __init__(self) -> None:
        self.true = 0.0
        self.started = -500.0
        self.wall = NOON
        self.tries = NO_TRIES
        self.tried_at: list[float] = []

    def monotonic(self) -> float:
        return self.true - self.started

    def wait(self, seconds: float) -> None:
        self.true += seconds
        self.wall += timedelta(seconds=seconds)

    def set_clock(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)

    def restart_till(self, _: float) -> None:
        self.tries = after_start(self.tries, self.monotonic())

    def restart_machine(self, seconds: float) -> None:
        self.wait(seconds)
        self.started = self.true
        self.wait(5)
        self.restart_till(0)

    def try_one(self, _: float) -> None:
        if wait_left(self.tries, self.monotonic()) == 0:
            self.tries = one_more(self.tries, monotonic=self.monotonic(), now=self.wall)
            self.tried_at.append(self.true)


deeds = st.lists(
    st.tuples(
        st.sampled_from(["try_one", "try_one", "wait", "set_clock", "restart_till"])
        | st.just("restart_machine"),
        st.integers(0, 4_000),
    ),
    max_size=60,
)


@given(deeds)
def test_no_restart_and_no_clock_brings_a_try_forward(deeds: list[tuple[str, int]]) -> None:
    thief = Thief()
    for deed, seconds in deeds:
        left = wait_left(thief.tries, thief.monotonic())
        before = thief.true
        getattr(thief, deed)(seconds)
        if deed in {"set_clock", "restart_till"}:
            assert wait_left(thief.tries, thief.monotonic()) == left
        elif deed != "try_one":
            gone = thief.true - before
            assert wait_left(thief.tries, thief.monotonic()) >= left - gone - 1e-6
    for count, (earlier, later) in enumerate(
        zip(thief.tried_at, thief.tried_at[1:], strict=False), start=1
    ):
        assert later - earlier >= wait_seconds(count) - 1e-6


def test_whoever_tries_all_day_gets_few_tries() -> None:
    thief = Thief()
    while thief.true < 24 * 3_600:
        thief.try_one(0)
        thief.set_clock(86_400)
        thief.restart_till(0)
        thief.wait(5)
    assert len(thief.tried_at) <= FREE_TRIES + 7 + 24 * 3_600 // LONGEST_WAIT_SECONDS


def test_a_machine_that_restarts_all_the_time_gives_no_try_more() -> None:
    thief = Thief()
    while thief.true < 24 * 3_600:
        thief.try_one(0)
        thief.restart_machine(10)
    assert len(thief.tried_at) <= FREE_TRIES
