"""Kraken's ticker: https://docs.kraken.com/api/docs/rest-api/get-ticker-information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.rates.reply import price, table
from pos_app.adapters.rates.web_source import Price, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.rates.web_source import Web


def _ask(web: Web, codes: Sequence[str]) -> Mapping[str, Price]:
    pairs = ",".join(f"XBT{code}" for code in codes)
    answer = table(web.get("/0/public/Ticker", {"pair": pairs}))
    if answer["error"]:
        raise ValueError("an error in the answer")
    tickers = table(answer["result"])
    prices = {}
    for code in codes:
        # Older pairs answer under another name than they are asked for.
        ticker = tickers.get(f"XXBTZ{code}", tickers.get(f"XBT{code}"))
        if ticker is not None:
            prices[code] = Price(price=price(ticker["c"][0]))  # last trade: price, lot
    return prices


RECIPE = Recipe(
    name="kraken",
    home="https://api.kraken.com",
    ask=_ask,
    knows=frozenset({"USD", "EUR", "GBP", "CAD", "JPY", "CHF", "AUD"}),
)
