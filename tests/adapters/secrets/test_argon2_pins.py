"""A PIN is kept as an argon2id hash, and nothing else of it."""

from __future__ import annotations

import pytest

from pos_app.adapters.secrets.argon2_pins import Argon2Pins
from pos_app.domain.person import Pin

PIN = Pin("8172")


@pytest.fixture
def quick() -> Argon2Pins:
    """As weak as argon2 lets one be."""
    return Argon2Pins(passes=1, memory_kib=8)


def test_a_hash_is_argon2id_with_the_strength_it_should_have() -> None:
    pins = Argon2Pins()
    kept = pins.hash(PIN)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert pins.matches(kept, PIN)
    assert not pins.is_outdated(kept)


def test_only_the_pin_itself_matches(quick: Argon2Pins) -> None:
    kept = quick.hash(PIN)
    assert quick.matches(kept, Pin("8172"))
    for other in ("8173", "817", "08172", "81720", ""):
        assert not quick.matches(kept, Pin(other))


def test_one_pin_has_another_hash_each_time(quick: Argon2Pins) -> None:
    one, other = quick.hash(PIN), quick.hash(PIN)
    assert one != other
    assert PIN.digits not in {*one.split("$"), *other.split("$")}


def test_a_hash_of_other_strength_still_matches_and_is_outdated(quick: Argon2Pins) -> None:
    kept = quick.hash(PIN)
    stronger = Argon2Pins(passes=2, memory_kib=16)
    assert stronger.matches(kept, PIN)
    assert not stronger.matches(kept, Pin("8173"))
    assert stronger.is_outdated(kept)


@pytest.mark.parametrize("text", ["", "8172", "$argon2id$v=19$m=8,t=1,p=1$AA", "\x00"])
def test_what_is_no_hash_matches_nothing(quick: Argon2Pins, text: str) -> None:
    assert not quick.matches(text, PIN)
