"""Bitstamp's ticker: https://www.bitstamp.net/api/#tag/Tickers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.rates.reply import price, table, unix_time
from pos_app.adapters.rates.web_source import Price, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.rates.web_source import Web


def _ask(web: Web, codes: Sequence[str]) -> Mapping[str, Price]:
    prices = {}
    for code in codes:
        answer = web.get(f"/api/v2/ticker/btc{code.lower()}/")
        if answer is not None:
            ticker = table(answer)
            time = ticker.get("timestamp")
            prices[code] = Price(
                price=price(ticker["last"]),
                quoted_at=None if time is None else unix_time(time),
            )
    return prices


RECIPE = Recipe(
    name="bitstamp",
    home="https://www.bitstamp.net",
    ask=_ask,
    knows=frozenset({"USD", "EUR", "GBP"}),
)
