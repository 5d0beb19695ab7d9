"""The rate sources by the names that the settings know them by."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.adapters.rates import bitfinex, bitstamp, coinbase, coingecko, kraken, mempool
from pos_app.adapters.rates.web_source import WebRateSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.ports import Clock

RECIPES = MappingProxyType(
    {
        each.RECIPE.name: each.RECIPE
        for each in (kraken, coinbase, bitstamp, bitfinex, coingecko, mempool)
    }
)


def rate_sources(
    names: Sequence[str], base_urls: Mapping[str, str], clock: Clock
) -> tuple[WebRateSource, ...]:
    """One for each name; LookupError for a name that is none."""
    return tuple(
        WebRateSource(RECIPES[name], clock, base_url=base_urls.get(name)) for name in names
    )
