"""Each source's documented answers become quotes: the last trade, with the source's own time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.rates.registry import RECIPES, rate_sources
from pos_app.config.settings import RATE_SOURCES
from pos_app.ports import RefusedError
from tests.support.controlled_clock import ControlledClock
from tests.support.rate_servers import Answer, RateServer, as_json

if TYPE_CHECKING:
    from pos_app.domain.rate import Quote

AT = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
UNIX = 1_700_000_000
Content = Callable[[Any], dict[str, Any]]


def kraken(price: Any) -> dict[str, Any]:
    ticker = {
        "a": ["91001.00000", "1", "1.000"],
        "b": ["90999.00000", "1", "1.000"],
        "c": [price, "0.00100000"],
        "o": "90000.00000",
    }
    return {"/0/public/Ticker": {"error": [], "result": {"XXBTZEUR": ticker}}}


def coinbase(price: Any) -> dict[str, Any]:
    ticker = {
        "trade_id": 1,
        "price": price,
        "size": "0.1",
        "bid": "90999",
        "ask": "91001",
        "volume": "3",
        "time": "2023-11-14T22:13:20.000000Z",
    }
    return {"/products/BTC-EUR/ticker": ticker}


def bitstamp(price: Any) -> dict[str, Any]:
    ticker = {"timestamp": str(UNIX), "last": price, "bid": "90999", "ask": "91001"}
    return {"/api/v2/ticker/btceur/": ticker}


def bitfinex(price: Any) -> dict[str, Any]:
    return {"/v2/ticker/tBTCEUR": [90999, 1.1, 91001, 1.2, 5, 0.001, price, 700, 92000, 90000]}


def coingecko(price: Any) -> dict[str, Any]:
    return {"/api/v3/simple/price": {"bitcoin": {"eur": price, "last_updated_at": UNIX}}}


def mempool(price: Any) -> dict[str, Any]:
    return {"/api/v1/prices": {"time": UNIX, "USD": 105_000, "EUR": price, "CHF": -1}}


SHAPES: dict[str, Content] = {
    "kraken": kraken,
    "coinbase": coinbase,
    "bitstamp": bitstamp,
    "bitfinex": bitfinex,
    "coingecko": coingecko,
    "mempool": mempool,
}
AS_TEXT = {"kraken", "coinbase", "bitstamp"}
WITHOUT_TIME = {"kraken", "bitfinex"}


def put(server: RateServer, content: dict[str, Any]) -> None:
    server.answers = {path: as_json(answer) for path, answer in content.items()}


def fetch(name: str, server: RateServer, *codes: str) -> tuple[Quote, ...]:
    [source] = rate_sources([name], {name: server.url}, ControlledClock(AT))
    with closing(source):
        return source.fetch(codes or ("EUR",))


def test_the_registry_knows_the_sources_that_the_settings_know() -> None:
    assert tuple(RECIPES) == RATE_SOURCES == tuple(SHAPES)
    assert all(recipe.home.startswith("https://") for recipe in RECIPES.values())


@pytest.mark.parametrize("name", SHAPES)
def test_the_last_trade_is_the_quote(name: str, server: RateServer) -> None:
    put(server, SHAPES[name]("91000.25" if name in AS_TEXT else 91_000.25))
    clock = ControlledClock(AT)
    [quote] = fetch(name, server)
    assert (quote.source, quote.currency_code) == (name, "EUR")
    assert quote.price == Decimal("91000.25")
    assert quote.quoted_at == (None if name in WITHOUT_TIME else AT)
    assert (quote.fetched_at, quote.fetched_monotonic) == (AT, clock.monotonic())


@pytest.mark.parametrize("name", SHAPES)
def test_a_number_keeps_every_digit(name: str, server: RateServer) -> None:
    path, _ = next(iter(SHAPES[name](1).items()))
    body = as_json(SHAPES[name]("PRICE")[path]).body
    digits = b'"91000.100000000000000001"' if name in AS_TEXT else b"91000.100000000000000001"
    server.answers[path] = Answer(body=body.replace(b'"PRICE"', digits))
    [quote] = fetch(name, server)
    assert str(quote.price) == "91000.100000000000000001"


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(
    "price",
    [
        "",
        "abc",
        "NaN",
        "Infinity",
        "-91000",
        "0",
        "1e5",
        "91_000",
        "91,000",
        " 91000",
        "9" * 16,
        0,
        -91000,
        True,
        None,
        [],
        {},
        10**15,
        10**400,
        "1." + "0" * 21,
    ],
    ids=repr,
)
def test_what_is_no_price_is_refused(name: str, price: Any, server: RateServer) -> None:
    put(server, SHAPES[name](price))
    with pytest.raises(RefusedError) as caught:
        fetch(name, server)
    assert caught.value.message.code == "rates.nonsense"
    assert caught.value.message.arguments == {"source": name}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999999999999999999999"])
def test_what_is_no_number_in_json_is_refused(name: str, number: bytes, server: RateServer) -> None:
    path, _ = next(iter(SHAPES[name](1).items()))
    body = as_json(SHAPES[name]("PRICE")[path]).body
    server.answers[path] = Answer(body=body.replace(b'"PRICE"', number))
    with pytest.raises(RefusedError, match=r"rates\.nonsense"):
        fetch(name, server)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"{}", b"7", b'"text"', b"<html>", b"\xff\xfe\xff", b"[" * 50_000],
    ids=["empty", "null", "list", "object", "number", "text", "page", "bytes", "deep"],
)
def test_other_shapes_are_refused(name: str, body: bytes, server: RateServer) -> None:
    path, _ = next(iter(SHAPES[name](1).items()))
    server.answers[path] = Answer(body=body)
    if name == "mempool" and body == b"{}":
        assert fetch(name, server) == ()
        return
    with pytest.raises(RefusedError, match=r"rates\.nonsense"):
        fetch(name, server)


@pytest.mark.parametrize("name", sorted(set(SHAPES) - WITHOUT_TIME))
@pytest.mark.parametrize("time", ["", "soon", -1, 2**40, True, [], "2023-11-14T22:13:20"])
def test_a_time_that_is_none_is_refused(name: str, time: Any, server: RateServer) -> None:
    [(path, content)] = SHAPES[name]("91000" if name in AS_TEXT else 91_000).items()
    key = {"coinbase": "time", "bitstamp": "timestamp", "mempool": "time"}.get(name)
    if key is None:
        content["bitcoin"]["last_updated_at"] = time
    else:
        content[key] = time
    put(server, {path: content})
    with pytest.raises(RefusedError, match=r"rates\.nonsense"):
        fetch(name, server)


@pytest.mark.parametrize("name", sorted(set(SHAPES) - WITHOUT_TIME))
def test_a_missing_time_leaves_our_own(name: str, server: RateServer) -> None:
    [(path, content)] = SHAPES[name]("91000" if name in AS_TEXT else 91_000).items()
    for key in ("time", "timestamp"):
        content.pop(key, None)
    content.get("bitcoin", {}).pop("last_updated_at", None)
    put(server, {path: content})
    [quote] = fetch(name, server)
    assert quote.quoted_at is None


@pytest.mark.parametrize("name", SHAPES)
def test_a_currency_that_a_source_does_not_know_has_no_quote(name: str, server: RateServer) -> None:
    put(server, SHAPES[name]("91000" if name in AS_TEXT else 91_000))
    assert [quote.currency_code for quote in fetch(name, server, "SEK", "EUR")] == ["EUR"]
    if RECIPES[name].knows is not None:
        server.asked.clear()
        assert fetch(name, server, "SEK") == ()
        assert server.asked == []


@pytest.mark.parametrize("name", ["coinbase", "bitstamp", "bitfinex"])
def test_a_pair_that_was_taken_away_has_no_quote(name: str, server: RateServer) -> None:
    put(server, SHAPES[name]("91000" if name in AS_TEXT else 91_000))
    assert [quote.currency_code for quote in fetch(name, server, "USD", "EUR")] == ["EUR"]
    assert len(server.asked) == 2


def test_kraken_is_asked_for_all_pairs_at_once(server: RateServer) -> None:
    ticker = {"c": ["91000.1", "1"]}
    result = {"XXBTZEUR": ticker, "XBTCHF": ticker}
    put(server, {"/0/public/Ticker": {"error": [], "result": result}})
    quotes = fetch("kraken", server, "EUR", "CHF", "JPY")
    assert [quote.currency_code for quote in quotes] == ["EUR", "CHF"]
    assert server.asked == ["/0/public/Ticker?pair=XBTEUR%2CXBTCHF%2CXBTJPY"]


def test_an_error_of_kraken_is_no_price(server: RateServer) -> None:
    put(server, {"/0/public/Ticker": {"error": ["EGeneral:Too many requests"]}})
    with pytest.raises(RefusedError, match=r"rates\.nonsense"):
        fetch("kraken", server)


def test_coingecko_is_asked_for_its_time(server: RateServer) -> None:
    put(server, coingecko(91_000))
    fetch("coingecko", server, "EUR", "USD")
    assert server.asked == [
        "/api/v3/simple/price?ids=bitcoin&vs_currencies=eur%2Cusd&include_last_updated_at=true"
    ]


def test_what_mempool_has_no_price_for_has_no_quote(server: RateServer) -> None:
    put(server, mempool(91_000))
    quotes = fetch("mempool", server, "EUR", "CHF", "USD")
    assert [quote.currency_code for quote in quotes] == ["EUR", "USD"]
