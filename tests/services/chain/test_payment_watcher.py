"""The money of a sale is followed wherever it goes, over a real socket to a simulated chain."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.events import PaymentChanged, PaymentSeen
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.domain.settlement import FINAL_DEPTH
from pos_app.services.chain.payment_records import RIVAL_SECONDS
from tests.services.chain.watched_till import WatchedTill
from tests.support.chain_sales import a_started_sale, a_waiting_sale
from tests.support.meddler import Meddler
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def till(tmp_path: Path) -> Iterator[WatchedTill]:
    till = WatchedTill(tmp_path)
    yield till
    till.close()


def test_a_sale_is_paid_seen_confirmed_and_settled(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    txid = till.pay(sale, 50_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    (credit,) = till.sale(sale.id).credits
    assert (credit.txid, credit.sat, credit.assurance) == (txid, 50_000, Assurance.SEEN)
    assert credit.first_seen == till.clock.now()
    assert credit.inputs
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    (credit,) = till.sale(sale.id).credits
    assert credit.assurance is Assurance.CONFIRMED
    assert (credit.height, credit.block_hash) == till.chain.tip
    assert till.sale(sale.id).receipt_number == 1


def test_two_parts_make_a_whole_and_more_is_told(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.pay(sale, 20_000)
    till.await_state(sale.id, Standing.PARTLY_PAID, Life.OPEN)
    till.pay(sale, 40_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    assert till.sale(sale.id).flags == {Flag.OVER}
    assert sum(isinstance(event, PaymentSeen) for event in till.recorder.events) == 2


def test_the_wanted_confirmations_are_waited_for(tmp_path: Path) -> None:
    till = WatchedTill(tmp_path, confirmations=3)
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    till.chain.mine(2)
    till.catch_up()
    assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    till.close()


def test_a_payment_on_an_unconfirmed_one_says_so(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    assert sale.request is not None
    till.chain.pay(sale.request.address, 50_000, unconfirmed_parent=True)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    assert till.sale(sale.id).credits[0].unconfirmed_parent
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    assert not till.sale(sale.id).credits[0].unconfirmed_parent


def test_a_double_spend_is_an_alarm(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000, replaceable=True)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    assert till.sale(sale.id).credits[0].replaceable
    till.chain.double_spend(txid)
    till.await_state(sale.id, Standing.REVERSED, Life.OPEN)
    assert till.sale(sale.id).flags == {Flag.REPLACED}
    assert till.sale(sale.id).credits[0].assurance is Assurance.REVOKED


def test_a_replacement_that_pays_us_as_well_is_a_swap(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000, replaceable=True)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    bumped = till.chain.bump(txid, 50_000)
    till.until(lambda: len(till.sale(sale.id).credits) == 2)
    assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)
    assurances = {credit.txid: credit.assurance for credit in till.sale(sale.id).credits}
    assert assurances == {txid: Assurance.REVOKED, bumped: Assurance.SEEN}
    assert till.sale(sale.id).received_sat == 50_000


def test_a_rival_that_pays_us_is_known_without_a_search(till: WatchedTill) -> None:
    with Meddler(till.url) as meddler:
        till.use(meddler.url)
        sale = till.charge(50_000)
        txid = till.pay(sale, 50_000, replaceable=True)
        till.await_state(sale.id, Standing.SEEN, Life.OPEN)
        meddler.requests.clear()
        till.chain.bump(txid, 50_000)
        till.until(lambda: len(till.sale(sale.id).credits) == 2)
        assert till.sale(sale.id).flags == {Flag.REPLACED}
        assert meddler.count("blockchain.scripthash.get_history") == 1
        assert meddler.count("blockchain.transaction.get") == 1


def test_a_dropped_payment_may_come_back(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    first_seen = till.sale(sale.id).credits[0].first_seen
    till.chain.drop(txid)
    till.await_state(sale.id, Standing.WAITING, Life.OPEN)
    assert till.sale(sale.id).flags == {Flag.DROPPED}
    assert till.sale(sale.id).credits[0].assurance is Assurance.UNKNOWN
    till.clock.advance(30)
    till.chain.resend(txid)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    (credit,) = till.sale(sale.id).credits
    assert (credit.assurance, credit.first_seen) == (Assurance.SEEN, first_seen)
    assert till.sale(sale.id).flags == frozenset()


def test_a_rival_that_the_server_learns_of_a_moment_later_is_found(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    till.chain.drop(txid)
    till.await_state(sale.id, Standing.WAITING, Life.OPEN)
    till.chain.double_spend(txid)
    assert till.watcher.step() == pytest.approx(RIVAL_SECONDS)
    assert till.state(sale.id) == State(Standing.WAITING, Life.OPEN)
    till.clock.advance(RIVAL_SECONDS)
    assert till.watcher.step() > RIVAL_SECONDS
    assert till.state(sale.id) == State(Standing.REVERSED, Life.OPEN)


def test_coins_of_a_dropped_payment_spent_elsewhere_are_noticed_at_the_next_block(
    till: WatchedTill,
) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)
    till.chain.drop(txid)
    till.await_state(sale.id, Standing.WAITING, Life.OPEN)
    till.chain.double_spend(txid)
    till.chain.mine()
    till.await_state(sale.id, Standing.REVERSED, Life.OPEN)


def test_a_reorganisation_takes_back_what_was_settled(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000)
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    before = till.sale(sale.id).credits[0].block_hash
    till.chain.reorganise(1)
    till.await_state(sale.id, Standing.SEEN, Life.SETTLED)
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    assert till.sale(sale.id).credits[0].block_hash not in {None, before}
    assert till.sale(sale.id).receipt_number == 1
    till.chain.reorganise(1)
    till.chain.double_spend(txid)
    till.await_state(sale.id, Standing.REVERSED, Life.SETTLED)


def test_a_move_to_another_block_of_the_same_height_is_noticed(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    before = till.sale(sale.id).credits[0]
    till.chain.reorganise(1, keep=True)
    till.until(lambda: till.sale(sale.id).credits[0].block_hash != before.block_hash)
    after = till.sale(sale.id).credits[0]
    assert (after.height, after.assurance) == (before.height, Assurance.CONFIRMED)
    assert till.state(sale.id) == State(Standing.CONFIRMED, Life.SETTLED)


def test_a_hundred_blocks_are_final(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    till.chain.mine(FINAL_DEPTH - 1)
    till.catch_up()
    assert till.sale(sale.id).credits[0].assurance is Assurance.CONFIRMED
    till.chain.mine()
    till.until(lambda: till.sale(sale.id).credits[0].assurance is Assurance.FINAL)
    recorded = till.recorder.calls
    till.chain.reorganise(FINAL_DEPTH)
    till.catch_up()
    assert till.sale(sale.id).credits[0].assurance is Assurance.FINAL
    assert till.recorder.calls == recorded


def test_a_sale_without_an_address_has_nothing_to_watch(till: WatchedTill) -> None:
    started = till.recorder.put(a_started_sale(till.clock.now()))
    till.watcher.watch(started)
    till.catch_up()
    assert till.sale(started.id) == started


def test_a_sale_nobody_stored_is_passed_over(till: WatchedTill) -> None:
    till.watcher.rescan(uuid4())
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)


def test_asking_wakes_the_worker(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    assert till.woken.is_set()
    till.woken.clear()
    till.watcher.rescan(sale.id)
    assert till.woken.is_set()


def test_looking_again_asks_the_server_although_nothing_was_pushed(till: WatchedTill) -> None:
    with Meddler(till.url) as meddler:
        till.use(meddler.url)
        meddler.falsify["blockchain.scripthash.subscribe"] = lambda _params, _result: None
        sale = till.charge(50_000)
        till.pay(sale, 50_000)
        till.catch_up()
        assert till.state(sale.id) == State(Standing.WAITING, Life.OPEN)
        meddler.falsify.clear()
        till.watcher.rescan(sale.id)
        till.watcher.step()
        assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)


def test_an_old_sale_can_be_looked_at_again(till: WatchedTill) -> None:
    till.catch_up()
    old = till.recorder.put(a_waiting_sale(new_script(), 50_000, till.clock.now()))
    till.pay(old, 50_000)
    till.watcher.rescan(old.id)
    till.await_state(old.id, Standing.SEEN, Life.OPEN)


def test_a_look_that_finds_nothing_new_writes_nothing(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    recorded = till.recorder.calls
    till.chain.mine()
    till.catch_up()
    assert till.recorder.calls == recorded
    assert not any(isinstance(event, PaymentChanged) for event in till.recorder.events[-1:])
