"""Whatever happens to the money, the till says what a model says that was written apart.

`POS_STEPS=1000000 ./packaging/test --long tests/properties` plays more stories, others each time.
"""

from __future__ import annotations

import os
import random
import sys

import pytest

from tests.properties.expected_money import Rules
from tests.properties.playing import Count, play, play_all, shortened, why
from tests.properties.side_by_side import SideBySide
from tests.properties.stories import STEPS_A_STORY, Script

LEAST_STEPS = 20_000
LONG_STEPS = int(os.environ.get("POS_STEPS", "100000"))
PARTS = 4  # that may run at the same time
EVERYTHING = {
    *("waiting", "partly_paid", "seen", "accepted", "confirmed", "reversed"),
    *("open", "expired", "cancelled", "settled"),
    *("over", "late", "unproven", "replaced", "dropped", "contested"),
}


@pytest.mark.parametrize("part", range(PARTS))
def test_the_till_says_what_the_model_says(part: int, capsys: pytest.CaptureFixture[str]) -> None:
    stories = -(-LEAST_STEPS // (PARTS * STEPS_A_STORY))
    count = played(range(part * stories, (part + 1) * stories))
    with capsys.disabled():
        sys.stdout.write(f"\n{count.steps} steps, {count.rescans} fresh looks at the end of one\n")
    assert count.steps * PARTS >= LEAST_STEPS


@pytest.mark.long
def test_the_till_says_what_the_model_says_in_other_stories() -> None:
    first = random.SystemRandom().randrange(1_000_000, 1_000_000_000)
    count = played(range(first, first - -LONG_STEPS // STEPS_A_STORY))
    assert count.steps >= LONG_STEPS


def played(seeds: range) -> Count:
    count = Count()
    play_all(seeds, count)
    assert count.rescans > count.steps / 2
    assert count.reached >= EVERYTHING
    return count


def test_a_script_that_fails_is_made_as_short_as_it_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Here the model forgets a payment that is replaced."""

    def forgetful(both: SideBySide) -> None:
        for watched in both.sales:
            flags = both.till.store.sales[watched.id].flags
            assert not any(flag.value == "replaced" for flag in flags)

    monkeypatch.setattr(SideBySide, "compare", forgetful)
    steps = (("mine", 1, 1), ("pay", 0, 6), ("wait", 0, 0), ("replace", 0, 0), ("mine", 2, 2))
    shortest = shortened(Script(rules=Rules(), servers=1, steps=steps))
    assert [name for name, *_ in shortest.steps] == ["pay", "replace"]
    assert why(shortest) is not None
    monkeypatch.undo()
    play(shortest)
