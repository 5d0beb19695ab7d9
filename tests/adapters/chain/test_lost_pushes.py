"""What a server knows and failed to push is found when it is asked how an address stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.pushes import PushBoard
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.chain.simulated_world import SimulatedWorld
    from tests.support.following import Following
    from tests.support.meddler import Meddler

SUBSCRIBE = "blockchain.scripthash.subscribe"


def test_a_payment_that_was_not_pushed_becomes_news(
    chain_world: SimulatedWorld, meddler: Meddler, follow: Callable[..., Following]
) -> None:
    paid, unpaid, unwatched = new_script(), new_script(), new_script()
    following = follow(meddler.url)
    following.connect()
    following.source.watch([paid, unpaid])
    meddler.muted.add(SUBSCRIBE)
    txid = chain_world.pay(paid, 9_000)
    chain_world.mine()
    following.until(lambda: following.source.news().tip_changed)
    assert following.source.outputs([paid])[paid] == ()
    before = meddler.count(SUBSCRIBE)
    following.source.renew([paid, unpaid, unwatched])
    assert meddler.count(SUBSCRIBE) - before == 2
    assert following.source.news().scripts == {paid}
    (output,) = following.source.outputs([paid])[paid]
    assert output.txid == txid
    following.source.renew([paid, unpaid])
    assert following.source.news().scripts == frozenset()


@pytest.mark.parametrize("pushed", ["11" * 32, "22" * 32])
def test_an_answer_does_not_displace_what_was_pushed_since(pushed: str) -> None:
    board = PushBoard(lambda: 0.0, "regtest")
    script, name = new_script(), "ab" * 32
    board.expect(name, script)
    board.first_status(script, None)
    assert board.notice(SUBSCRIBE, [name, pushed])
    board.renewed(script, None, "11" * 32)
    assert board.status(script) == pushed
    assert board.take_news().scripts == {script}


def test_an_answer_about_what_is_watched_no_more_says_nothing() -> None:
    board = PushBoard(lambda: 0.0, "regtest")
    script, name = new_script(), "ab" * 32
    board.expect(name, script)
    board.first_status(script, None)
    board.forget(name)
    board.renewed(script, None, "11" * 32)
    assert not board.is_watched(script)
    assert board.take_news().scripts == frozenset()
