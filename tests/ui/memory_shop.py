"""The shop around a till in memory: what it is called, and rates as five sources give them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_app.domain.money import currency
from pos_app.domain.policy import Policy
from pos_app.domain.rate import Quote, Rate
from pos_app.ui.till import TillSetup

if TYPE_CHECKING:
    from datetime import datetime

DESCRIPTOR = (
    "wpkh([d34db33f/84h/1h/0h]tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39y"
    "BA4LAxysQAm397zwQSQoQgewGiYZqrA9DsP4zbQ1M/0/*)#5ms0l7xj"
)
PRICES = {"EUR": "91240.50", "USD": "99183.20", "JPY": "15220000"}
SOURCES = ("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko")


def rate_of(code: str, now: datetime, quoted_at: float, uptime: float) -> Rate:
    """Five quotes around the price, fetched at `quoted_at` (monotonic seconds)."""
    price = Decimal(PRICES[code])
    quotes = tuple(
        Quote(
            source=source,
            currency_code=code,
            price=price * (1 + Decimal(step) / 5_000),
            quoted_at=None,
            fetched_at=now - timedelta(seconds=uptime - quoted_at),
            fetched_monotonic=quoted_at,
        )
        for step, source in enumerate(SOURCES, -2)
    )
    return Rate(currency_code=code, price=price, agreeing=quotes, dropped=())


def setup(**changes: Any) -> TillSetup:
    plain = TillSetup(
        store_name="Corner Books",
        till_name="Till 1",
        network="regtest",
        currency=currency("EUR"),
        currencies=(currency("EUR"), currency("USD"), currency("JPY")),
        lock_duration=timedelta(minutes=15),
        policy=Policy(),
    )
    return replace(plain, **changes)
