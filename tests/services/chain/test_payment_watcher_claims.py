"""What a server says about heights without showing the blocks confirms nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.electrum import lookup
from pos_app.domain.sale_state import Life, Standing, State
from tests.services.chain.watched_till import WatchedTill
from tests.support.meddler import Meddler

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.sale import Sale


def a_seen_sale_of_six(till: WatchedTill) -> Sale:
    """Paid, and one block deep."""
    sale = till.charge(50_000)
    till.catch_up()
    till.pay(sale, 50_000)
    till.chain.mine()
    till.until(lambda: [credit.height for credit in till.sale(sale.id).credits] == [2])
    assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)
    return till.sale(sale.id)


def test_a_pushed_height_that_is_not_linked_confirms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "SETTLE_SECONDS", 0.01)
    till = WatchedTill(tmp_path, confirmations=6)
    with Meddler(till.url) as meddler:
        till.use(meddler.url)
        sale = a_seen_sale_of_six(till)
        claim = {"height": 1_000_000, "hex": "ab" * 80}
        push = {"jsonrpc": "2.0", "method": "blockchain.headers.subscribe", "params": [claim]}
        meddler.say(json.dumps(push).encode() + b"\n")
        till.until(lambda: not till.health[-1].connected)
        assert till.health[-1].problem is not None
        assert till.health[-1].problem.code == "chain.inconsistent"
        assert till.watcher.tip_height == till.chain.height
        assert till.sale(sale.id) == sale
    till.close()


@pytest.mark.parametrize("height", [1_000, 1_000_000])
def test_a_claimed_height_at_the_start_confirms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, height: int
) -> None:
    monkeypatch.setattr(lookup, "SETTLE_SECONDS", 0.01)
    till = WatchedTill(tmp_path, confirmations=6)
    with Meddler(till.url) as meddler:
        sale = a_seen_sale_of_six(till)
        claim = {"height": height, "hex": "ab" * 80}
        meddler.falsify["blockchain.headers.subscribe"] = lambda _params, _result: claim
        till.use(meddler.url)
        till.watcher.watch(sale)
        till.watcher.step()
        assert meddler.count("blockchain.headers.subscribe") == 1
        assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)
        (credit,) = till.sale(sale.id).credits
        assert credit.confirmations(till.watcher.tip_height) == 0
    till.close()


def test_a_server_that_lacks_the_block_of_a_payment_reverses_nothing(tmp_path: Path) -> None:
    till = WatchedTill(tmp_path)
    with Meddler(till.url) as meddler:
        tips: list[Any] = []

        def remember(_params: list[Any], result: Any) -> Any:
            tips.append(result)
            return tips[0]

        meddler.falsify["blockchain.headers.subscribe"] = remember
        till.use(meddler.url)
        sale = till.charge(50_000)
        till.catch_up()
        till.pay(sale, 50_000)
        till.chain.mine(10)
        till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
        till.catch_up()
        meddler.falsify["blockchain.scripthash.subscribe"] = lambda _params, _result: None
        meddler.falsify["blockchain.scripthash.get_history"] = lambda _params, _result: []
        meddler.hang_up()
        till.until(lambda: not till.health[-1].connected)
        till.clock.advance(60)
        till.watcher.step()
        assert len(tips) == 2
        assert till.health[-1].problem is not None
        assert till.health[-1].problem.code == "chain.behind"
        assert till.state(sale.id) == State(Standing.CONFIRMED, Life.SETTLED)
    till.close()
