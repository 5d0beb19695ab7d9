"""How a call stands, in the words of its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_app.ports import DeliveryState
from pos_app.ui.call_words import following_of, next_try, short_answer
from pos_app.ui.till import Health, PartStatus
from tests.ui.call_scenes import message
from tests.ui.memory_till import START

WELL = PartStatus(health=Health.WELL)


def test_the_next_try_is_said_as_a_person_says_it() -> None:
    now = START
    call = message("sale.seen", 1, now, state=DeliveryState.WAITING, attempts=0)

    def said(seconds: int) -> str:
        return next_try(replace(call, next_try_at=now + timedelta(seconds=seconds)), WELL, now)

    told = [said(seconds) for seconds in (-1, 59, 119, 7_199, 43_200)]
    assert told == ["now", "in 59 s", "in 2 min", "in 120 min", "in 12 h"]
    assert next_try(replace(call, state=DeliveryState.DELIVERED), WELL, now) == ""
    # It is its turn: nothing more is to be said beside "Waiting".
    due = replace(call, next_try_at=now)
    assert following_of(due, WELL, now) == ""
    assert following_of(replace(due, attempts=2), WELL, now) == "again now"


@pytest.mark.parametrize(
    ("told", "short"),
    [
        (None, ""),
        ("302", "302"),
        ("webhook.timeout", "too slow"),
        ("webhook.certificate", "not trusted"),
        ("webhook.no_secret", "not sent"),
    ],
)
def test_a_row_has_room_for_a_word_of_the_answer(told: str | None, short: str) -> None:
    assert short_answer(told) == short
