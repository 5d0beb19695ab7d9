from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver
from pos_app.domain.message import Message
from pos_app.ports import IssuedAddress, RefusedError, UnreachableError
from pos_app.services.addresses.address_keeper import (
    READY_ADDRESSES,
    REST_AFTER_FAILURE_SECONDS,
    REST_SECONDS,
)
from tests.support import lying_bitcoinlib
from tests.support.address_shop import Shop, opened

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path) as store:
        yield Shop(store)


def difference(shop: Shop, index: int) -> Message:
    return Message(
        code="wallet.derivations_differ",
        arguments={
            "index": str(index),
            "first_end": shop.account.address(index)[-8:],
            "second_end": shop.account.address(index + 1)[-8:],
        },
    )


def test_a_difference_stops_all_issuing(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.second.wrong_at = READY_ADDRESSES
    shop.take()
    assert shop.keeper.step() == REST_SECONDS
    assert shop.keeper.problem == shop.refusal() == difference(shop, READY_ADDRESSES)
    assert shop.told[-1] == difference(shop, READY_ADDRESSES)
    shop.second.wrong_at = None
    shop.keeper.step()
    assert shop.refusal().code == "wallet.derivations_differ"  # not by itself, in this run
    assert shop.counts() == (READY_ADDRESSES - 1, READY_ADDRESSES)


def test_a_difference_is_found_while_the_scan_is_still_to_come(shop: Shop) -> None:
    shop.second.wrong_at = 0
    shop.keeper.step()
    shop.scan()
    assert shop.refusal() == difference(shop, 0)


def test_a_stop_outlives_a_restart_while_both_differ(shop: Shop) -> None:
    shop.scan()
    shop.second.wrong_at = 4
    shop.keeper.step()
    for _ in range(2):
        shop.start()
        shop.scan()
        shop.keeper.step()
        assert shop.refusal() == difference(shop, 4)
        assert shop.keeper.step() == REST_SECONDS
        assert shop.refusal() == difference(shop, 4)


def test_a_stop_holds_when_the_scan_comes_before_the_first_round(shop: Shop) -> None:
    shop.scan()
    shop.second.wrong_at = 4
    shop.keeper.step()
    shop.start()
    shop.scan()
    assert shop.refusal() == difference(shop, 4)


def test_a_stop_is_lifted_by_a_restart_when_both_agree_again(shop: Shop) -> None:
    shop.scan()
    shop.second.wrong_at = 4
    shop.keeper.step()
    shop.second.wrong_at = None
    for _ in range(2):
        shop.start()
        shop.scan()
        shop.keeper.step()
        assert shop.keeper.problem is None
    assert shop.take().index == 0


def test_a_stop_stands_while_it_cannot_be_checked(shop: Shop) -> None:
    shop.scan()
    shop.second.wrong_at = 4
    shop.keeper.step()
    shop.second.error = UnreachableError("second.died")
    shop.start()
    shop.scan()
    assert shop.keeper.step() == REST_AFTER_FAILURE_SECONDS[0]
    assert shop.refusal() == difference(shop, 4)


def test_a_stored_address_that_is_not_the_accounts_stops_all_issuing(shop: Shop) -> None:
    shop.scan()
    foreign = IssuedAddress(index=0, address=shop.account.address(9), script=shop.account.script(0))
    with shop.store.transaction() as transaction:
        transaction.add_ready_addresses(shop.account.id, [foreign])
    shop.keeper.step()
    woken = shop.woken
    assert shop.refusal().arguments["second_end"] == shop.account.address(9)[-8:]
    assert shop.woken == woken + 1
    shop.keeper.step()
    assert shop.refusal().code == "wallet.derivations_differ"
    shop.start()
    shop.scan()
    shop.keeper.step()
    assert shop.take().index == 1  # the damaged one is gone for ever


def test_a_stored_script_that_is_not_the_accounts_stops_all_issuing(shop: Shop) -> None:
    shop.scan()
    foreign = IssuedAddress(
        index=0, address=shop.account.address(0), script=shop.account.script(900)
    )
    with shop.store.transaction() as transaction:
        transaction.add_ready_addresses(shop.account.id, [foreign])
    shop.keeper.step()
    assert shop.refusal().arguments["second_end"] == shop.account.script(900).hex()[-8:]


def test_without_a_second_derivation_the_first_one_is_used(shop: Shop) -> None:
    shop.second.error = RefusedError("second.not_available", network="regtest")
    shop.scan()
    shop.keeper.step()
    assert shop.keeper.failure is None
    assert shop.take().index == 0


@pytest.mark.parametrize("error", [UnreachableError, RefusedError])
def test_what_cannot_be_checked_is_not_issued(
    shop: Shop, error: type[UnreachableError | RefusedError]
) -> None:
    shop.scan()
    shop.second.error = error("second.died", reason="end of output")
    rests = [shop.keeper.step() for _ in range(4)]
    assert rests == [*REST_AFTER_FAILURE_SECONDS, REST_AFTER_FAILURE_SECONDS[-1]]
    failure = Message(
        code="wallet.check_failed", arguments={"cause": "second.died", "reason": "end of output"}
    )
    assert shop.keeper.failure == shop.keeper.problem == shop.refusal() == failure
    assert shop.counts() == (0, 0)
    shop.second.error = None
    assert shop.keeper.step() == REST_SECONDS
    assert shop.keeper.failure is None
    assert shop.keeper.problem is None


def test_what_is_in_stock_is_sold_while_the_second_derivation_is_away(shop: Shop) -> None:
    shop.scan()
    shop.keeper.step()
    shop.second.error = UnreachableError("second.too_slow")
    shop.take()
    shop.keeper.step()
    assert shop.keeper.failure is not None
    assert shop.keeper.problem is None
    assert shop.take().index == 1


def test_bitcoinlib_agrees_or_stops_the_till(shop: Shop, tmp_path: Path) -> None:
    shop.use(script="p2wpkh")
    with closing(BitcoinlibDeriver(shop.account, tmp_path / "bitcoinlib")) as honest:
        shop.start(second=honest)
        shop.scan()
        shop.keeper.step()
        assert shop.take().address == shop.account.address(0)
    program = (sys.executable, str(Path(lying_bitcoinlib.__file__)), "lie")
    with closing(BitcoinlibDeriver(shop.account, tmp_path, command=program)) as liar:
        shop.start(second=liar)
        shop.scan()
        shop.keeper.step()
    refusal = shop.refusal()
    assert refusal.code == "wallet.derivations_differ"
    assert refusal.arguments["second_end"] == lying_bitcoinlib.OTHER_ADDRESS[-8:]
