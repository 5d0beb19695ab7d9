"""Coinbase Exchange's ticker: https://docs.cdp.coinbase.com/exchange/reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.rates.reply import iso_time, price, table
from pos_app.adapters.rates.web_source import Price, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.rates.web_source import Web


def _ask(web: Web, codes: Sequence[str]) -> Mapping[str, Price]:
    prices = {}
    for code in codes:
        answer = web.get(f"/products/BTC-{code}/ticker")
        if answer is not None:
            ticker = table(answer)
            time = ticker.get("time")
            prices[code] = Price(
                price=price(ticker["price"]),
                quoted_at=None if time is None else iso_time(time),
            )
    return prices


RECIPE = Recipe(
    name="coinbase",
    home="https://api.exchange.coinbase.com",
    ask=_ask,
    knows=frozenset({"USD", "EUR", "GBP"}),
)
