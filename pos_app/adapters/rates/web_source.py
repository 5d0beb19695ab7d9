"""What the rate sources have in common: ask within one deadline, answer with quotes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pos_app.adapters.http import HttpClient
from pos_app.adapters.rates.reply import read_json
from pos_app.domain.rate import Quote
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from pos_app.ports import Clock

SECONDS = 4.0
LARGEST_BYTES = 200_000
_NOT_FOUND = 404
_OK = 200
_SERVER_ERRORS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Of one bitcoin; `quoted_at` is the source's own time, None where it gives none."""

    price: Decimal
    quoted_at: datetime | None = None


class Web:
    """One source's web address, for the length of one fetch."""

    def __init__(self, client: HttpClient, source: str, base_url: str) -> None:
        self._client = client
        self._source = source
        self._base_url = base_url
        self._deadline = time.monotonic() + SECONDS

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Any:
        """The JSON at `path`, None where there is none (404). UnreachableError, RefusedError."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise UnreachableError("rates.slow", source=self._source, seconds=f"{SECONDS:g}")
        answer = self._client.get(self._base_url + path, query, seconds=left)
        if answer.status == _NOT_FOUND:
            return None
        status = str(answer.status)
        if answer.status >= _SERVER_ERRORS:
            raise UnreachableError("rates.unwell", source=self._source, status=status)
        if answer.status != _OK:
            raise RefusedError("rates.refused", source=self._source, status=status)
        content = read_json(answer.body)
        if content is None:
            raise ValueError("null")
        return content


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to ask one source. `ask` gives the prices by currency code.

    `knows` are the currencies it may be asked for, None where it takes any. `ask` may raise what
    the functions of `reply` raise.
    """

    name: str
    home: str
    ask: Callable[[Web, Sequence[str]], Mapping[str, Price]]
    knows: frozenset[str] | None = None


class WebRateSource:
    """For one thread at a time."""

    def __init__(self, recipe: Recipe, clock: Clock, *, base_url: str | None = None) -> None:
        self.name = recipe.name
        self._recipe = recipe
        self._clock = clock
        self._base_url = (base_url or recipe.home).rstrip("/")
        self._client = HttpClient(largest_bytes=LARGEST_BYTES)

    def fetch(self, currency_codes: Sequence[str]) -> tuple[Quote, ...]:
        knows = self._recipe.knows
        asked = [code for code in currency_codes if knows is None or code in knows]
        if not asked:
            return ()
        # Taken before asking, so that no quote looks younger than it is.
        now, monotonic = self._clock.now(), self._clock.monotonic()
        try:
            prices = self._recipe.ask(Web(self._client, self.name, self._base_url), asked)
        except (ValueError, LookupError, TypeError, ArithmeticError) as error:
            raise RefusedError("rates.nonsense", source=self.name) from error
        return tuple(
            Quote(
                source=self.name,
                currency_code=code,
                price=prices[code].price,
                quoted_at=prices[code].quoted_at,
                fetched_at=now,
                fetched_monotonic=monotonic,
            )
            for code in asked
            if code in prices
        )

    def close(self) -> None:
        self._client.close()
