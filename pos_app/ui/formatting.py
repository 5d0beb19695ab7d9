"""Numbers, ages and times as a person of one language reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from pos_app.domain.money import SAT_PER_BTC

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from decimal import Decimal

    from pos_app.domain.money import Currency, Money

THIN = "\N{NARROW NO-BREAK SPACE}"
SPACE = "\N{NO-BREAK SPACE}"

_SYMBOLS = {
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "NGN": "₦", "KRW": "₩",
    "ILS": "₪", "VND": "₫", "PHP": "₱", "UAH": "₴", "TRY": "₺", "CAD": "CA$", "AUD": "A$",
    "NZD": "NZ$", "BRL": "R$", "MXN": "MX$", "HKD": "HK$", "SGD": "S$",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formatter:
    """`point` divides whole units from their parts; the symbol stands first or last."""

    point: str
    symbol_first: bool

    @classmethod
    def of(cls, locale: QLocale) -> Formatter:
        if locale.language() is QLocale.Language.C:  # a machine without a language: English
            return cls(".", symbol_first=True)
        return cls(locale.decimalPoint(), locale.toCurrencyString(1.0, "¤").startswith("¤"))

    def money(self, amount: Money) -> str:
        """`€91 240.50`, `12,50 €`, `CHF 5.00`, `35 040 sat`."""
        if amount.currency.is_satoshi:
            return self.sat(amount.minor)
        return self.with_symbol(self.decimal(amount.decimal), amount.currency)

    def with_symbol(self, number: str, currency: Currency) -> str:
        if currency.is_satoshi:
            return f"{number}{SPACE}sat"
        symbol = _SYMBOLS.get(currency.code)
        if not self.symbol_first:
            return f"{number}{SPACE}{symbol or currency.code}"
        return f"{symbol}{number}" if symbol else f"{currency.code}{SPACE}{number}"

    def sat(self, sat: int) -> str:
        return f"{grouped(str(sat))}{SPACE}sat"

    def btc(self, sat: int) -> str:
        """All eight places, the last two apart: `0.000 350 40 BTC`."""
        whole, rest = divmod(sat, SAT_PER_BTC)
        places = f"{rest:08d}"
        parts = THIN.join((places[:3], places[3:6], places[6:]))
        return f"{grouped(str(whole))}{self.point}{parts}{SPACE}BTC"

    def price(self, price: Decimal, currency: Currency) -> str:
        """The price of one bitcoin, with as many places as its currency has."""
        text = f"{price:.{currency.exponent}f}"
        return self.with_symbol(self._pointed(text), currency)

    def percent(self, part: Decimal) -> str:
        return f"{self._pointed(f'{part * 100:.2f}')}{SPACE}%"

    def decimal(self, number: Decimal) -> str:
        return self._pointed(f"{number:f}")

    def typed(self, text: str) -> str:
        """Digits as typed so far, with one point anywhere."""
        return self._pointed(text)

    def _pointed(self, text: str) -> str:
        whole, point, rest = text.partition(".")
        return f"{grouped(whole)}{self.point if point else ''}{rest}"


def grouped(digits: str) -> str:
    """Groups of three from the right, by thin spaces."""
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[place : place + 3] for place in range(head, len(digits), 3)]
    return THIN.join(groups)


def countdown(left: timedelta) -> str:
    """`13:42`, never below zero; a started second counts as a whole one."""
    seconds = max(0, -int(-left.total_seconds() // 1))
    return f"{seconds // 60}:{seconds % 60:02d}"


def clock(moment: datetime) -> str:
    """The shop's local time, `14:30`."""
    return f"{moment.astimezone():%H:%M}"


def day_form(locale: QLocale) -> str:
    """Qt's form of a day of the month: `21`, or `21.` in languages that count days with a point."""
    return "d." if "d." in locale.dateFormat(QLocale.FormatType.LongFormat) else "d"


def address_groups(address: str) -> list[str]:
    """Fours, so that a person can compare them."""
    return [address[place : place + 4] for place in range(0, len(address), 4)]


def shortened(text: str, keep: int = 8) -> str:
    """Both ends of a long identifier."""
    if len(text) <= 2 * keep + 3:
        return text
    return f"{text[:keep]} … {text[-keep:]}"
