"""mempool.space's index: https://mempool.space/docs/api/rest#get-price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.rates.reply import price, table, unix_time
from pos_app.adapters.rates.web_source import Price, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.rates.web_source import Web

_UNKNOWN = -1  # what it says of a currency while it has no price for it


def _ask(web: Web, codes: Sequence[str]) -> Mapping[str, Price]:
    prices = table(web.get("/api/v1/prices"))
    time = prices.get("time")
    quoted_at = None if time is None else unix_time(time)
    return {
        code: Price(price=price(prices[code]), quoted_at=quoted_at)
        for code in codes
        if prices.get(code, _UNKNOWN) != _UNKNOWN
    }


RECIPE = Recipe(name="mempool", home="https://mempool.space", ask=_ask)
