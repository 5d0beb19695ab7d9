"""Every block of the own node is read, once and in order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life
from pos_app.services.chain import block_matcher, watch_list
from pos_app.services.chain.block_matcher import LOOK_SECONDS, REST_SHARE
from pos_app.services.chain.found_payments import FIRST_WAIT_SECONDS
from tests.services.chain.matching import Matching
from tests.support.old_shop import HOUR, OldShop, WrittenNode, payment_to, script_of
from tests.support.scripts import new_script

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


def test_what_only_looks_like_an_address_of_ours_is_nobodys(
    shop: OldShop, node: WrittenNode
) -> None:
    shop.sale(6 * DAY)
    matching = Matching(shop, node)
    matching.run()
    alike = new_script()
    matching.list.add([alike])
    node.mine(payment_to(alike))
    assert matching.run() == LOOK_SECONDS
    assert (shop.rescans, shop.owed()) == ([], set())
    with shop.store.transaction() as transaction:
        assert shop.found.known_transactions(transaction, alike) == 0


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
