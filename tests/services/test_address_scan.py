from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ports import RefusedError
from pos_app.services.address_scan import GAP, highest_used_index

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Numbers:
    """An account whose scripts are just their numbers."""

    def script(self, index: int) -> bytes:
        return index.to_bytes(4, "big")


class History:
    def __init__(self, is_used: Callable[[int], bool]) -> None:
        self.is_used = is_used
        self.asked: list[int] = []

    def has_history(self, scripts: Sequence[bytes]) -> Mapping[bytes, bool]:
        indexes = [int.from_bytes(script, "big") for script in scripts]
        self.asked += indexes
        return {script: self.is_used(index) for script, index in zip(scripts, indexes, strict=True)}


def test_a_chain_that_knows_nothing_is_asked_for_one_gap() -> None:
    history = History(lambda _: False)
    assert highest_used_index(history, Numbers(), 7) is None
    assert history.asked == list(range(7, 7 + GAP))


@given(first=st.integers(0, 500), steps=st.lists(st.integers(1, GAP), min_size=1, max_size=20))
def test_the_highest_is_found_across_every_gap_that_is_not_too_wide(
    first: int, steps: list[int]
) -> None:
    used = {first - 1 + sum(steps[: count + 1]) for count in range(len(steps))}
    history = History(used.__contains__)
    assert highest_used_index(history, Numbers(), first) == max(used)
    assert history.asked == list(range(first, max(used) + 1 + GAP))


def test_what_lies_beyond_the_gap_is_not_found() -> None:
    assert highest_used_index(History({0, GAP + 1}.__contains__), Numbers(), 0) == 0


def test_a_server_that_calls_everything_used_is_refused() -> None:
    history = History(lambda _: True)
    with pytest.raises(RefusedError) as refusal:
        highest_used_index(history, Numbers(), 5, most=10 * GAP)
    assert refusal.value.message.code == "wallet.history_endless"
    assert refusal.value.message.arguments == {"addresses": str(10 * GAP)}
    assert len(history.asked) == 10 * GAP
