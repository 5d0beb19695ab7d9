"""CoinGecko's index over many exchanges: https://docs.coingecko.com/reference/simple-price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.rates.reply import price, table, unix_time
from pos_app.adapters.rates.web_source import Price, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.rates.web_source import Web


def _ask(web: Web, codes: Sequence[str]) -> Mapping[str, Price]:
    query = {
        "ids": "bitcoin",
        "vs_currencies": ",".join(code.lower() for code in codes),
        "include_last_updated_at": "true",
    }
    prices = table(table(web.get("/api/v3/simple/price", query))["bitcoin"])
    time = prices.get("last_updated_at")
    quoted_at = None if time is None else unix_time(time)
    return {
        code: Price(price=price(prices[code.lower()]), quoted_at=quoted_at)
        for code in codes
        if code.lower() in prices
    }


RECIPE = Recipe(name="coingecko", home="https://api.coingecko.com", ask=_ask)
