"""A clock that is set right lets everything go on at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.till import clock_watch
from tests.support.demo_street import DemoStreet
from tests.support.headless_till import HeadlessTill

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class WrongClock(SystemClock):
    """As a person may set it, while the till runs."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


def test_the_store_hears_what_it_refused_as_soon_as_the_clock_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    monkeypatch.setattr(clock_watch, "LOOK_SECONDS", 0.02)
    clock = WrongClock()
    with (
        DemoStreet() as street,
        HeadlessTill(tmp_path / "data", street.settings(), clock=clock) as counter,
    ):
        counter.until_ready()
        clock.ahead = timedelta(hours=3)
        counter.until("the jump is seen", lambda: counter.till.status().notices)
        sale_id = counter.charge(3_197).sale.id
        counter.until("the store refuses it", lambda: street.calls)
        assert [call.status for call in street.calls] == [401]
        clock.ahead = timedelta(0)
        counter.until("the store knows", lambda: counter.shown(sale_id).store_told)
    assert [call.status for call in street.calls] == [401, 204]
