"""The one state that a person sees, for every pair of the state table and its flags."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from pos_app.config.paths import resources_folder
from pos_app.domain.money import Money, currency
from pos_app.domain.sale_state import TRANSITIONS, Flag, Life, Standing, State
from pos_app.ui.sale_face import URGENCY, Face, face_of, signs_of, word_of
from tests.ui.memory_till import MemoryTill

S, L = Standing, Life
STATES = sorted({state for state, _ in TRANSITIONS} | set(TRANSITIONS.values()), key=str)


def face(standing: Standing, life: Life, *flags: Flag) -> Face:
    till = MemoryTill()
    sale = till.shown[till.charge(Money(500, currency("EUR")), "")].sale
    return face_of(replace(sale, state=State(standing, life), flags=frozenset(flags)))


@pytest.mark.parametrize(
    ("standing", "life", "flags", "expected"),
    [
        (S.PREPARING, L.OPEN, (), Face.PREPARING),
        (S.COULD_NOT_PREPARE, L.OPEN, (), Face.COULD_NOT_PREPARE),
        (S.COULD_NOT_PREPARE, L.CANCELLED, (), Face.CANCELLED),
        (S.WAITING, L.OPEN, (), Face.WAITING),
        (S.WAITING, L.OPEN, (Flag.DROPPED,), Face.DROPPED),
        (S.WAITING, L.EXPIRED, (), Face.EXPIRED),
        (S.WAITING, L.CANCELLED, (), Face.CANCELLED),
        (S.PARTLY_PAID, L.OPEN, (), Face.PARTLY_PAID),
        (S.PARTLY_PAID, L.EXPIRED, (), Face.EXPIRED),
        (S.PARTLY_PAID, L.CANCELLED, (), Face.PARTLY_PAID),
        (S.SEEN, L.OPEN, (), Face.SEEN),
        (S.SEEN, L.OPEN, (Flag.REPLACED,), Face.REPLACED),
        (S.SEEN, L.EXPIRED, (Flag.LATE,), Face.LATE),
        (S.SEEN, L.EXPIRED, (), Face.SEEN),
        (S.SEEN, L.EXPIRED, (Flag.UNPROVEN,), Face.UNPROVEN),
        (S.CONFIRMED, L.EXPIRED, (Flag.UNPROVEN,), Face.UNPROVEN),
        (S.CONFIRMED, L.EXPIRED, (Flag.UNPROVEN, Flag.LATE), Face.LATE),
        (S.CONFIRMED, L.SETTLED, (Flag.UNPROVEN,), Face.PAID),
        (S.SEEN, L.CANCELLED, (), Face.AFTER_CANCEL),
        (S.CONFIRMED, L.CANCELLED, (Flag.LATE,), Face.AFTER_CANCEL),
        (S.CONFIRMED, L.SETTLED, (), Face.PAID),
        (S.CONFIRMED, L.SETTLED, (Flag.OVER,), Face.OVER),
        (S.CONFIRMED, L.SETTLED, (Flag.LATE,), Face.PAID),
        (S.CONFIRMED, L.EXPIRED, (Flag.LATE,), Face.LATE),
        (S.ACCEPTED, L.SETTLED, (), Face.ACCEPTED),
        (S.REVERSED, L.OPEN, (), Face.REVERSED),
        (S.REVERSED, L.SETTLED, (), Face.REVERSED),
        (S.REVERSED, L.CANCELLED, (), Face.CANCELLED),
        (S.CONFIRMED, L.SETTLED, (Flag.REFUNDED,), Face.REFUNDED),
    ],
)
def test_faces(standing: Standing, life: Life, flags: tuple[Flag, ...], expected: Face) -> None:
    assert face(standing, life, *flags) is expected


@pytest.mark.parametrize(("state", "flag"), list(product(STATES, [None, *Flag])))
def test_every_state_has_one(state: State, flag: Flag | None) -> None:
    found = face(*state, *([flag] if flag else []))
    assert word_of(found)
    assert signs_of(found).tone in {"wait", "seen", "part", "paid", "gone", "alarm"}


@pytest.mark.parametrize("shown", list(Face))
def test_each_face_has_four_signs(shown: Face) -> None:
    signs = signs_of(shown)
    assert (resources_folder() / "icons" / f"{signs.icon}.svg").is_file()
    assert word_of(shown)
    assert 0 <= signs.reached <= 4


def test_no_two_faces_share_word_and_shape() -> None:
    assert len({(signs_of(shown).icon, word_of(shown)) for shown in Face}) == len(Face)


def test_what_was_taken_back_is_most_urgent() -> None:
    assert min(Face, key=lambda shown: URGENCY[shown]) is Face.REVERSED
    assert URGENCY[Face.PARTLY_PAID] < URGENCY[Face.WAITING] < URGENCY[Face.PAID]
