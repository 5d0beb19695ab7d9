"""Whole blocks come as the node has them, or it is said why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.bitcoind.blocks import BitcoindBlocks
from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.chain.bitcoind.conftest import LIMITS
from tests.support.rpc_server import Bytes, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.fixed_secrets import FixedSecrets
    from tests.support.rpc_server import RpcServer
    from tests.support.small_node import SmallNode

# The longest blocks take their time on a busy machine.
LONG = replace(LIMITS, call_seconds=30.0)


@pytest.fixture
def blocks(server: RpcServer, node: SmallNode, secrets: FixedSecrets) -> Iterator[BitcoindBlocks]:
    node.mine(4)
    blocks = BitcoindBlocks(server.url, "regtest", secrets=secrets, limits=LONG)
    yield blocks
    blocks.close()


def code_of(error: pytest.ExceptionInfo[RefusedError]) -> str:
    return error.value.message.code


def test_blocks_are_given_by_height_and_whole(blocks: BitcoindBlocks, node: SmallNode) -> None:
    assert blocks.tip_height() == 5
    for height, block in enumerate(node.chain):
        assert blocks.block_hash(height) == block.hash
        assert blocks.raw_block(block.hash) == block.raw


def test_above_the_tip_there_is_none(blocks: BitcoindBlocks) -> None:
    with pytest.raises(RefusedError) as caught:
        blocks.block_hash(6)
    assert code_of(caught) == "chain.no_such_block"
    assert caught.value.message.arguments["height"] == "6"


def test_a_block_the_node_dropped_is_told(blocks: BitcoindBlocks, node: SmallNode) -> None:
    node.pruned_to = 3
    with pytest.raises(RefusedError) as caught:
        blocks.raw_block(node.chain[2].hash)
    assert code_of(caught) == "chain.block_pruned"


def test_a_block_nobody_knows_is_refused(blocks: BitcoindBlocks) -> None:
    with pytest.raises(RefusedError) as caught:
        blocks.raw_block("ab" * 32)
    assert code_of(caught) == "chain.refused"


def test_a_node_of_another_chain_is_refused_for_all(
    server: RpcServer, blocks: BitcoindBlocks
) -> None:
    server.answers["getblockhash"] = "00" * 32
    for ask in (blocks.tip_height, lambda: blocks.block_hash(1), lambda: blocks.raw_block("")):
        with pytest.raises(RefusedError) as caught:
            ask()
        assert code_of(caught) == "chain.wrong_network"


@pytest.mark.parametrize(
    "answer", [None, "", "00" * 79, "00" * 100, "zz" * 100, 7, "00" * 4_000_001]
)
def test_what_is_not_the_block_is_nonsense(
    server: RpcServer, blocks: BitcoindBlocks, node: SmallNode, answer: Any
) -> None:
    server.answers["getblock"] = lambda *_: answer
    with pytest.raises(RefusedError) as caught:
        blocks.raw_block(node.chain[2].hash)
    assert code_of(caught) == "chain.nonsense"


def test_a_block_of_four_million_bytes_fits(
    server: RpcServer, blocks: BitcoindBlocks, node: SmallNode
) -> None:
    longest = node.chain[2].header + bytes(4_000_000 - 80)
    server.answers["getblock"] = lambda *_: longest.hex()
    assert blocks.raw_block(node.chain[2].hash) == longest


def test_a_node_that_goes_is_told(server: RpcServer, blocks: BitcoindBlocks) -> None:
    blocks.tip_height()
    server.answers["getblockcount"] = Bytes(status=503)
    with pytest.raises(UnreachableError):
        blocks.tip_height()
    server.answers["getblockcount"] = Refusal(-28)
    with pytest.raises(UnreachableError, match="starting"):
        blocks.tip_height()


def test_after_closing_nothing_is_asked(server: RpcServer, blocks: BitcoindBlocks) -> None:
    blocks.tip_height()
    blocks.close()
    asked = len(server.calls)
    with pytest.raises(UnreachableError):
        blocks.tip_height()
    assert len(server.calls) == asked


@pytest.mark.parametrize(
    ("url", "network"),
    [("http://till@127.0.0.1", "regtest"), ("bitcoind+http://till@127.0.0.1", "moon")],
)
def test_what_cannot_be_asked_is_no_node(secrets: FixedSecrets, url: str, network: str) -> None:
    with pytest.raises(ValueError, match=r"none of|not of the form"):
        BitcoindBlocks(url, network, secrets=secrets)
