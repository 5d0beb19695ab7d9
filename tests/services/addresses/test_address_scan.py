from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ports import RefusedError
from pos_app.services.addresses.address_scan import GAP, UNPROVEN_AT_MOST, used_history
from tests.support.chain_outputs import a_payment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.ports import ChainOutput


class Numbers:
    """An account whose scripts are just their numbers."""

    def script(self, index: int) -> bytes:
        return index.to_bytes(4, "big")


class History:
    """`is_paid` is what it can show payments for; all that it calls used, if it is not given."""

    def __init__(
        self, is_used: Callable[[int], bool], is_paid: Callable[[int], bool] | None = None
    ) -> None:
        self.is_used = is_used
        self.is_paid = is_paid or is_used
        self.asked: list[int] = []
        self.proofs: list[int] = []

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        indexes = [int.from_bytes(script, "big") for script in scripts]
        self.proofs += indexes
        return {
            script: (a_payment(),) if self.is_paid(index) else ()
            for script, index in zip(scripts, indexes, strict=True)
        }

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        indexes = [int.from_bytes(script, "big") for script in scripts]
        self.asked += indexes
        used = map(self.is_used, indexes)
        return dict(zip(scripts, map(int, used), strict=True))


def highest_used_index(history: History, first: int) -> int | None:
    found = used_history(history, Numbers(), first)
    return None if found is None else found.highest


def test_a_chain_that_knows_nothing_is_asked_for_one_gap() -> None:
    history = History(lambda _: False)
    assert highest_used_index(history, 7) is None
    assert history.asked == list(range(7, 7 + GAP))


@given(first=st.integers(0, 500), steps=st.lists(st.integers(1, GAP), min_size=1, max_size=20))
def test_the_highest_is_found_across_every_gap_that_is_not_too_wide(
    first: int, steps: list[int]
) -> None:
    used = {first - 1 + sum(steps[: count + 1]) for count in range(len(steps))}
    history = History(used.__contains__)
    assert highest_used_index(history, first) == max(used)
    assert history.asked == list(range(first, max(used) + 1 + GAP))


@given(first=st.integers(0, 500), steps=st.lists(st.integers(1, GAP), min_size=1, max_size=20))
def test_the_most_unused_ones_in_a_row_are_told(first: int, steps: list[int]) -> None:
    used = {first - 1 + sum(steps[: count + 1]) for count in range(len(steps))}
    found = used_history(History(used.__contains__), Numbers(), first)
    assert found is not None
    assert found.longest_run == max(steps) - 1


def test_what_lies_beyond_the_gap_is_not_found() -> None:
    assert highest_used_index(History({0, GAP + 1}.__contains__), 0) == 0


def test_a_server_that_calls_everything_used_is_refused() -> None:
    history = History(lambda _: True)
    with pytest.raises(RefusedError) as refusal:
        used_history(history, Numbers(), 5, most=10 * GAP)
    assert refusal.value.message.code == "wallet.history_endless"
    assert refusal.value.message.arguments == {"addresses": str(10 * GAP)}
    assert len(history.asked) == 10 * GAP


@pytest.mark.parametrize("claimed", [1, 500, 50_000])
def test_a_history_without_payments_is_refused_and_leads_nowhere(claimed: int) -> None:
    history = History(lambda index: index < claimed, lambda _: False)
    with pytest.raises(RefusedError) as refusal:
        highest_used_index(history, 0)
    assert refusal.value.message.code == "wallet.history_jump"
    assert refusal.value.message.arguments == {"index": str(history.proofs[0])}
    assert max(history.asked) <= UNPROVEN_AT_MOST + GAP


def test_true_payments_lead_no_further_than_they_are_shown() -> None:
    history = History(lambda index: index < 50_000, lambda index: index < 3_000)
    with pytest.raises(RefusedError, match=r"wallet\.history_jump"):
        highest_used_index(history, 0)
    assert max(history.asked) <= 3_000 + UNPROVEN_AT_MOST + GAP


def test_a_long_true_history_is_gone_through_with_few_proofs() -> None:
    history = History(lambda index: index <= 20_000)
    assert highest_used_index(history, 0) == 20_000
    assert history.proofs[-1] == 20_000
    assert len(history.proofs) <= 25
    steps = [after - before for before, after in pairwise([-1, *history.proofs])]
    assert max(steps) <= UNPROVEN_AT_MOST


def test_what_was_shown_on_the_way_is_not_asked_for_again_at_the_end() -> None:
    last = UNPROVEN_AT_MOST - GAP // 2
    history = History(lambda index: index <= last)
    assert highest_used_index(history, 0) == last
    assert history.proofs == [last]


def test_an_account_that_was_never_used_needs_no_proof() -> None:
    history = History(lambda _: False)
    assert highest_used_index(history, 0) is None
    assert history.proofs == []
