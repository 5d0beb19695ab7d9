"""Answers in the shape of each rate source; a Decimal stands for a JSON number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal

_BEHIND = timedelta(hours=1)
# Kraken names its oldest pairs otherwise in answers than in questions.
_KRAKEN_OLD = frozenset({"USD", "EUR", "GBP", "CAD", "JPY"})


class UnknownPageError(Exception):
    """The source has no such page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    path: str
    query: str
    prices: Mapping[str, Decimal]
    now: datetime
    stale: bool

    @property
    def at(self) -> datetime:
        return self.now - _BEHIND if self.stale else self.now

    def price(self, code: str) -> Decimal:
        try:
            return self.prices[code.upper()]
        except KeyError:
            raise UnknownPageError(code) from None

    def asked_for(self, key: str) -> list[str]:
        return parse_qs(self.query).get(key, [""])[0].split(",")

    def between(self, before: str, after: str = "") -> str:
        """The part of the path between two fixed ones."""
        if not (self.path.startswith(before) and self.path.endswith(after)):
            raise UnknownPageError(self.path)
        return self.path[len(before) : len(self.path) - len(after)]


def _kraken(asked: Asked) -> object:
    asked.between("/0/public/Ticker")
    tickers = {}
    for pair in asked.asked_for("pair"):
        code = pair.removeprefix("XBT")
        if code not in asked.prices:
            return {"error": ["EQuery:Unknown asset pair"]}
        name = f"XXBTZ{code}" if code in _KRAKEN_OLD else pair
        last = str(asked.price(code))
        tickers[name] = {
            "a": [str(asked.price(code) + 1), "1", "1.000"],
            "b": [str(asked.price(code) - 1), "2", "2.000"],
            "c": [last, "0.00012345"],
            "v": ["812.11", "1840.92"],
            "o": last,
        }
    return {"error": [], "result": tickers}


def _coinbase(asked: Asked) -> object:
    price = asked.price(asked.between("/products/BTC-", "/ticker"))
    return {
        "ask": str(price + 1),
        "bid": str(price - 1),
        "volume": "7120.22",
        "trade_id": 698_442_123,
        "price": str(price),
        "size": "0.00056",
        "time": asked.at.isoformat().replace("+00:00", "Z"),
    }


def _bitstamp(asked: Asked) -> object:
    price = asked.price(asked.between("/api/v2/ticker/btc", "/"))
    return {
        "timestamp": str(int(asked.at.timestamp())),
        "open": str(price),
        "last": str(price),
        "bid": str(price - 1),
        "ask": str(price + 1),
        "volume": "913.40",
    }


def _bitfinex(asked: Asked) -> object:
    price = asked.price(asked.between("/v2/ticker/tBTC"))
    # bid, its size, ask, its size, change, relative change, last, volume, high, low
    return [price - 1, 4, price + 1, 3, 12, 0, price, 640, price + 90, price - 90]


def _coingecko(asked: Asked) -> object:
    asked.between("/api/v3/simple/price")
    prices: dict[str, object] = {
        code: asked.prices[code.upper()]
        for code in asked.asked_for("vs_currencies")
        if code.upper() in asked.prices
    }
    return {"bitcoin": {**prices, "last_updated_at": int(asked.at.timestamp())}}


def _mempool(asked: Asked) -> object:
    asked.between("/api/v1/prices")
    prices = {code: int(price) for code, price in asked.prices.items()}
    return {"time": int(asked.at.timestamp()), **prices}


FORMATS: Mapping[str, Callable[[Asked], object]] = MappingProxyType(
    {
        "kraken": _kraken,
        "coinbase": _coinbase,
        "bitstamp": _bitstamp,
        "bitfinex": _bitfinex,
        "coingecko": _coingecko,
        "mempool": _mempool,
    }
)
