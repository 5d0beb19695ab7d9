"""The keeper has a rate at hand, asks again in time, and says what fails."""

from __future__ import annotations

import threading
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.domain.rate import Rate, RateFreshness, RateProblem
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.selling import rate_keeper
from pos_app.services.selling.rate_keeper import RateHealth, RateKeeper
from pos_app.services.worker import Worker
from tests.support.controlled_clock import ControlledClock
from tests.support.rate_sources import ToldSource

if TYPE_CHECKING:
    from collections.abc import Iterator

AWAY = UnreachableError("http.unreachable", host="a")
REFUSED = RefusedError("rates.refused", source="a", status="429")


class Shop:
    """Three sources, the keeper that asks them, and what it published."""

    def __init__(self, codes: tuple[str, ...] = ("EUR",)) -> None:
        self.clock = ControlledClock()
        self.a, self.b, self.c = (ToldSource(name, self.clock) for name in "abc")
        self.published: list[RateHealth] = []
        self.keeper = RateKeeper((self.a, self.b, self.c), codes, self.clock, self.published.append)

    def fetches(self) -> tuple[int, int, int]:
        return (self.a.fetches, self.b.fetches, self.c.fetches)

    def after(self, seconds: float) -> float:
        """Another step, so much later."""
        self.clock.advance(seconds)
        return self.keeper.step()

    def rate(self) -> Rate:
        rate = self.keeper.rate("EUR")
        assert isinstance(rate, Rate)
        return rate


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop()
    yield shop
    shop.a.free.set()
    wait_for_thread("rates-a")


def test_before_the_first_round_there_is_no_rate(shop: Shop) -> None:
    assert shop.keeper.rate("EUR") is RateProblem.NO_QUOTES
    assert shop.keeper.health().rates == {"EUR": RateProblem.NO_QUOTES}


def test_a_round_asks_all_and_finds_the_rate(shop: Shop) -> None:
    shop.b.prices["EUR"] = Decimal(50_200)
    assert shop.keeper.step() == 30.0
    assert shop.fetches() == (1, 1, 1)
    assert shop.rate().price == 50_000
    assert shop.published[-1] == RateHealth(rates={"EUR": shop.rate()}, failing={})
    assert shop.keeper.rate("USD") is RateProblem.NO_QUOTES


def test_every_thirty_seconds_it_asks_again(shop: Shop) -> None:
    shop.keeper.step()
    shop.a.prices["EUR"] = shop.b.prices["EUR"] = Decimal(51_000)
    assert shop.after(30) == 30.0
    assert shop.fetches() == (2, 2, 2)
    assert shop.rate().price == 51_000


def test_a_step_that_ends_its_rest_in_time_asks_nobody_twice(shop: Shop) -> None:
    shop.a.error = AWAY
    assert shop.keeper.step() == 5.0
    assert shop.after(5) == 10.0
    assert shop.fetches() == (2, 1, 1)


def test_waking_it_early_asks_all_at_once(shop: Shop) -> None:
    shop.a.error = REFUSED
    shop.keeper.step()
    shop.a.error = None
    shop.after(10)
    assert shop.fetches() == (2, 2, 2)
    assert shop.published[-1].failing == {}


def test_waking_it_again_and_again_does_not_bother_the_sources(shop: Shop) -> None:
    shop.keeper.step()
    for _ in range(5):
        assert shop.after(0.3) >= 1.0
    assert shop.fetches() == (1, 1, 1)


def test_one_source_that_fails_is_named_and_the_others_go_on(shop: Shop) -> None:
    shop.a.error = REFUSED
    shop.keeper.step()
    assert shop.published[-1].failing == {"a": REFUSED.message}
    assert {quote.source for quote in shop.rate().agreeing} == {"b", "c"}


def test_who_is_away_is_asked_again_soon_and_then_less_often(shop: Shop) -> None:
    shop.a.error = shop.b.error = shop.c.error = AWAY
    start = shop.clock.monotonic()
    asked: list[int] = []
    rest = shop.keeper.step()
    while len(asked) < 6:
        before = shop.a.fetches
        rest = shop.after(rest)
        if shop.a.fetches > before:
            asked.append(round(shop.clock.monotonic() - start))
    assert asked == [5, 15, 35, 75, 135, 195]


def test_who_refuses_is_left_alone_for_longer_and_longer(shop: Shop) -> None:
    shop.a.error = REFUSED
    at = shop.clock.monotonic()
    asked = []
    rest = shop.keeper.step()
    for _ in range(40):
        before = shop.a.fetches
        rest = shop.after(rest)
        if shop.a.fetches > before:
            asked.append(round(shop.clock.monotonic() - at))
    assert asked[:6] == [30, 90, 210, 450, 750, 1050]


def test_a_source_that_is_back_is_asked_as_often_as_the_others(shop: Shop) -> None:
    shop.a.error = REFUSED
    shop.keeper.step()
    shop.after(30)
    shop.a.error = None
    shop.after(30)
    shop.after(30)
    assert shop.published[-1].failing == {}
    fetches = shop.a.fetches
    shop.after(30)
    assert shop.a.fetches == fetches + 1


def test_a_new_failure_after_a_good_answer_starts_from_the_shortest_pause(shop: Shop) -> None:
    shop.a.error = AWAY
    assert shop.keeper.step() == 5.0
    assert shop.after(5) == 10.0
    shop.a.error = None
    rest = shop.after(10)
    shop.a.error = AWAY
    while not shop.published[-1].failing:
        rest = shop.after(rest)
    assert rest == 5.0


def test_two_sources_are_needed(shop: Shop) -> None:
    shop.a.error = shop.b.error = AWAY
    shop.keeper.step()
    assert shop.published[-1].rates == {"EUR": RateProblem.TOO_FEW_AGREE}


def test_a_quote_that_is_too_old_already_is_told(shop: Shop) -> None:
    shop.a.behind = timedelta(minutes=30)
    shop.keeper.step()
    assert shop.published[-1].failing == {
        "a": Message(code="rates.stale", arguments={"source": "a"})
    }
    assert {quote.source for quote in shop.rate().agreeing} == {"b", "c"}


def test_a_source_without_the_currency_does_not_fail(shop: Shop) -> None:
    shop.a.prices.clear()
    shop.keeper.step()
    assert shop.published[-1].failing == {}


def test_a_rate_that_ages_is_noticed_between_the_rounds(shop: Shop) -> None:
    shop.keeper.step()
    for source in (shop.a, shop.b, shop.c):
        source.error = REFUSED
    fresh = [shop.after(30)]
    while shop.rate().freshness(shop.clock.monotonic()) is RateFreshness.FRESH:
        fresh.append(shop.after(fresh[-1]))
    assert shop.clock.monotonic() - shop.rate().agreeing[0].fetched_monotonic == pytest.approx(300)
    rest = shop.after(1)
    while isinstance(shop.published[-1].rates["EUR"], Rate):
        rest = shop.after(rest)
    assert shop.published[-1].rates["EUR"] is RateProblem.TOO_OLD
    assert shop.clock.monotonic() - 1_000 == pytest.approx(600, abs=1.5)


def test_the_rest_ends_when_a_quote_becomes_old(shop: Shop) -> None:
    shop.keeper.step()
    for source in (shop.a, shop.b, shop.c):
        source.error = REFUSED
    shop.clock.advance(290)
    assert shop.keeper.step() == pytest.approx(10.0)


def test_selling_need_not_wait_for_a_slow_source(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_keeper, "ROUND_SECONDS", 0.2)
    shop.a.free.clear()
    shop.keeper.step()
    assert [isinstance(health.rates["EUR"], Rate) for health in shop.published] == [True, True]
    assert shop.published[0].failing == {}
    slow = Message(code="rates.slow", arguments={"source": "a"})
    assert shop.published[-1].failing == {"a": slow}


def test_what_a_slow_source_says_later_counts(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_keeper, "ROUND_SECONDS", 0.2)
    shop.a.free.clear()
    shop.keeper.step()
    assert shop.after(30) == 30.0
    assert shop.fetches() == (1, 2, 2)
    shop.a.free.set()
    wait_for_thread("rates-a")
    shop.after(30)
    assert shop.published[-1].failing == {}
    assert {quote.source for quote in shop.rate().agreeing} == {"a", "b", "c"}
    shop.after(30)
    assert shop.a.fetches == 2


def test_a_bug_in_a_source_does_not_stop_the_others(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr("threading.excepthook", hooked.append)
    shop.a.error = ZeroDivisionError("bug")
    shop.keeper.step()
    wait_for_thread("rates-a")
    assert shop.published[-1].failing == {"a": Message(code="till.bug")}
    assert [args.exc_type for args in hooked] == [ZeroDivisionError]
    assert shop.rate().price == 50_000


def test_closing_ends_a_round_that_waits(shop: Shop) -> None:
    shop.a.free.clear()
    worker = Worker("rates", shop.keeper.step)
    worker.start()
    assert shop.b.left.wait(60)
    shop.keeper.close()
    assert worker.stop(60)


def test_several_currencies_have_their_own_rates() -> None:
    shop = Shop(codes=("EUR", "JPY"))
    for source in (shop.a, shop.b):
        source.prices["JPY"] = Decimal(8_000_000)
    shop.keeper.step()
    rates = shop.published[-1].rates
    assert {code: rate.price for code, rate in rates.items() if isinstance(rate, Rate)} == {
        "EUR": 50_000,
        "JPY": 8_000_000,
    }


def test_without_sources_it_rests(shop: Shop) -> None:
    keeper = RateKeeper((), ("EUR",), shop.clock, shop.published.append)
    assert keeper.step() == 30.0
    assert shop.published[-1].rates == {"EUR": RateProblem.NO_QUOTES}


def wait_for_thread(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(60)
            assert not thread.is_alive()
