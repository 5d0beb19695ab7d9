"""How far a wallet must look ahead, told when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.ports import AddressGap
from pos_app.services.addresses.gap_guard import (
    REST_SECONDS,
    GapGuard,
    GapHealth,
    gap_health,
    needed_gap_limit,
)
from tests.support.counter import ACCOUNT, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path / "data")
    yield counter
    counter.close()


@pytest.mark.parametrize(
    ("longest_run", "needed"),
    [(0, 20), (1, 30), (10, 30), (11, 40), (14, 40), (20, 40), (21, 50), (480, 500)],
)
def test_there_is_room_for_the_longest_run_and_what_wallets_look_ahead(
    longest_run: int, needed: int
) -> None:
    assert needed_gap_limit(longest_run) == needed


@pytest.mark.parametrize(("unpaid", "warn"), [(0, False), (14, False), (15, True), (300, True)])
def test_it_warns_from_fifteen_on(unpaid: int, *, warn: bool) -> None:
    gap = AddressGap(unpaid_in_a_row=unpaid, longest_run=unpaid)
    assert gap_health(gap).warn is warn


def test_it_tells_what_has_changed_and_nothing_twice(counter: Counter) -> None:
    told: list[GapHealth] = []
    guard = GapGuard(counter.store, ACCOUNT, told.append)
    assert guard.step() == REST_SECONDS
    guard.step()
    assert told == [GapHealth(unpaid_in_a_row=0, warn=False, needed_gap_limit=20)]
    sales = [counter.charge() for _ in range(15)]
    guard.step()
    assert told[1:] == [GapHealth(unpaid_in_a_row=15, warn=True, needed_gap_limit=40)]
    counter.pay(sales[-1], TEN_EURO_SAT)
    guard.step()
    assert told[2:] == [GapHealth(unpaid_in_a_row=0, warn=False, needed_gap_limit=40)]
