"""The demo's rate sources are read by the real adapters, agree, and obey."""

from __future__ import annotations

import itertools
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.rates.registry import RECIPES, rate_sources
from pos_app.demo.rates import PRICES, DemoRates, Mood
from pos_app.domain.money import currency
from pos_app.domain.rate import Quote, Rate, RateProblem, agree
from pos_app.ports import UnreachableError
from tests.support.controlled_clock import ControlledClock

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = tuple(PRICES)


class Market:
    def __init__(self) -> None:
        self.clock = ControlledClock()
        self.rates = DemoRates(self.clock.now)

    def fetch(self, name: str, *codes: str) -> tuple[Quote, ...]:
        [source] = rate_sources([name], self.rates.base_urls, self.clock)
        with closing(source):
            return source.fetch(codes or CODES)

    def agreed(self, code: str) -> Rate | RateProblem:
        quotes = [quote for name in RECIPES for quote in self.fetch(name, code)]
        return agree(quotes, self.clock.monotonic())


@pytest.fixture
def market() -> Iterator[Market]:
    market = Market()
    yield market
    market.rates.stop()


def test_every_source_has_its_base_address(market: Market) -> None:
    assert set(market.rates.base_urls) == set(RECIPES)


@pytest.mark.parametrize("name", RECIPES)
def test_every_source_is_read_by_its_adapter(name: str, market: Market) -> None:
    knows = RECIPES[name].knows
    expected = {code for code in CODES if knows is None or code in knows}
    quotes = {quote.currency_code: quote.price for quote in market.fetch(name)}
    assert set(quotes) == expected
    for code, price in quotes.items():
        assert abs(price / PRICES[code] - 1) < Decimal("0.003")
        places = price.normalize().as_tuple().exponent
        assert isinstance(places, int)
        assert -places <= currency(code).exponent


@pytest.mark.parametrize("code", CODES)
def test_the_sources_agree(code: str, market: Market) -> None:
    rate = market.agreed(code)
    assert isinstance(rate, Rate)
    assert rate.dropped == ()


def test_prices_wander_slowly(market: Market) -> None:
    seen = []
    for _ in range(10):
        [quote] = market.fetch("kraken", "EUR")
        seen.append(quote.price)
        market.clock.advance(30)
    assert len(set(seen)) > 5
    steps = [abs(after / before - 1) for before, after in itertools.pairwise(seen)]
    assert max(steps) < Decimal("0.002")


def test_a_source_can_fail(market: Market) -> None:
    market.rates.set_mood("bitfinex", Mood.FAILING)
    with pytest.raises(UnreachableError, match=r"rates\.unwell"):
        market.fetch("bitfinex")
    market.rates.set_mood("bitfinex", Mood.WELL)
    assert market.fetch("bitfinex")


def test_a_source_can_be_stale(market: Market) -> None:
    market.rates.set_mood("bitstamp", Mood.STALE)
    [quote] = market.fetch("bitstamp", "EUR")
    assert quote.age(market.clock.monotonic()) >= timedelta(hours=1)


def test_prices_can_be_set(market: Market) -> None:
    market.rates.set_price("EUR", Decimal(50_000))
    rate = market.agreed("EUR")
    assert isinstance(rate, Rate)
    assert abs(rate.price - 50_000) < 150
    market.rates.set_price("EUR", Decimal(60_000), source="kraken")
    off = market.agreed("EUR")
    assert isinstance(off, Rate)
    assert [quote.price for quote in off.dropped] == [60_000]


@pytest.mark.parametrize(
    "target", ["/", "/mtgox/ticker", "/kraken/0/private", "/coinbase/products/BTC-XTS/ticker"]
)
def test_other_pages_are_not_there(target: str, market: Market) -> None:
    assert market.rates.answer(target)[0] == 404


def test_kraken_answers_an_unknown_pair_as_the_real_one_does(market: Market) -> None:
    status, content = market.rates.answer("/kraken/0/public/Ticker?pair=XBTXTS")
    assert (status, content) == (200, {"error": ["EQuery:Unknown asset pair"]})
