"""Skipping moves wall and monotonic time alike."""

from __future__ import annotations

from datetime import timedelta

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock


def test_a_skip_moves_both_clocks_alike() -> None:
    clock = DemoClock(SystemClock())
    wall, monotonic = clock.now(), clock.monotonic()
    clock.skip(timedelta(minutes=15))
    assert timedelta(minutes=15) <= clock.now() - wall < timedelta(minutes=16)
    assert 900 <= clock.monotonic() - monotonic < 960
