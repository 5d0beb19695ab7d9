"""What a paper's layout needs to know of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency, Money


class Words(Protocol):
    """The paper's language. Times are already the shop's."""

    def text(self, message: Message) -> str: ...

    def source(self, name: str) -> str:
        """A rate source as it calls itself."""
        ...

    def number(self, amount: Money) -> str:
        """`31.97`: without its unit."""
        ...

    def money(self, amount: Money) -> str: ...

    def quantity(self, number: Decimal) -> str:
        """`1.5`, `2`: no more digits than it needs."""
        ...

    def price(self, price: Decimal, of: Currency) -> str: ...

    def btc(self, sat: int) -> str: ...

    def sat(self, sat: int) -> str: ...

    def moment(self, at: datetime) -> str:
        """Date and time."""
        ...

    def time(self, at: datetime) -> str: ...
