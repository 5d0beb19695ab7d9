"""Every block of the own node is read, once and in order, whatever happens in between."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.block_outputs import payments_in_block
from pos_app.domain.sale_state import Life
from pos_app.ports import RefusedError
from pos_app.services import block_matcher, watch_list
from pos_app.services.block_matcher import (
    LOOK_SECONDS,
    REMATCHED_BLOCKS,
    REST_SHARE,
    BlockMatcher,
)
from pos_app.services.found_payments import FIRST_WAIT_SECONDS
from pos_app.services.watch_list import WatchList
from tests.support.old_shop import HOUR, OldShop, WrittenNode, payment_to, script_of
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.services.block_matcher import MatchedBlock

DAY = timedelta(days=1)
WEEK = 168  # hours
FEW_BLOCKS = 28  # of a week


class Matching:
    """A matcher that runs until it rests."""

    def __init__(self, shop: OldShop, node: WrittenNode) -> None:
        self.shop = shop
        self.node = node
        self.missed: list[tuple[int, int]] = []
        self.block_seconds = 0.0
        self.start()

    def start(self) -> None:
        """The program starts, with what is on disk."""
        self.shop.found = self.shop.new_found()
        self.list = WatchList()
        self.matcher = BlockMatcher(
            self.node,
            self._match,
            self.list,
            self.shop.found,
            store=self.shop.store,
            clock=self.shop.clock,
            on_missed=lambda first, last: self.missed.append((first, last)),
        )

    def run(self, at_most: int = 2_000) -> float:
        """Round after round until it would rest until there is news; how long that is."""
        for _ in range(at_most):
            rest = self.matcher.step()
            if self.list.loaded and rest >= 0.1:
                return rest
        raise AssertionError("it never rests")

    def _match(self, raw: bytes, wanted: Callable[[bytes], bool]) -> MatchedBlock:
        self.shop.clock.advance(self.block_seconds)
        return payments_in_block(raw, wanted)


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


def test_money_on_an_old_address_reaches_its_sale(shop: OldShop, node: WrittenNode) -> None:
    old, other = shop.sale(6 * DAY), shop.sale(5 * DAY)
    matching = Matching(shop, node)
    assert matching.run() == LOOK_SECONDS
    assert shop.rescans == []
    payment = payment_to(new_script(), script_of(old))
    node.mine(payment_to(new_script()), payment)
    matching.run()
    assert shop.rescans == [old.id]
    assert shop.owed() == {f"{payment.txid}:2"}
    node.mine(payment_to(script_of(other), script_of(old)))
    matching.run()
    assert set(shop.rescans[1:]) == {old.id, other.id}


def test_an_address_that_was_issued_meanwhile_is_looked_for_too(
    shop: OldShop, node: WrittenNode
) -> None:
    matching = Matching(shop, node)
    matching.run()
    fresh = shop.sale(4 * DAY)
    node.mine(payment_to(script_of(fresh)))
    matching.list.add([script_of(fresh)])
    matching.run()
    assert shop.rescans == [fresh.id]


def test_blocks_that_came_while_the_program_was_off_are_read_in_order(
    shop: OldShop, node: WrittenNode
) -> None:
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    node.asked.clear()
    for number in range(30):
        node.mine(*([payment_to(script_of(sale))] if number == 7 else []))
    matching.start()
    matching.run()
    assert shop.rescans == [sale.id]
    assert node.asked == [block.block_hash for block in node.chain[-30:]]


def test_it_begins_shortly_before_the_first_address_was_issued(
    shop: OldShop, hourly: WrittenNode
) -> None:
    sale = shop.sale(DAY)
    hourly.chain[144:] = []
    hourly.mine(payment_to(script_of(sale)), age=DAY - timedelta(minutes=5))
    matching = Matching(shop, hourly)
    matching.run()
    assert shop.owed()
    # Besides the few that it looked at to find its way.
    in_order = [block.block_hash for block in hourly.chain[-4:]]
    assert hourly.asked[-4:] == in_order
    assert len(hourly.asked) < 15


def test_a_shop_without_addresses_begins_at_the_tip(shop: OldShop, node: WrittenNode) -> None:
    matching = Matching(shop, node)
    assert matching.run() == LOOK_SECONDS
    assert node.asked == []


def test_what_the_sale_counts_already_is_not_handed_over(shop: OldShop, node: WrittenNode) -> None:
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    payment = payment_to(script_of(sale))
    shop.credit(sale, f"{payment.txid}:1")
    node.mine(payment)
    matching.run()
    assert shop.rescans == []
    assert shop.owed() == set()


def test_a_sale_that_is_followed_gets_time_to_hear_of_it(shop: OldShop, node: WrittenNode) -> None:
    sales = [shop.sale(6 * DAY, life=Life.OPEN), shop.sale(DAY)]
    matching = Matching(shop, node)
    matching.run()
    payment = payment_to(*(script_of(sale) for sale in sales))
    node.mine(payment)
    assert matching.run() == LOOK_SECONDS
    assert shop.rescans == []
    shop.credit(sales[0], f"{payment.txid}:1")
    shop.clock.advance(FIRST_WAIT_SECONDS)
    matching.run()
    assert shop.rescans == [sales[1].id]


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
    node.mine()
    node.chain[-2:] = []
    for _ in range(2):
        node.mine()
    node.mine(payment_to(script_of(sale)))
    real = node.block_hash
    answers = [node.chain[-4].block_hash]
    monkeypatch.setattr(node, "block_hash", lambda _: answers.pop() if answers else real(_))
    for _ in range(5):
        matching.run()
        shop.clock.advance(60)
    assert shop.rescans[0] == sale.id


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
    for _ in range(50):
        node.mine()
    node.mine(payment_to(script_of(sale)))
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


def test_on_a_long_way_the_processor_is_left_to_others(shop: OldShop, node: WrittenNode) -> None:
    matching = Matching(shop, node)
    matching.run()
    node.mine()
    matching.block_seconds = 0.25
    assert matching.matcher.step() == pytest.approx(REST_SHARE * 0.25)


def test_what_was_found_is_never_lost_by_a_kill(
    shop: OldShop, node: WrittenNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    payment = payment_to(script_of(sale))
    node.mine(payment)
    monkeypatch.setattr(matching.shop.found, "hand_over", lambda: 1_000.0)
    matching.run()  # and the process is killed before the sale is handed over
    assert shop.rescans == []
    matching.start()
    matching.run()
    assert shop.rescans == [sale.id]
    shop.credit(sale, f"{payment.txid}:1")
    matching.start()
    matching.run()
    assert shop.rescans == [sale.id]
    assert shop.owed() == set()


def test_nothing_is_matched_before_the_whole_list_is_there(
    shop: OldShop, node: WrittenNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_list, "PAGE", 2)
    for _ in range(4):
        shop.sale(2 * DAY)
    matching = Matching(shop, node)
    for _ in range(3):
        assert matching.matcher.step() == block_matcher.LOAD_REST_SECONDS
        assert node.asked == []
    matching.matcher.step()
    assert node.asked != []
