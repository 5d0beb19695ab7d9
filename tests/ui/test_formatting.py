"""Numbers as a person reads them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from pos_app.domain.money import SAT, Money, currency
from pos_app.ui.formatting import Formatter, address_groups, countdown, grouped, shortened

ENGLISH = Formatter.of(QLocale("en"))
GERMAN = Formatter.of(QLocale("de"))


def plain(text: str) -> str:
    return text.replace("\u202f", "_").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("minor", "code", "english", "german"),
    [
        (9_124_050, "EUR", "€91_240.50", "91_240,50 €"),
        (5, "EUR", "€0.05", "0,05 €"),
        (500, "CHF", "CHF 5.00", "5,00 CHF"),
        (1_234, "JPY", "¥1_234", "1_234 ¥"),
        (1_234, "KWD", "KWD 1.234", "1,234 KWD"),
        (35_040, "SAT", "35_040 sat", "35_040 sat"),
    ],
)
def test_money(minor: int, code: str, english: str, german: str) -> None:
    amount = Money(minor, currency(code))
    assert plain(ENGLISH.money(amount)) == english
    assert plain(GERMAN.money(amount)) == german


def test_a_machine_without_a_language_reads_english() -> None:
    assert Formatter.of(QLocale.c()) == ENGLISH


def test_bitcoin_has_all_eight_places() -> None:
    assert plain(ENGLISH.btc(35_040)) == "0.000_350_40 BTC"
    assert plain(GERMAN.btc(123_456_789_012)) == "1_234,567_890_12 BTC"


def test_a_price_has_the_places_of_its_currency() -> None:
    assert plain(ENGLISH.price(Decimal("91240.5"), currency("EUR"))) == "€91_240.50"
    assert plain(ENGLISH.price(Decimal("15220000.4"), currency("JPY"))) == "¥15_220_000"


def test_parts_of_a_hundred() -> None:
    assert plain(GERMAN.percent(Decimal("0.0008"))) == "0,08 %"


def test_the_unit_follows_what_is_typed() -> None:
    assert plain(ENGLISH.with_symbol(ENGLISH.typed("5."), currency("EUR"))) == "€5."
    assert plain(ENGLISH.with_symbol("5", SAT)) == "5 sat"


@pytest.mark.parametrize(("digits", "text"), [("", ""), ("1", "1"), ("1234567", "1_234_567")])
def test_groups(digits: str, text: str) -> None:
    assert plain(grouped(digits)) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(900, "15:00"), (821.2, "13:42"), (0.3, "0:01"), (-5, "0:00")]
)
def test_countdown_counts_started_seconds(seconds: float, text: str) -> None:
    assert countdown(timedelta(seconds=seconds)) == text


def test_long_identifiers_keep_their_ends() -> None:
    assert address_groups("bc1qabcdef") == ["bc1q", "abcd", "ef"]
    assert shortened("1b5b9ccb" + "0" * 48 + "528e446c") == "1b5b9ccb … 528e446c"
    assert shortened("short") == "short"
