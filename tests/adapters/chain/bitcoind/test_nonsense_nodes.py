"""Nodes that talk nonsense once they are connected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.ports import RefusedError
from tests.support.rpc_server import Bytes, Refusal
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.following import Following
    from tests.support.rpc_server import RpcServer
    from tests.support.small_node import SmallNode

HASH = "ab" * 32


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("getrawmempool", ["x"]),
        ("getrawmempool", {}),
        ("getbestblockhash", 7),
        ("getrawmempool", Bytes(body=b"[" + b" " * 200_000)),
    ],
)
def test_nonsense_ends_the_connection(
    server: RpcServer, follow: Callable[..., Following], method: str, answer: Any
) -> None:
    following = follow()
    following.connect()
    server.answers[method] = answer
    assert following.comes(lambda: not following.source.connected)


@pytest.mark.parametrize(
    "entry",
    [
        {"vsize": 0, "fees": {"base": 0.1}, "depends": []},
        {"vsize": 100, "fees": {"base": -0.1}, "depends": []},
        {"vsize": 100, "fees": {"base": 0.000000001}, "depends": []},
        {"vsize": 100, "fees": {"base": 22_000_000}, "depends": []},
        {"vsize": 100, "fees": {"base": "0.1"}, "depends": []},
        {"vsize": 100, "fees": 7, "depends": []},
        {"vsize": 100, "fees": {"base": 0.1}, "depends": None},
    ],
)
def test_what_waits_with_impossible_figures_is_nonsense(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following], entry: Any
) -> None:
    following, script = follow(), new_script()
    node.pay(script, 1_000)
    following.connect()
    server.answers["getmempoolentry"] = lambda _: entry
    with pytest.raises(RefusedError, match="nonsense"):
        following.source.outputs([script])


@pytest.mark.parametrize("raw", ["", "00", "zz", "00" * 60, 7])
def test_a_transaction_that_is_none_is_nonsense(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following], raw: Any
) -> None:
    following, script = follow(), new_script()
    following.connect()
    following.source.outputs([script])
    server.answers["getrawtransaction"] = lambda *_: raw
    node.pay(script, 1_000)
    assert following.comes(lambda: not following.source.connected)


def test_another_transaction_than_asked_for_is_nonsense(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    following, script = follow(), new_script()
    following.connect()
    following.source.outputs([script])
    other = node.transaction(script, 5).serialize().hex()
    server.answers["getrawtransaction"] = lambda *_: other
    node.pay(script, 1_000)
    assert following.comes(lambda: not following.source.connected)


def test_a_block_that_is_not_its_own_is_nonsense(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    following = follow()
    following.connect()
    script = new_script()
    following.source.outputs([script])
    forged = node.transaction(script, 9_000_000)

    def with_one_more(block_hash: str, _verbosity: int) -> str:
        raw: bytes = node._blocks[block_hash].raw
        count = raw[80]
        return str((raw[:80] + bytes([count + 1]) + raw[81:] + forged.serialize()).hex())

    server.answers["getblock"] = with_one_more
    node.mine()
    assert following.comes(lambda: not following.source.connected)


@pytest.mark.parametrize(
    ("answer", "rate"),
    [
        ({"blocks": 3, "errors": ["Insufficient data"]}, None),
        ({"blocks": 3, "feerate": 0.00001}, 1_000),
        ({"blocks": 3, "feerate": 1}, 100_000_000),
        ({"blocks": 3, "feerate": 0}, None),
        (Refusal(-32601), None),
        (Refusal(-8), None),
    ],
)
def test_a_fee_is_known_or_not(
    server: RpcServer, follow: Callable[..., Following], answer: Any, rate: int | None
) -> None:
    following = follow()
    following.connect()
    server.answers["estimatesmartfee"] = answer
    assert following.source.fee_estimate(3) == rate


@pytest.mark.parametrize("value", ["0.1", -1, 2, True, [0.1]])
def test_an_impossible_fee_is_nonsense(
    server: RpcServer, follow: Callable[..., Following], value: Any
) -> None:
    following = follow()
    following.connect()
    server.answers["estimatesmartfee"] = {"blocks": 3, "feerate": value}
    with pytest.raises(RefusedError, match="nonsense"):
        following.source.fee_estimate(3)


def test_a_large_batch_is_asked_for_in_parts(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    following, script = follow(), new_script()
    long = b"\x6a" + bytes(20_000)
    for _ in range(3):
        node.pay(long, 0)  # three of them are more than an answer may be
    paid = node.pay(script, 1_000)
    following.connect()
    (output,) = following.outputs_when(script, bool)
    assert output.txid == paid
    assert len(json.dumps(node.server.answers["getrawmempool"]())) < 1_000
