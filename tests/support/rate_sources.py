"""Rate sources that answer, refuse, hang or break as a test says, for what asks them."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.rate import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from pos_app.ports import Clock


class ToldSource:
    """Gives `prices` by currency; raises `error` if there is one; waits while `held` is unset."""

    def __init__(self, name: str, clock: Clock, price: int | None = 50_000) -> None:
        self.name = name
        self.prices = {} if price is None else {"EUR": Decimal(price)}
        self.error: Exception | None = None
        self.behind: timedelta | None = None
        self.fetches = 0
        self.free = threading.Event()
        self.free.set()
        self.left = threading.Event()
        self._clock = clock

    def fetch(self, currency_codes: Sequence[str]) -> tuple[Quote, ...]:
        self.fetches += 1
        try:
            self.free.wait(300)
            if self.error is not None:
                raise self.error
            now = self._clock.now()
            return tuple(
                Quote(
                    source=self.name,
                    currency_code=code,
                    price=self.prices[code],
                    quoted_at=None if self.behind is None else now - self.behind,
                    fetched_at=now,
                    fetched_monotonic=self._clock.monotonic(),
                )
                for code in currency_codes
                if code in self.prices
            )
        finally:
            self.left.set()
