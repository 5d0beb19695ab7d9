"""The memory pool and the chain of a node are followed, wherever they go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.bitcoind import payments, reader
from tests.adapters.chain.bitcoind.conftest import LIMITS
from tests.support.rpc_server import Bytes
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.following import Following
    from tests.support.rpc_server import RpcServer
    from tests.support.small_node import SmallNode

PATIENT = replace(LIMITS, look_seconds=20.0)


@pytest.fixture
def following(follow: Callable[..., Following]) -> Following:
    following = follow(limits=PATIENT)
    following.connect()
    return following


def tip_is(following: Following, node: SmallNode) -> bool:
    return following.source.tip().block_hash == node.chain[-1].hash


def placed(following: Following, script: bytes) -> list[tuple[int | None, str | None]]:
    found = following.source.outputs([script])[script]
    return [(output.height, output.block_hash) for output in found]


def test_a_branch_that_is_left_and_comes_back(following: Following, node: SmallNode) -> None:
    node.mine(3)
    script = new_script()
    following.source.watch([script])
    node.pay(script, 1_000)
    node.mine(2)
    following.until(lambda: tip_is(following, node))
    first = [(5, node.chain[5].hash)]
    assert placed(following, script) == first
    branch = node.cut(2)
    node.mine(3, [])
    following.until(lambda: tip_is(following, node))
    assert placed(following, script) == [(None, None)]
    node.cut(3)
    node.put_back(branch)
    node.mine(2)
    following.until(lambda: tip_is(following, node))
    assert placed(following, script) == first


def test_blocks_that_only_go_take_their_payments_along(
    following: Following, node: SmallNode
) -> None:
    script = new_script()
    following.source.watch([script])
    node.pay(script, 1_000)
    node.mine(2)
    following.until(lambda: tip_is(following, node))
    assert [height for height, _ in placed(following, script)] == [2]
    node.cut(2)
    following.until(lambda: tip_is(following, node))
    assert following.source.tip().height == 1
    assert placed(following, script) == [(None, None)]


def test_a_payment_in_another_block_of_a_new_branch(following: Following, node: SmallNode) -> None:
    node.mine(3)
    script = new_script()
    following.source.watch([script])
    paying = node.transaction(script, 1_000)
    node.mine(1, [paying])
    following.until(lambda: tip_is(following, node))
    node.cut(1)
    node.mine(1, [])
    node.mine(1, [paying])
    following.until(lambda: tip_is(following, node))
    assert placed(following, script) == [(6, node.chain[6].hash)]


def test_a_till_that_was_away_for_long_asks_the_filters(
    follow: Callable[..., Following], node: SmallNode, server: RpcServer
) -> None:
    script = new_script()
    following = follow(limits=replace(PATIENT, filters_at_once=1_000))
    following.connect()
    assert placed(following, script) == []
    following.source.close()
    node.mine(20)
    node.pay(script, 1_000)
    node.mine(reader.MOST_CAUGHT_UP)
    fetched = server.count("getblock")
    following.connect()
    following.until(lambda: tip_is(following, node))
    assert placed(following, script) == [(22, node.chain[22].hash)]
    assert server.count("getblock") - fetched == 1


def test_a_till_that_was_away_while_its_branch_was_left(
    follow: Callable[..., Following], node: SmallNode
) -> None:
    node.mine(3)
    script = new_script()
    node.pay(script, 1_000)
    node.mine()
    following = follow(limits=PATIENT)
    following.connect()
    assert placed(following, script) == [(5, node.chain[5].hash)]
    following.source.close()
    node.cut(1)
    node.mine(reader.MOST_CAUGHT_UP + 3, [])
    following.connect()
    assert placed(following, script) == [(None, None)]


def test_who_spent_the_coins_is_known_when_it_lies_in_a_block(
    following: Following, node: SmallNode
) -> None:
    script = new_script()
    following.source.watch([script])
    paid = node.pay(script, 1_000)
    (output,) = following.outputs_when(script, bool)
    assert following.source.rival(paid, output.inputs) is None
    rival = node.transaction(new_script(), 900, coin=output.inputs[0])
    rival_id = str(rival.txid().hex())
    del node.mempool[paid]
    node.mempool[rival_id] = rival
    following.outputs_when(script, lambda found: not found)
    assert following.source.rival(paid, output.inputs) == rival_id
    node.mine()
    following.until(lambda: tip_is(following, node))
    assert following.source.rival(paid, output.inputs) == rival_id
    node.cut(1)
    node.mempool.clear()
    following.until(lambda: tip_is(following, node))
    assert following.source.rival(paid, output.inputs) is None


def test_a_payment_that_hangs_on_another_says_so(following: Following, node: SmallNode) -> None:
    script = new_script()
    parent = node.pay(new_script(), 5_000)
    child = node.transaction(script, 4_000, coin=f"{parent}:0")
    node.mempool[str(child.txid().hex())] = child
    following.source.watch([script])
    (output,) = following.outputs_when(script, bool)
    assert output.unconfirmed_parent
    assert output.fee_rate == 321 * 1_000 // 100
    following.source.news()
    node.mine(1, [node.mempool[parent]])
    following.until(lambda: script in following.source.news().scripts)
    (output,) = following.outputs_when(script, bool)
    assert not output.unconfirmed_parent


def test_nothing_is_said_before_the_memory_pool_is_known(
    follow: Callable[..., Following], node: SmallNode, server: RpcServer
) -> None:
    script = new_script()
    node.pay(script, 1_000)
    own, failing = server.answers["getrawmempool"], iter([Bytes(status=503)] * 2)
    server.answers["getrawmempool"] = lambda: next(failing, None) or own()
    following = follow(limits=replace(PATIENT, poll_seconds=0.2))
    following.connect()
    assert placed(following, script) == [(None, None)]


def test_a_block_that_nobody_told_of_is_taken_before_an_answer(
    follow: Callable[..., Following], node: SmallNode
) -> None:
    script = new_script()
    node.pay(script, 1_000)
    following = follow(limits=replace(PATIENT, poll_seconds=300.0))
    following.connect()
    assert placed(following, script) == [(None, None)]
    node.mine()
    assert placed(following, script) == [(2, node.chain[2].hash)]


def test_a_block_that_comes_during_a_look_is_in_its_answer(
    following: Following, node: SmallNode, server: RpcServer
) -> None:
    script = new_script()
    node.pay(script, 1_000)
    following.source.watch([script])
    following.outputs_when(script, bool)
    own = server.answers["getmempoolentry"]

    def mined_meanwhile(txid: str) -> Any:
        node.mine()
        server.answers["getmempoolentry"] = own
        return own(txid)

    server.answers["getmempoolentry"] = mined_meanwhile
    assert placed(following, script) == [(2, node.chain[2].hash)]


def test_one_transaction_may_pay_twice_and_others(following: Following, node: SmallNode) -> None:
    script, other = new_script(), new_script()
    twice = node.transaction(script, 1_000)
    twice.vout += [node.transaction(other, 7).vout[0], node.transaction(script, 2_000).vout[0]]
    node.mempool[str(twice.txid().hex())] = twice
    found = following.outputs_when(script, bool)
    assert [(each.vout, each.sat) for each in found] == [(0, 1_000), (2, 2_000)]
    assert following.source.transaction_counts([script, other]) == {script: 1, other: 1}


def test_scripts_nobody_asks_for_any_more_are_forgotten(
    following: Following, node: SmallNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payments, "MOST_FOLLOWED", 4)
    watched, asked = new_script(), [new_script() for _ in range(6)]
    following.source.watch([watched])
    following.source.outputs([watched])
    for script in asked:
        following.source.outputs([script])
    assert len(following.source._payments._followed) <= 5  # type: ignore[attr-defined]
    node.pay(watched, 1_000)
    following.await_news_of(watched)
    following.source.watch([asked[0]])
    node.pay(asked[0], 1_000)
    following.outputs_when(asked[0], bool)


def test_closing_from_another_thread_ends_the_reader(following: Following) -> None:
    source_reader = following.source._reader  # type: ignore[attr-defined]
    following.source.close()
    source_reader._thread.join(60)
    assert not source_reader._thread.is_alive()
    assert not following.source.connected


def test_a_payment_that_vanishes_is_news(following: Following, node: SmallNode) -> None:
    script = new_script()
    following.source.watch([script])
    txid = node.pay(script, 1_000)
    following.await_news_of(script)
    del node.mempool[txid]
    following.await_news_of(script)
    assert following.source.outputs([script]) == {script: ()}
