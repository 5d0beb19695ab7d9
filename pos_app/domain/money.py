"""Amounts of money as whole minor units, and their way to satoshi and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil

SAT_PER_BTC = 100_000_000
MAX_SAT = 21_000_000 * SAT_PER_BTC
# The largest dust limit of the four script kinds (P2PKH): below it no wallet can pay.
LEAST_PAYMENT_SAT = 546
MIN_SALE_SAT = 1_000

# Enough digits that no intermediate result is ever rounded.
EXACT = Context(prec=60)

# ISO 4217:2015, the currencies whose exponent is not 2.
_EXPONENTS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF"), 0),
    **dict.fromkeys(("UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_CODE = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency, or the satoshi under the code SAT."""

    code: str
    exponent: int

    @property
    def is_satoshi(self) -> bool:
        return self.code == "SAT"


SAT = Currency("SAT", 0)


def currency(code: str) -> Currency:
    """The currency of a three-letter code; ValueError when the code can't be one."""
    if code == SAT.code:
        return SAT
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not a three-letter currency code")
    return Currency(code, _EXPONENTS.get(code, 2))


@dataclass(frozen=True, slots=True)
class Money:
    """A whole number of minor units (cents, yen, fils, sat) of one currency."""

    minor: int
    currency: Currency

    @property
    def decimal(self) -> Decimal:
        return Decimal(self.minor).scaleb(-self.currency.exponent, EXACT)

    def __str__(self) -> str:
        return f"{self.decimal:f} {self.currency.code}"


def parse_money(text: str, of: Currency) -> Money:
    """Money from plain digits and one point; digits before the point are whole units.

    ValueError for signs, exponents, more digits after the point than the currency has.
    """
    whole, point, fraction = text.partition(".")
    digits = whole + fraction
    if not (digits.isascii() and digits.isdigit() and whole):
        raise ValueError(f"{text!r} is not an amount")
    if (point and not fraction) or len(fraction) > of.exponent:
        raise ValueError(f"{text!r} has the wrong number of digits after the point")
    return Money(int(whole + fraction.ljust(of.exponent, "0")), of)


def to_sat(amount: Money, price_per_btc: Decimal | Fraction) -> int:
    """Satoshi that pay `amount`, rounded up so that the price is never short."""
    if amount.currency.is_satoshi:
        return amount.minor
    if isinstance(price_per_btc, Decimal):
        require_price(price_per_btc)
    # Fractions, since a quotient of decimals is rounded and the last digit decides over a satoshi.
    units = Fraction(amount.minor, 10**amount.currency.exponent)
    return ceil(units * SAT_PER_BTC / Fraction(price_per_btc))


def from_sat(sat: int, price_per_btc: Decimal, to: Currency) -> Money:
    """The value of `sat` in a currency, rounded half to even; for display, never for judgement."""
    if to.is_satoshi:
        return Money(sat, to)
    require_price(price_per_btc)
    value = EXACT.multiply(Decimal(sat), price_per_btc)
    minor = EXACT.divide(value, Decimal(SAT_PER_BTC)).scaleb(to.exponent, EXACT)
    return Money(int(minor.to_integral_value(ROUND_HALF_EVEN, EXACT)), to)


def require_price(price_per_btc: Decimal) -> None:
    if not (price_per_btc.is_finite() and price_per_btc > 0):
        raise ValueError(f"{price_per_btc} is not a price of a bitcoin")


def btc_text(sat: int) -> str:
    """Plain decimal bitcoin as BIP 321 wants it: no exponent, no float, trailing zeros cut."""
    whole, rest = divmod(sat, SAT_PER_BTC)
    return f"{whole}.{rest:08d}".rstrip("0").rstrip(".")
