"""What the fingers typed on the keypad, and the amount it stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos_app.domain.money import Currency, parse_money

if TYPE_CHECKING:
    from pos_app.domain.money import Money

# Longer amounts are slips of the finger: a thousand million, a thousand bitcoin.
_WHOLE_DIGITS = 9
_WHOLE_DIGITS_SAT = 11


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """`text` is digits with at most one point; digits are whole units until the point."""

    currency: Currency
    text: str = ""

    @property
    def money(self) -> Money:
        return parse_money(self.text.removesuffix(".") or "0", self.currency)

    @property
    def missing_places(self) -> str:
        """What completes the text to all places of the currency: `5` lacks `.00`."""
        if not self.currency.exponent:
            return ""
        _, point, places = self.text.partition(".")
        zeros = "0" * (self.currency.exponent - len(places))
        return zeros if point else f".{zeros}"

    @property
    def takes_point(self) -> bool:
        return self.currency.exponent > 0 and "." not in self.text

    def with_digits(self, digits: str) -> TypedAmount:
        """Each digit that still fits; what does not fit is left away."""
        typed = self
        for digit in digits:
            typed = typed._with_digit(digit)
        return typed

    def with_point(self) -> TypedAmount:
        if not self.takes_point:
            return self
        return replace(self, text=f"{self.text or '0'}.")

    def without_last(self) -> TypedAmount:
        text = self.text[:-1]
        return replace(self, text="" if text == "0" else text)

    def cleared(self) -> TypedAmount:
        return replace(self, text="")

    def in_currency(self, currency: Currency) -> TypedAmount:
        """The same digits; places that the other currency lacks are dropped."""
        whole, point, places = self.text.partition(".")
        fresh = TypedAmount(currency).with_digits(whole)
        if not point or not currency.exponent:
            return fresh
        return fresh.with_point().with_digits(places)

    def _with_digit(self, digit: str) -> TypedAmount:
        whole, point, places = self.text.partition(".")
        if point:
            fits = len(places) < self.currency.exponent
            return replace(self, text=self.text + digit) if fits else self
        if not whole and digit == "0":
            return self
        most = _WHOLE_DIGITS_SAT if self.currency.is_satoshi else _WHOLE_DIGITS
        return replace(self, text=whole + digit) if len(whole) < most else self
