"""Amounts as gateways write and reckon them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_BTC = Decimal(100_000_000)


def in_btc(sat: int) -> Decimal:
    return Decimal(sat) / _BTC


def sat_of(amount: Decimal, rate: Decimal) -> int:
    """As a gateway reckons it: to the nearest satoshi."""
    return int((amount / rate * _BTC).quantize(Decimal(1), ROUND_HALF_UP))
