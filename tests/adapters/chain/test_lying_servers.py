"""A server that lies about a payment is refused; one whose answers moved on is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.electrum import lookup
from pos_app.ports import RefusedError
from tests.adapters.chain.conftest import LIMITS
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.chain.simulated_world import SimulatedWorld
    from tests.support.following import Following
    from tests.support.meddler import Meddler

HEADERS = "blockchain.headers.subscribe"
SUBSCRIBE = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"
TRANSACTION = "blockchain.transaction.get"
MERKLE = "blockchain.transaction.get_merkle"


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "SETTLE_SECONDS", 0.01)


@pytest.fixture
def following(meddler: Meddler, follow: Callable[..., Following]) -> Following:
    return follow(meddler.url, limits=LIMITS)


@pytest.mark.parametrize(
    ("method", "lie", "code"),
    [
        (HISTORY, {"history": []}, "chain.nonsense"),
        (HISTORY, [{"tx_hash": "00"}], "chain.nonsense"),
        (HISTORY, [{"tx_hash": "00" * 32, "height": "5"}], "chain.nonsense"),
        (HISTORY, [{"tx_hash": "00" * 32, "height": 2}], "chain.inconsistent"),
        (TRANSACTION, "00", "chain.nonsense"),
        (TRANSACTION, "not hex", "chain.nonsense"),
        (TRANSACTION, None, "chain.nonsense"),
        (MERKLE, {"merkle": [], "pos": 0}, "chain.inconsistent"),
        (MERKLE, {"merkle": ["22" * 32], "pos": 1}, "chain.inconsistent"),
        (MERKLE, {"merkle": ["22" * 32], "pos": 2}, "chain.nonsense"),
        (MERKLE, {"merkle": ["22" * 32] * 33, "pos": 2}, "chain.nonsense"),
        (MERKLE, {"merkle": "branch", "pos": 0}, "chain.nonsense"),
        ("blockchain.block.headers", {"count": 1, "headers": []}, "chain.nonsense"),
        ("blockchain.block.headers", {"count": 1, "hex": "00"}, "chain.nonsense"),
        ("blockchain.block.headers", {"count": 0, "hex": ""}, "chain.inconsistent"),
        ("blockchain.block.headers", {"count": 99, "hex": ""}, "chain.nonsense"),
        (
            "blockchain.block.headers",
            {"count": 3, "headers": ["00" * 80] * 3},
            "chain.inconsistent",
        ),
    ],
)
def test_lies_about_a_payment_are_refused(
    chain_world: SimulatedWorld,
    meddler: Meddler,
    following: Following,
    method: str,
    lie: object,
    code: str,
) -> None:
    script = new_script()
    chain_world.pay(script, 9_000)
    chain_world.mine(4)
    following.connect()
    following.source.watch([script])
    meddler.falsify[method] = lambda _params, _result: lie
    with pytest.raises(RefusedError) as refused:
        following.source.outputs([script])
    assert refused.value.message.code == code
    del meddler.falsify[method]
    following.connect()
    following.source.watch([script])
    assert len(following.source.outputs([script])[script]) == 1


def test_the_bytes_of_another_payment_are_refused(
    chain_world: SimulatedWorld, meddler: Meddler, following: Following
) -> None:
    """A server cannot make ten times the money of a payment."""
    small, large = new_script(), new_script()
    chain_world.pay(small, 9_000)
    other = chain_world.pay(large, 90_000)
    following.connect()
    raws: dict[str, str] = {}

    def swap(params: list[Any], result: str) -> str:
        raws[params[0]] = result
        return raws[other]

    meddler.falsify[TRANSACTION] = swap
    assert len(following.source.outputs([large])[large]) == 1
    with pytest.raises(RefusedError, match=r"chain\.nonsense"):
        following.source.outputs([small])


@pytest.mark.parametrize(
    ("method", "at_first"),
    [(TRANSACTION, "refused"), (MERKLE, "refused"), (HISTORY, "empty")],
)
def test_what_changes_between_two_requests_is_asked_again(
    chain_world: SimulatedWorld,
    meddler: Meddler,
    following: Following,
    method: str,
    at_first: str,
) -> None:
    script = new_script()
    txid = chain_world.pay(script, 9_000)
    chain_world.mine()
    following.connect()
    following.source.watch([script])
    asked: list[object] = []

    def first_time_otherwise(params: list[Any], result: Any) -> Any:
        asked.append(params)
        if len(asked) > 1:
            return result
        if at_first == "refused":
            raise RuntimeError("no such thing just now")
        return []

    meddler.falsify[method] = first_time_otherwise
    (output,) = following.source.outputs([script])[script]
    assert (output.txid, output.height) == (txid, 2)
    assert len(asked) == 2


def test_a_refused_history_is_an_error(meddler: Meddler, following: Following) -> None:
    def refuse(_params: list[Any], _result: Any) -> Any:
        raise RuntimeError("history too large")

    meddler.falsify[HISTORY] = refuse
    following.connect()
    with pytest.raises(RefusedError, match=r"chain\.refused"):
        following.source.transaction_counts([new_script()])


def test_a_search_for_a_rival_that_costs_the_connection_is_given_up(
    chain_world: SimulatedWorld, meddler: Meddler, following: Following
) -> None:
    script = new_script()
    chain_world.pay(script, 9_000)
    following.connect()
    (output,) = following.source.outputs([script])[script]
    chain_world.redirect(output.txid)
    meddler.falsify[HISTORY] = lambda _params, _result: ["x" * 300_000]
    for _ in range(2):
        with pytest.raises(RefusedError, match=r"chain\.nonsense"):
            following.source.rival(output.txid, output.inputs)
        following.connect()
    assert following.source.rival(output.txid, output.inputs) is None
    assert following.source.connected


def test_a_rival_is_not_found_where_the_server_refuses(
    chain_world: SimulatedWorld, meddler: Meddler, following: Following
) -> None:
    script = new_script()
    chain_world.pay(script, 9_000)
    following.connect()
    (output,) = following.source.outputs([script])[script]
    chain_world.redirect(output.txid)

    def refuse(_params: list[Any], _result: Any) -> Any:
        raise RuntimeError("history too large")

    meddler.falsify[HISTORY] = refuse
    assert following.source.rival(output.txid, output.inputs) is None
    del meddler.falsify[HISTORY]
    assert following.source.rival(output.txid, output.inputs) is not None
    assert following.source.rival("00" * 32, ["11" * 32 + ":0"]) is None
