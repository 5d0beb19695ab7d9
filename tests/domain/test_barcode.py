"""A misread barcode is none, and one number is one thing however long it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.barcode import GTIN_LENGTHS, check_digit, is_gtin, number_problem, same_code

digit_texts = st.sampled_from(GTIN_LENGTHS).flatmap(
    lambda length: st.text("0123456789", min_size=length - 1, max_size=length - 1)
)


@pytest.mark.parametrize(
    "code",
    [
        "4006381333931",  # EAN-13
        "96385074",  # EAN-8
        "036000291452",  # UPC-A
        "00012345600012",  # ITF-14
    ],
)
def test_numbers_from_the_books(code: str) -> None:
    assert is_gtin(code)
    assert same_code(f" {code} ") == code.zfill(14)


@pytest.mark.parametrize(
    "code",
    ["", "4006381333932", "400638133393", "40063813339311", "٩٦٣٨٥٠٧٤", "9638507x", "-9638507"],
)
def test_what_is_no_such_number(code: str) -> None:
    assert not is_gtin(code)
    assert same_code(code) == code


@given(digit_texts, st.data())
def test_one_wrong_digit_always_shows(digits: str, data: st.DataObject) -> None:
    code = f"{digits}{check_digit(digits)}"
    assert is_gtin(code)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[at]]))
    assert not is_gtin(code[:at] + other + code[at + 1 :])


def test_a_upc_a_is_an_ean_13() -> None:
    assert same_code("036000291452") == same_code("0036000291452")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("04252614", "042100005264"),
        ("01234505", "012000003455"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234558", "012345000058"),
        ("01234596", "012345000096"),
    ],
)
def test_a_upc_e_is_a_upc_a_without_its_noughts(short: str, long: str) -> None:
    assert is_gtin(long)
    assert same_code(short) == same_code(long)


@pytest.mark.parametrize("code", ["04252615", "14252614", "SHELF-7"])
def test_what_is_neither_is_the_shops_own_label(code: str) -> None:
    assert same_code(f"\t{code}") == code


@pytest.mark.parametrize(
    ("code", "digit"),
    [
        ("4006381333931", None),
        (" 4006381333932 ", 1),
        ("96385075", 4),
        ("04252614", None),  # UPC-E
        ("12345", None),
        ("shop-7", None),
    ],
)
def test_a_wrong_last_digit_is_known_by_the_right_one(code: str, digit: int | None) -> None:
    assert number_problem(code) == digit
