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

        def answers() -> list[int]:
            """Of the sale alone: the shift that it opened is told as well."""
            calls = [(each.message["data"], each.status) for each in street.calls]
            return [status for data, status in calls if data.get("order_id") == str(sale_id)]

        counter.until("the store refuses it", answers)
        assert set(answers()) == {401}
        clock.ahead = timedelta(0)
        counter.until("the store knows", lambda: counter.shown(sale_id).store_told)
    *refused, taken = answers()
    assert (set(refused), taken) == ({401}, 204)
