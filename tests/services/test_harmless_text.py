"""Names and notes of strangers, drawn as they look and no further."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.services.harmless_text import ELLIPSIS, harmless, harmless_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Corner Books", "Corner Books"),
        ("  two \t\n words ", "two words"),
        ("item\x1b@\x10\x14\x01\x00\x01 name", "item@ name"),
        ("pay \u202eXYZ\u202c now\u2066\u200f", "pay XYZ now"),
        ("a\u2028b\u00a0c\x85d", "a b c d"),
        ("日本語 العربية नमस्ते ₿", "日本語 العربية नमस्ते ₿"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("Z" + "\u0335" * 50 + "algo", "Z" + "\u0335" * 4 + "algo"),
        ("\ue000\U000e0041private", "private"),
        ("", ""),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert harmless(text, 100) == shown


def test_too_long_ends_visibly() -> None:
    assert harmless("a" * 10_000, 10) == "a" * 9 + ELLIPSIS
    assert harmless("a" * 10, 10) == "a" * 10


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_nothing_shown_can_control_anything(text: str, limit: int) -> None:
    shown = harmless(text, limit)
    assert len(shown) <= limit
    assert shown == shown.strip()
    kept = shown.replace("\u200c", "").replace("\u200d", "")
    assert all(unicodedata.category(letter)[0] != "C" for letter in kept)


def test_lines_keep_their_breaks_and_lose_the_empty_ones() -> None:
    assert harmless_lines("1 Main Street\r\n\n\x00\nTown\u2028Land", 40, 9) == (
        "1 Main Street",
        "Town",
        "Land",
    )
    assert harmless_lines("a\nb\nc", 40, 2) == ("a", "b")
