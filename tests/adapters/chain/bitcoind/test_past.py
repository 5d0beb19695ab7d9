"""What lay before a script was followed is found, as far as the node can tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.bitcoind.past import BIRTH_MARGIN, Past
from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.chain.bitcoind.conftest import LIMITS
from tests.support.rpc_server import Bytes, Refusal
from tests.support.scripts import new_script
from tests.support.small_node import TIME

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.following import Following
    from tests.support.rpc_server import RpcServer
    from tests.support.small_node import SmallNode

PATIENT = replace(LIMITS, look_seconds=20.0)


def heights(following: Following, script: bytes) -> list[int | None]:
    return [output.height for output in following.source.outputs([script])[script]]


def scanned(server: RpcServer) -> list[tuple[int, int]]:
    return [(each[2], each[3]) for method, each in server.calls if method == "scanblocks"]


@pytest.mark.parametrize("has_filters", [True, False])
def test_payments_of_all_blocks_are_found(
    node: SmallNode, follow: Callable[..., Following], *, has_filters: bool
) -> None:
    node.has_filters = has_filters
    script, other = new_script(), new_script()
    node.mine(10)
    node.pay(script, 1_000)
    node.pay(other, 5_000)
    node.mine(10)
    node.pay(script, 2_000)
    node.mine()
    following = follow(limits=PATIENT)
    following.connect()
    found = following.source.outputs([script])[script]
    assert [(each.height, each.sat) for each in found] == [(12, 1_000), (22, 2_000)]
    assert {each.block_hash for each in found} == {node.chain[12].hash, node.chain[22].hash}


def test_blocks_are_looked_through_once_and_in_strides(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    node.mine(6)
    following, script = follow(limits=PATIENT), new_script()
    following.connect()
    assert heights(following, script) == []
    assert scanned(server) == [(0, 2), (3, 5), (6, 7)]
    node.pay(script, 1_000)
    node.mine()
    following.outputs_when(script, bool)
    following.source.close()
    following.connect()
    assert heights(following, script) == [8]
    assert len(scanned(server)) == 3


def test_nothing_before_a_birth_is_looked_through(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    """Its blocks are ten minutes apart, and the margin is three hours."""
    node.mine(60)
    born = datetime.fromtimestamp(TIME + 600 * 50, UTC)
    young, old = new_script(), new_script()
    node.pay(young, 1_000)
    node.mine()
    limits = replace(PATIENT, filters_at_once=1_000)
    following = follow(limits=limits, born=lambda script: None if script == old else born)
    following.connect()
    assert heights(following, young) == [62]
    assert scanned(server) == [(50 - int(BIRTH_MARGIN.total_seconds()) // 600, 62)]
    assert heights(following, old) == []
    assert scanned(server)[1:] == [(0, 62)]


def test_a_script_that_is_born_now_does_not_wait_for_an_old_one(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    node.mine(200)
    old, young = new_script(), new_script()
    node.pay(young, 1_000)
    node.mine()
    held: list[int] = []
    own = server.answers["scanblocks"]

    def slow(*arguments: Any) -> Any:
        if arguments[2] < 100:
            held.append(arguments[2])
            if len(held) > 1:
                raise Refusal(-8)
        return own(*arguments)

    server.answers["scanblocks"] = slow
    now = datetime.fromtimestamp(TIME + 600 * 201, UTC)
    following = follow(limits=PATIENT, born=lambda script: now if script == young else None)
    following.connect()
    following.source.watch([old])
    assert heights(following, young) == [202]


def test_a_look_that_would_last_says_how_far_it_is_and_goes_on(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    script = new_script()
    node.pay(script, 1_000)
    node.mine(9)
    own = server.answers["scanblocks"]
    server.answers["scanblocks"] = lambda *arguments: (
        own(*arguments) if arguments[2] < 6 else _busy()
    )
    following = follow(limits=replace(LIMITS, look_seconds=0.2))
    following.connect()
    with pytest.raises(UnreachableError) as caught:
        following.source.outputs([script])
    assert caught.value.message.code == "chain.looking_back"
    assert caught.value.message.arguments["server"] == server.name
    assert 0 <= int(caught.value.message.arguments["percent"]) < 100
    server.answers["scanblocks"] = own
    following.source.close()
    following.connect()

    def found() -> bool:
        try:
            return heights(following, script) == [2]
        except UnreachableError:
            following.pushed.set()
            return False

    following.until(found)
    assert scanned(server).count((0, 2)) == 1


def _busy() -> Any:
    raise Refusal(-8)


def test_a_node_that_is_always_busy_is_told(
    server: RpcServer,
    follow: Callable[..., Following],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pos_app.adapters.chain.bitcoind.past.BUSY_SECONDS", 0.0)
    server.answers["scanblocks"] = Refusal(-8)
    following = follow(limits=PATIENT)
    following.connect()
    with pytest.raises(UnreachableError, match="node_busy"):
        following.source.outputs([new_script()])


def test_a_scan_that_lasts_too_long_is_broken_off_and_made_shorter(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    script = new_script()
    node.pay(script, 1_000)
    node.mine(300)
    own = server.answers["scanblocks"]
    aborted: list[str] = []

    def scan(action: str, *rest: Any) -> Any:
        if action == "abort":
            aborted.append(action)
            return True
        if rest[2] - rest[1] >= 100:
            return Bytes(silent=True)
        return own(action, *rest)

    server.answers["scanblocks"] = scan
    following = follow(limits=replace(PATIENT, filters_at_once=300, long_call_seconds=0.2))
    following.connect()
    assert heights(following, script) == [2]
    assert aborted == ["abort"]


def test_a_look_says_what_keeps_the_node_from_looking_back(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    server.answers["scanblocks"] = {"relevant_blocks": [7], "completed": True}
    following = follow(limits=PATIENT)
    following.connect()
    script = new_script()
    with pytest.raises(RefusedError, match="nonsense"):
        following.source.outputs([script])
    server.answers["scanblocks"] = {"relevant_blocks": [], "completed": True}
    assert heights(following, script) == []


def test_without_filters_and_blocks_the_past_is_lost(
    node: SmallNode, follow: Callable[..., Following]
) -> None:
    node.mine(20)
    node.has_filters = False
    node.pruned_to = 15
    following = follow(limits=PATIENT)
    following.connect()
    with pytest.raises(RefusedError) as caught:
        following.source.outputs([new_script()])
    assert caught.value.message.code == "chain.past_pruned"


def test_a_pruned_node_with_filters_finds_what_it_has(
    server: RpcServer, node: SmallNode, follow: Callable[..., Following]
) -> None:
    early, late = new_script(), new_script()
    node.pay(early, 1_000)
    node.mine(20)
    node.pay(late, 1_000)
    node.mine()
    node.pruned_to = 15
    following = follow(limits=PATIENT)
    following.connect()
    assert heights(following, late) == [22]
    with pytest.raises(RefusedError) as caught:
        following.source.outputs([early])
    assert caught.value.message.code == "chain.block_pruned"
    options = [each[5] for method, each in server.calls if method == "scanblocks"]
    assert all(each == {"filter_false_positives": False} for each in options)


def test_of_long_ago_only_coins_are_found_without_filters(
    server: RpcServer,
    node: SmallNode,
    follow: Callable[..., Following],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pos_app.adapters.chain.bitcoind.past.MOST_READ", 60)
    node.has_filters = False
    unspent, spent = new_script(), new_script()
    node.pay(unspent, 1_000)
    moved = node.pay(spent, 2_000)
    node.mine()
    node.mine(1, [node.transaction(new_script(), 2_000, coin=f"{moved}:0")])
    node.mine(60, [])
    following = follow(limits=replace(PATIENT, blocks_at_once=200))
    following.connect()
    assert heights(following, unspent) == [2]
    assert heights(following, spent) == []
    assert server.count("getblock") < 2 * 60 + 10


def test_an_index_in_the_making_is_waited_for(
    server: RpcServer,
    node: SmallNode,
    follow: Callable[..., Following],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pos_app.adapters.chain.bitcoind.past.BUSY_SECONDS", 0.0)
    script = new_script()
    node.pay(script, 1_000)
    node.mine(8)
    heights_made = iter(range(1_000))
    server.answers["getindexinfo"] = lambda: {
        "basic block filter index": {"best_block_height": min(9, next(heights_made))}
    }
    following = follow(limits=PATIENT)
    following.connect()
    assert heights(following, script) == [2]
    assert max(high for _, high in scanned(server)) == 9


@pytest.mark.parametrize(
    ("scripts", "lowest"),
    [
        ([b"\x00\x14" + bytes(20)], 481_824),
        ([b"\x00\x20" + bytes(32)], 481_824),
        ([b"\x51\x20" + bytes(32)], 709_632),
        ([b"\x51\x20" + bytes(32), b"\x00\x14" + bytes(20)], 481_824),
        ([b"\x76\xa9\x14" + bytes(20) + b"\x88\xac", b"\x00\x14" + bytes(20)], 0),
    ],
)
def test_no_block_before_a_kind_of_address_was_there_is_looked_through(
    scripts: list[bytes], lowest: int
) -> None:
    assert Past._lowest(scripts) == lowest
