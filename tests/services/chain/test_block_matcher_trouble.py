"""Blocks that leave the chain, were dropped, or do not come: nothing is passed over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import RefusedError
from pos_app.services.chain.block_matcher import LOOK_SECONDS, REMATCHED_BLOCKS
from pos_app.services.retry import STEADY_SECONDS
from tests.services.chain.matching import Matching
from tests.support.old_shop import HOUR, OldShop, WrittenNode, payment_to, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = timedelta(days=1)
WEEK = 168  # hours
FEW_BLOCKS = 28  # of a week


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OldShop]:
    with OldShop(tmp_path / "till") as shop:
        yield shop


@pytest.fixture
def node(shop: OldShop) -> WrittenNode:
    return WrittenNode(shop.clock, FEW_BLOCKS, WEEK / FEW_BLOCKS * HOUR)


@pytest.fixture
def hourly(shop: OldShop) -> WrittenNode:
    return WrittenNode(shop.clock, WEEK)


def test_another_best_chain_is_read_from_where_it_may_differ(
    shop: OldShop, hourly: WrittenNode
) -> None:
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, hourly)
    matching.run()
    hourly.reorganise(6)
    height = len(hourly.chain) - 1
    hourly.chain[-3:] = []
    hourly.mine(payment_to(script_of(sale)))
    hourly.mine()
    hourly.mine()
    hourly.mine()
    hourly.asked.clear()
    matching.run()
    assert shop.rescans == [sale.id]
    again = len(hourly.asked)
    assert again == REMATCHED_BLOCKS + (len(hourly.chain) - 1 - height) + 1
    hourly.asked.clear()
    hourly.mine()
    matching.run()
    assert len(hourly.asked) == 1


def test_a_short_chain_is_read_again_from_its_first_block(shop: OldShop) -> None:
    node = WrittenNode(shop.clock, 5)
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    node.reorganise(2)
    node.mine(payment_to(script_of(sale)))
    matching.run()
    assert shop.rescans == [sale.id]


def test_a_chain_that_changes_between_two_questions_is_read_later(
    shop: OldShop, node: WrittenNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    height = len(node.chain) - 1
    stale = node.chain.pop()
    node.mine(payment_to(script_of(sale)))
    node.mine()
    real = node.block_hash
    answers = [stale.block_hash]
    monkeypatch.setattr(
        node, "block_hash", lambda at: answers.pop() if answers and at == height else real(at)
    )
    for _ in range(3):
        shop.clock.advance(matching.run())
    assert shop.rescans == [sale.id]


def test_a_node_that_is_still_behind_is_waited_for(shop: OldShop, node: WrittenNode) -> None:
    matching = Matching(shop, node)
    matching.run()
    later = node.chain[-5:]
    del node.chain[-5:]
    assert matching.run() == LOOK_SECONDS
    node.chain += later
    node.mine()
    matching.run()
    assert node.asked == [node.chain[-1].block_hash]


def test_blocks_that_the_node_has_dropped_are_told_and_passed_over(
    shop: OldShop, node: WrittenNode
) -> None:
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    done = len(node.chain) - 1
    for _ in range(20):
        node.mine()
    node.mine(payment_to(script_of(sale)))
    for _ in range(30):
        node.mine()
    node.pruned_below = done + 21
    matching.run()
    assert matching.missed == [(done + 1, done + 20)]
    assert shop.rescans == [sale.id]


def test_on_a_node_that_dropped_much_it_begins_with_what_is_there(
    shop: OldShop, node: WrittenNode
) -> None:
    shop.sale(6 * DAY)
    node.pruned_below = 20
    matching = Matching(shop, node)
    matching.run()
    assert node.asked[-8:] == [block.block_hash for block in node.chain[20:]]


def test_a_node_that_gives_another_block_is_asked_again_later(
    shop: OldShop, node: WrittenNode
) -> None:
    matching = Matching(shop, node)
    matching.run()
    node.mine()
    node.lies = node.chain[3].raw
    _rests_ever_longer(matching)
    node.lies = None
    shop.clock.advance(60)
    assert matching.run() == LOOK_SECONDS


def test_a_node_that_refuses_a_block_for_another_reason_is_asked_again_later(
    shop: OldShop, node: WrittenNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: str) -> bytes:
        raise RefusedError("chain.refused", server="node")

    shop.sale(DAY)
    monkeypatch.setattr(node, "raw_block", refused)
    matching = Matching(shop, node)
    _rests_ever_longer(matching)
    assert matching.missed == []
    monkeypatch.undo()
    shop.clock.advance(60)
    matching.run()
    shop.clock.advance(STEADY_SECONDS)
    node.mine()
    monkeypatch.setattr(node, "raw_block", refused)
    _rests_ever_longer(matching)
    assert matching.missed == []


def test_a_node_that_is_away_is_asked_ever_more_rarely(shop: OldShop, node: WrittenNode) -> None:
    matching = Matching(shop, node)
    matching.run()
    node.away = True
    _rests_ever_longer(matching)


def _rests_ever_longer(matching: Matching) -> None:
    rests = []
    for _ in range(8):
        rests.append(matching.run())
        matching.shop.clock.advance(rests[-1])
    assert rests[0] < 1
    assert 20 < rests[-1] <= 60


def test_while_a_node_is_away_nobody_asks_it(shop: OldShop, node: WrittenNode) -> None:
    matching = Matching(shop, node)
    matching.run()
    node.away = True
    rest = matching.run()
    node.away = False
    node.mine()
    shop.clock.advance(rest / 2)
    assert matching.run() == pytest.approx(rest / 2)
    assert node.asked == []
