"""How long a lost connection rests: the longer, the more often it was lost at once."""

from __future__ import annotations

import pytest

from pos_app.services.retry import (
    FIRST_RETRY_SECONDS,
    LAST_RETRY_SECONDS,
    STEADY_SECONDS,
    Retry,
)
from tests.support.controlled_clock import ControlledClock


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


def rest_after(retry: Retry, clock: ControlledClock, seconds: float) -> float:
    """Connected for so long, step after step, then lost; how long it rests."""
    retry.succeeded()
    clock.advance(seconds)
    retry.succeeded()
    retry.failed()
    rest = retry.at - clock.monotonic()
    clock.advance(rest)
    assert retry.is_due
    return rest


def test_a_server_that_hangs_up_after_each_greeting_is_tried_ever_more_rarely(
    clock: ControlledClock,
) -> None:
    retry = Retry(clock, lambda: 1.0)
    rests = [rest_after(retry, clock, STEADY_SECONDS - 1) for _ in range(9)]
    assert rests[:3] == [FIRST_RETRY_SECONDS, 2 * FIRST_RETRY_SECONDS, 4 * FIRST_RETRY_SECONDS]
    assert rests[-1] == LAST_RETRY_SECONDS


def test_a_connection_that_has_lasted_is_tried_again_at_once(clock: ControlledClock) -> None:
    retry = Retry(clock, lambda: 1.0)
    for _ in range(5):
        retry.failed()
    assert rest_after(retry, clock, STEADY_SECONDS) == FIRST_RETRY_SECONDS


def test_what_was_before_a_failure_makes_no_connection_steady(clock: ControlledClock) -> None:
    retry = Retry(clock, lambda: 1.0)
    rest_after(retry, clock, STEADY_SECONDS)
    assert rest_after(retry, clock, 0) == 2 * FIRST_RETRY_SECONDS


def test_not_all_tills_come_back_at_once(clock: ControlledClock) -> None:
    first, second = Retry(clock, lambda: 0.0), Retry(clock, lambda: 1.0)
    first.failed()
    second.failed()
    assert first.at < second.at
