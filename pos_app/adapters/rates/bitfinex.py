"""Bitfinex's ticker: https://docs.bitfinex.com/reference/rest-public-ticker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.rates.reply import price
from pos_app.adapters.rates.web_source import Price, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.rates.web_source import Web

_LAST_PRICE = 6


def _ask(web: Web, codes: Sequence[str]) -> Mapping[str, Price]:
    prices = {}
    for code in codes:
        answer = web.get(f"/v2/ticker/tBTC{code}")
        if answer is not None:
            if not isinstance(answer, list):
                raise TypeError("not a list")
            prices[code] = Price(price=price(answer[_LAST_PRICE]))
    return prices


RECIPE = Recipe(
    name="bitfinex",
    home="https://api-pub.bitfinex.com",
    ask=_ask,
    knows=frozenset({"USD", "EUR", "GBP", "JPY"}),
)
