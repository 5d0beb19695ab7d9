"""The customer's page in one language, as plain values that any thread may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from pos_app.domain.money import Currency, Money


class Numbers(Protocol):
    """Amounts as a person of one language reads them."""

    def money(self, amount: Money) -> str: ...

    def btc(self, sat: int) -> str: ...

    def sat(self, sat: int) -> str: ...

    def price(self, price: Decimal, currency: Currency) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """`language` is a BCP 47 tag, `direction` `ltr` or `rtl`; `texts` by the codes of the page."""

    language: str
    direction: str
    texts: Mapping[str, str]
    numbers: Numbers

    def text(self, code: str, **arguments: str) -> str:
        """KeyError for a code that the page does not have."""
        sentence = self.texts[code]
        return sentence.format(**arguments) if arguments else sentence
