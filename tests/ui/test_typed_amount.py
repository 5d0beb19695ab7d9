"""What fingers may type, and what it stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import SAT, Currency, Money, currency
from pos_app.ui.typed_amount import TypedAmount

EUR, JPY, KWD = currency("EUR"), currency("JPY"), currency("KWD")


def typed(keys: str, of: Currency = EUR) -> TypedAmount:
    amount = TypedAmount(of)
    for key in keys:
        match key:
            case ".":
                amount = amount.with_point()
            case "<":
                amount = amount.without_last()
            case _:
                amount = amount.with_digits(key)
    return amount


@pytest.mark.parametrize(
    ("keys", "minor"),
    [("", 0), ("5", 500), ("5.", 500), ("5.2", 520), ("5.209", 520), (".5", 50), ("00.5", 50)],
)
def test_euros(keys: str, minor: int) -> None:
    assert typed(keys).money == Money(minor, EUR)


@pytest.mark.parametrize(("keys", "minor"), [("5", 5), ("5.5", 55), (".", 0)])
def test_yen_take_no_point(keys: str, minor: int) -> None:
    assert typed(keys, JPY).money == Money(minor, JPY)


def test_dinars_have_three_places() -> None:
    assert typed("1.2345", KWD).money == Money(1234, KWD)


def test_erasing_goes_back_one_key_at_a_time() -> None:
    assert [typed("12.5" + "<" * times).text for times in range(5)] == [
        "12.5",
        "12.",
        "12",
        "1",
        "",
    ]
    assert typed(".<").text == ""


def test_what_is_missing_completes_the_number() -> None:
    assert [typed(keys).missing_places for keys in ("5", "5.", "5.2", "5.20")] == [
        ".00",
        "00",
        "0",
        "",
    ]


def test_no_more_digits_than_a_till_needs() -> None:
    assert typed("9" * 40).text == "9" * 9
    assert typed("9" * 40, SAT).text == "9" * 11


def test_another_currency_keeps_what_it_can() -> None:
    assert typed("12.34").in_currency(JPY).text == "12"
    assert typed("12.34").in_currency(KWD).text == "12.34"
    assert typed("1" * 11, SAT).in_currency(EUR).text == "1" * 9


@given(st.text(alphabet="0123456789.<", max_size=60), st.sampled_from([EUR, JPY, KWD, SAT]))
def test_any_keys_make_an_amount(keys: str, of: Currency) -> None:
    amount = typed(keys, of)
    whole, _, places = amount.text.partition(".")
    assert amount.money.minor >= 0
    assert len(places) <= amount.currency.exponent
    assert not whole.startswith("0") or whole == "0"
