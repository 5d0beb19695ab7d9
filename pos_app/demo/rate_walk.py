"""A price that wanders slowly, the same for everybody who looks at the same moment."""

from __future__ import annotations

import hashlib
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from pos_app.domain.money import currency

if TYPE_CHECKING:
    from datetime import datetime

STEP_SECONDS = 20
_STEPS_A_TURN = 45
# Widest swing around the middle, and widest difference of one source, in millionths.
_SWING = 2_500
_OWN = 400


def price_at(middle: Decimal, currency_code: str, source: str, now: datetime) -> Decimal:
    """Rounded to the minor unit of the currency."""
    step = int(now.timestamp()) // STEP_SECONDS
    place = step % _STEPS_A_TURN
    half = _STEPS_A_TURN // 2
    # Up and down in a triangle, with a little noise of each source on top.
    swing = _SWING * (2 * abs(place - half) - half) // half
    noise = _noise(f"{source}/{currency_code}/{step}", _OWN)
    price = middle * (1_000_000 + swing + noise) / 1_000_000
    minor = Decimal(1).scaleb(-currency(currency_code).exponent)
    return price.quantize(minor, ROUND_HALF_EVEN)


def _noise(seed: str, most: int) -> int:
    """From -most to +most, always the same for a seed."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4])
    return number % (2 * most + 1) - most
