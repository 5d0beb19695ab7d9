"""The settings of exchange rates."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice, Number, Several, Table
from pos_app.config.urls import WebAddress

if TYPE_CHECKING:
    from collections.abc import Mapping

RATE_SOURCES = ("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko", "mempool")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSettings:
    sources: tuple[str, ...] = field(
        default=("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko"),
        metadata=option_of(
            Several(each=Choice(RATE_SOURCES), least=2),
            "Rate sources",
            "Asked for the price of a bitcoin; two must agree, so name more than two.",
        ),
    )
    lock_minutes: int = field(
        default=15,
        metadata=option_of(
            Number(least=1, most=120), "Rate held for", "Minutes for which a sale's price is held."
        ),
    )
    margin_basis_points: int = field(
        default=0,
        metadata=option_of(
            Number(least=0, most=2_000),
            "Margin",
            "Raises the price in sat, in hundredths of a percent: 50 is 0.5 %.",
        ),
    )
    base_urls: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({}),
        metadata=option_of(
            Table(keys=RATE_SOURCES, each=WebAddress()),
            "Base addresses",
            "Another base address for any source: proxies and tests.",
        ),
    )
