"""A scan is told from typing by its pace alone."""

from __future__ import annotations

import pytest

from pos_app.services.selling.barcode import MOST_KEYS, KeyboardWedge

CODE = "4006381333931"


def scan(wedge: KeyboardWedge, keys: str, gap: float, start: float = 100.0) -> str | None:
    """Each key `gap` seconds after the one before, and Enter after the last."""
    at = start
    for key in keys:
        wedge.key(key, at)
        at += gap
    return wedge.enter(at)


@pytest.mark.parametrize("gap", [0.0, 0.001, 0.02, 0.049])
def test_a_burst_that_ends_with_enter_is_a_scan(gap: float) -> None:
    assert scan(KeyboardWedge(), CODE, gap) == CODE


def test_two_scans_are_two() -> None:
    wedge = KeyboardWedge()
    assert scan(wedge, CODE, 0.002) == CODE
    assert scan(wedge, "SHELF-7", 0.002) == "SHELF-7"


@pytest.mark.parametrize("keys", [CODE, "12", ""])
def test_what_a_hand_types_is_no_scan(keys: str) -> None:
    assert scan(KeyboardWedge(), keys, 0.08) is None


@pytest.mark.parametrize("keys", ["123", "31.97", "31,97", "0.5", ".500"])
def test_a_short_burst_or_an_amount_is_no_scan(keys: str) -> None:
    assert scan(KeyboardWedge(), keys, 0.001) is None


@pytest.mark.parametrize("code", ["1234", "12.3456", "A.12", "2.5.1"])
def test_what_is_no_amount_is_a_code(code: str) -> None:
    assert scan(KeyboardWedge(), code, 0.001) == code


def test_a_code_needs_four_keys() -> None:
    wedge = KeyboardWedge()
    for key in "400":
        wedge.key(key, 100.0)
    assert not wedge.is_filled
    wedge.key("6", 100.0)
    assert wedge.is_filled
    assert wedge.enter(100.0) == "4006"
    assert not wedge.is_filled


def test_the_first_key_of_each_burst_is_told() -> None:
    wedge = KeyboardWedge()
    assert wedge.key("9", 100.0)
    assert wedge.key("4", 100.2)
    assert not wedge.key("0", 100.21)


def test_keys_that_were_typed_before_a_scan_are_none_of_its() -> None:
    wedge = KeyboardWedge()
    wedge.key("9", 100.0)
    assert scan(wedge, CODE, 0.002, start=100.1) == CODE


def test_an_enter_that_is_late_ends_no_scan() -> None:
    wedge = KeyboardWedge()
    for at, key in enumerate(CODE):
        wedge.key(key, 100 + at / 1_000)
    assert wedge.enter(101.0) is None


def test_a_key_that_is_held_down_is_typed_however_fast_it_repeats() -> None:
    wedge = KeyboardWedge()
    wedge.key("0", 100.0)
    for number in range(1, 6):
        assert not wedge.key("0", 100 + number * 0.03, repeated=True)
    assert wedge.enter(100.17) is None


def test_a_key_that_no_scanner_has_ends_a_burst() -> None:
    wedge = KeyboardWedge()
    for key in "4006":
        wedge.key(key, 100.0)
    wedge.forget()
    assert scan(wedge, "38", 0.001, start=100.001) is None


@pytest.mark.parametrize(
    ("length", "is_one"), [(MOST_KEYS, True), (MOST_KEYS + 1, False), (MOST_KEYS + 9, False)]
)
def test_a_burst_without_an_end_is_no_code(length: int, *, is_one: bool) -> None:
    assert (scan(KeyboardWedge(), "5" * length, 0.001) is not None) is is_one


def test_a_slow_scanner_can_be_allowed_for() -> None:
    assert scan(KeyboardWedge(most_gap_seconds=0.1, least_keys=2), "42", 0.09) == "42"
