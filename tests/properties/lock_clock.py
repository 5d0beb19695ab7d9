"""Time as it goes by for one price."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from tests.properties.expected_money import Price


class LockClock:
    """Time for one price: never before it was made, never slower than seconds go by."""

    def __init__(self, price: Price, wall: datetime, monotonic: float) -> None:
        self.price = price
        self._began = max(wall, price.made_at)
        self._monotonic = monotonic

    def now(self, wall: datetime, monotonic: float) -> datetime:
        return max(wall, self._began + timedelta(seconds=monotonic - self._monotonic))
