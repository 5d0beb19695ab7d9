"""A scan is told from typing by its pace alone, and no key of a hand is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.services.barcode import ENTER, MOST_KEYS, Input, KeyboardWedge, Scanned, Typed

CODE = "4006381333931"


def press(wedge: KeyboardWedge, keys: str, gap: float, start: float = 100.0) -> list[Input]:
    """Each key `gap` seconds after the one before; at last a second goes by."""
    told: list[Input] = []
    at = start
    for key in keys:
        told += wedge.key(key, at)
        at += gap
    return [*told, *wedge.tick(at + 1)]


def typed(keys: str) -> list[Input]:
    return [Typed(key) for key in keys]


@pytest.mark.parametrize("gap", [0.0, 0.001, 0.02, 0.05])
def test_a_burst_that_ends_with_enter_is_a_scan(gap: float) -> None:
    wedge = KeyboardWedge()
    assert press(wedge, CODE + ENTER, gap) == [Scanned(CODE)]
    assert wedge.due_at is None


def test_two_scans_are_two() -> None:
    both = press(KeyboardWedge(), f"{CODE}{ENTER}SHELF-7{ENTER}", 0.002)
    assert both == [Scanned(CODE), Scanned("SHELF-7")]


@pytest.mark.parametrize("keys", [CODE + ENTER, "12" + ENTER, ENTER, "1"])
def test_what_is_typed_is_typed(keys: str) -> None:
    assert press(KeyboardWedge(), keys, 0.08) == typed(keys)


@pytest.mark.parametrize("keys", ["123" + ENTER, CODE])
def test_a_short_burst_or_one_without_enter_is_no_scan(keys: str) -> None:
    assert press(KeyboardWedge(), keys, 0.01) == typed(keys)


def test_a_key_is_held_back_no_longer_than_the_gap() -> None:
    wedge = KeyboardWedge()
    assert wedge.due_at is None
    assert wedge.tick(100.0) == ()
    assert wedge.key("7", 100.0) == ()
    assert wedge.due_at == 100.05
    assert wedge.tick(100.04) == ()
    assert wedge.tick(100.06) == (Typed("7"),)
    assert wedge.due_at is None


def test_an_enter_that_is_late_ends_no_scan() -> None:
    wedge = KeyboardWedge()
    for at, key in enumerate("1234"):
        wedge.key(key, 100 + at / 1_000)
    assert list(wedge.key(ENTER, 101.0)) == typed("1234" + ENTER)


def test_keys_that_were_typed_before_a_scan_stay_typed() -> None:
    wedge = KeyboardWedge()
    assert wedge.key("9", 100.0) == ()
    assert press(wedge, CODE + ENTER, 0.002, start=100.1) == [Typed("9"), Scanned(CODE)]


def test_a_key_that_is_held_down_is_typed_however_fast_it_repeats() -> None:
    wedge = KeyboardWedge()
    told = list(wedge.key("0", 100.0))
    for number in range(1, 6):
        told += wedge.key("0", 100 + number * 0.03, repeated=True)
    told += wedge.key(ENTER, 100.17)
    assert told == typed("000000" + ENTER)


def test_a_burst_without_an_end_is_let_go() -> None:
    wedge = KeyboardWedge()
    told: list[Input] = []
    for number in range(MOST_KEYS + 1):
        told += wedge.key("5", 100 + number / 1_000)
    assert told == typed("5" * (MOST_KEYS + 1))


def test_a_slow_scanner_can_be_allowed_for() -> None:
    wedge = KeyboardWedge(most_gap_seconds=0.1, least_keys=2)
    assert press(wedge, "42" + ENTER, 0.09) == [Scanned("42")]


@given(st.lists(st.tuples(st.sampled_from("0123456789" + ENTER), st.floats(0, 0.2)), max_size=40))
def test_no_key_is_lost_or_doubled_and_their_order_stays(keys: list[tuple[str, float]]) -> None:
    wedge = KeyboardWedge()
    at, told = 0.0, ""
    for key, gap in keys:
        at += gap
        for known in wedge.key(key, at):
            told += known.key if isinstance(known, Typed) else known.code + ENTER
    rest = wedge.tick(at + 1)
    told += "".join(known.key for known in rest if isinstance(known, Typed))
    assert told == "".join(key for key, _ in keys)
