from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.ports import IssuedAddress, UnreachableError
from pos_app.services.addresses.address_keeper import (
    READY_ADDRESSES,
    REST_SECONDS,
    SCAN_WAIT_SECONDS,
)
from pos_app.services.addresses.address_scan import GAP
from tests.support.address_shop import NOT_READY, SCANNING, Chain, Shop, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path) as store:
        yield Shop(store)


def test_a_wallet_that_is_held_back_shows_no_address_however_many_are_ready(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    swapped = Message(code="wallet.unconfirmed")
    shop.held_back = swapped
    assert shop.keeper.problem == shop.refusal() == swapped
    shop.held_back = None
    assert shop.take().index == 0


# --- a fresh folder -----------------------------------------------------------------------------


def test_a_fresh_folder_issues_nothing_before_it_has_scanned(shop: Shop) -> None:
    assert shop.keeper.problem == SCANNING
    assert shop.keeper.step() == REST_SECONDS
    shop.clock.advance(100 * SCAN_WAIT_SECONDS)
    assert shop.keeper.step() == REST_SECONDS
    assert shop.keeper.problem == shop.refusal() == SCANNING
    assert shop.counts() == (0, 0)
    assert shop.second.asked == [0]  # once, so that the second derivation is awake


def test_after_the_scan_addresses_are_made_ready(shop: Shop) -> None:
    shop.scan()
    assert shop.woken == 1
    assert shop.keeper.problem == shop.refusal() == NOT_READY
    assert shop.keeper.step() == REST_SECONDS
    assert shop.keeper.problem is None
    assert shop.counts() == (READY_ADDRESSES, READY_ADDRESSES)
    assert shop.second.asked == list(range(READY_ADDRESSES))
    assert shop.told == [NOT_READY, None]


def test_the_first_addresses_can_be_sold_while_the_others_are_made(shop: Shop) -> None:
    ready: list[int] = []
    shop.second.before = lambda: ready.append(shop.counts()[0])
    shop.scan()
    shop.keeper.step()
    assert ready[:8] == [0, 1, 2, 2, 4, 4, 4, 4]


def test_addresses_are_issued_in_order_and_made_up_for(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    for index in range(3):
        issued = shop.take()
        assert issued.index == index
        assert issued.address == shop.account.address(index)
        assert issued.script == shop.account.script(index)
    assert shop.counts() == (READY_ADDRESSES - 3, READY_ADDRESSES)
    shop.keeper.step()
    assert shop.counts() == (READY_ADDRESSES, READY_ADDRESSES + 3)


def test_a_shop_that_outruns_the_keeper_is_told_so(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    for _ in range(READY_ADDRESSES):
        shop.take()
    assert shop.refusal() == NOT_READY
    shop.keeper.step()
    assert shop.take().index == READY_ADDRESSES


def test_the_first_address_can_be_sold_before_the_others_are_derived(shop: Shop) -> None:
    shop.scan()
    sold: list[IssuedAddress] = []

    def sell() -> None:
        if shop.keeper.problem is None and not sold:
            sold.append(shop.take())

    shop.second.before = sell
    shop.keeper.step()
    assert [issued.index for issued in sold] == [0]
    assert len(shop.second.asked) == READY_ADDRESSES + 1


def test_a_rolled_back_sale_gives_its_address_back(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    with pytest.raises(ZeroDivisionError):
        take_and_fail(shop)
    assert shop.take().index == 0


def take_and_fail(shop: Shop) -> None:
    with shop.store.transaction() as transaction:
        shop.keeper.take(transaction)
        raise ZeroDivisionError


# --- history ------------------------------------------------------------------------------------


def test_it_continues_beyond_the_highest_used_index(shop: Shop) -> None:
    shop.scan(used=[0, 3, 3 + GAP, 40])
    shop.keeper.step()
    assert shop.take().index == 4 + GAP


def test_ready_addresses_that_were_used_elsewhere_are_thrown_away(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.take()
    shop.start()  # from an old copy: others were issued since
    shop.scan(used=[0, 1, 5])
    assert shop.counts() == (READY_ADDRESSES - 6, READY_ADDRESSES)
    assert shop.take().index == 6


def test_all_ready_addresses_may_be_thrown_away(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.start()
    shop.scan(used=[READY_ADDRESSES + 7])
    assert shop.counts() == (0, READY_ADDRESSES + 8)
    assert shop.keeper.problem == NOT_READY
    shop.keeper.step()
    assert shop.take().index == READY_ADDRESSES + 8


def test_a_scan_that_is_faster_than_the_first_round_is_told(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.start()
    assert shop.keeper.problem == SCANNING
    shop.scan()
    shop.keeper.step()
    assert shop.told == [None]


def test_only_the_first_connection_of_a_run_asks(shop: Shop) -> None:
    chain = Chain(shop.account)
    shop.keeper.continue_beyond_history(chain)
    shop.keeper.continue_beyond_history(chain)
    assert chain.questions == 1
    shop.start()
    shop.keeper.continue_beyond_history(chain)
    assert chain.questions == 2


def test_a_scan_that_fails_is_tried_again(shop: Shop) -> None:
    chain = Chain(shop.account, used=[2])
    chain.error = UnreachableError("chain.unreachable")
    with pytest.raises(UnreachableError):
        shop.keeper.continue_beyond_history(chain)
    assert shop.keeper.problem == SCANNING
    chain.error = None
    shop.keeper.continue_beyond_history(chain)
    shop.keeper.step()
    assert shop.take().index == 3


def test_a_scan_that_skips_while_addresses_are_derived_wins(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.start()
    shop.keeper.step()
    shop.clock.advance(SCAN_WAIT_SECONDS)
    shop.take()
    shop.second.before = skip_once(shop)
    shop.keeper.step()
    assert shop.counts() == (READY_ADDRESSES, 50 + READY_ADDRESSES)
    assert shop.take().index == 50


def skip_once(shop: Shop) -> Callable[[], None]:
    def skip() -> None:
        shop.second.before = lambda: None
        shop.scan(used=[49])

    return skip


# --- without a network --------------------------------------------------------------------------


def test_a_folder_that_has_scanned_sells_without_a_network(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.start()
    assert shop.keeper.step() == REST_SECONDS
    assert shop.refusal() == SCANNING
    shop.clock.advance(SCAN_WAIT_SECONDS - 2)
    assert shop.keeper.step() == pytest.approx(2)
    assert shop.keeper.problem == SCANNING
    shop.clock.advance(2)
    assert shop.keeper.problem is None
    shop.keeper.step()
    assert shop.told == [None]  # that it must scan, everybody knows from the start
    assert shop.take().index == 0


def test_the_scan_is_made_up_for_when_the_network_comes(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.start()
    shop.keeper.step()
    shop.clock.advance(SCAN_WAIT_SECONDS)
    shop.take()
    shop.scan(used=[8])
    assert shop.take().index == 9


def test_another_account_in_the_same_folder_scans_for_itself(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    other = Shop(shop.store, seed=2)
    other.keeper.step()
    other.clock.advance(SCAN_WAIT_SECONDS)
    assert other.refusal() == SCANNING
    other.scan(used=[1])
    other.keeper.step()
    assert other.take().index == 2
    assert shop.take().index == 0


# --- restarts -----------------------------------------------------------------------------------


def test_no_index_is_issued_twice_over_restarts(tmp_path: Path) -> None:
    issued: list[int] = []
    for _ in range(3):
        with opened(tmp_path) as store:
            shop = Shop(store)
            shop.scan()
            shop.keeper.step()
            issued += [shop.take().index for _ in range(4)]
    assert issued == list(range(12))
