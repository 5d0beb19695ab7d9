"""The client of an own node keeps its contract with a real one, told of news or asking for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.bitcoind.blocks import BitcoindBlocks
from pos_app.adapters.chain.bitcoind.client import Limits
from pos_app.adapters.chain.bitcoind.source import BitcoindSource
from pos_app.adapters.clock import SystemClock
from pos_app.ports import RefusedError
from tests.adapters.contracts.chain_source import ChainSourceContract
from tests.regtest.node_meddler import NodeMeddler
from tests.regtest.regtest_world import RegtestWorld
from tests.support.fixed_secrets import FixedSecrets
from tests.support.following import Following
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

PATIENT = Limits(poll_seconds=3_600.0, compare_seconds=3_600.0)
EAGER = Limits(poll_seconds=0.05)


class NodeWorld(RegtestWorld):
    def __init__(self, stack: RegtestStack, node: NodeMeddler) -> None:
        super().__init__(stack)
        self._node = node

    def stop_server(self) -> None:
        self._node.stop()

    def start_server(self) -> None:
        self._node.start()


@pytest.fixture
def node(regtest: RegtestStack) -> Iterator[NodeMeddler]:
    with NodeMeddler(regtest) as node:
        yield node


@pytest.fixture
def world(regtest: RegtestStack, node: NodeMeddler) -> NodeWorld:
    return NodeWorld(regtest, node)


@pytest.fixture
def secrets(regtest: RegtestStack) -> FixedSecrets:
    return FixedSecrets(bitcoind=regtest.node_password)


@pytest.fixture(params=["told", "asking"])
def following(
    request: pytest.FixtureRequest, node: NodeMeddler, secrets: FixedSecrets
) -> Iterator[Following]:
    limits = Limits(poll_seconds=0.5)
    if request.param == "asking":
        node.result("getzmqnotifications", [])
        limits = EAGER
    source = BitcoindSource(
        node.url, "regtest", clock=SystemClock(), secrets=secrets, limits=limits
    )
    yield Following(source)
    source.close()


class TestBitcoindOnTheRealChain(ChainSourceContract):
    pass


@pytest.fixture
def told(node: NodeMeddler, secrets: FixedSecrets) -> Iterator[Following]:
    """A source that asks for nothing by itself within an hour: what it knows, it was told."""
    source = BitcoindSource(
        node.url, "regtest", clock=SystemClock(), secrets=secrets, limits=PATIENT
    )
    yield Following(source)
    source.close()


def test_a_payment_and_its_block_are_pushed(told: Following, world: NodeWorld) -> None:
    script = new_script()
    told.connect()
    told.source.watch([script])
    assert told.source.outputs([script]) == {script: ()}
    txid = world.pay(script, 50_000, replaceable=True)
    told.await_news_of(script)
    world.redirect(txid)
    assert told.outputs_when(script, lambda found: not found) == ()
    world.mine()
    told.until(lambda: told.source.tip().block_hash == world.tip()[1])


def test_a_node_without_filters_reads_its_blocks(
    regtest: RegtestStack, node: NodeMeddler, secrets: FixedSecrets, world: NodeWorld
) -> None:
    script = new_script()
    world.pay(script, 50_000)
    world.mine(3)
    node.result("getindexinfo", {})
    source = BitcoindSource(
        node.url, "regtest", clock=SystemClock(), secrets=secrets, limits=Limits(look_seconds=20)
    )
    try:
        following = Following(source)
        following.connect()
        (output,) = source.outputs([script])[script]
        assert output.height == world.tip()[0] - 2
        assert node.calls.count("scanblocks") == 0
    finally:
        source.close()


def test_a_node_that_dropped_its_blocks_says_so(
    regtest: RegtestStack, node: NodeMeddler, secrets: FixedSecrets
) -> None:
    node.result("getindexinfo", {})
    height = int(regtest.rpc("getblockcount"))
    pruned = {"pruned": True, "pruneheight": height - 5}
    node.falsify["getblockchaininfo"] = lambda _, answer: {
        **answer,
        "result": {**answer["result"], **pruned},
    }
    source = BitcoindSource(node.url, "regtest", clock=SystemClock(), secrets=secrets)
    try:
        source.connect(lambda: None)
        with pytest.raises(RefusedError, match="past_pruned"):
            source.outputs([new_script()])
    finally:
        source.close()


def test_whole_blocks_are_those_of_the_node(regtest: RegtestStack, secrets: FixedSecrets) -> None:
    blocks = BitcoindBlocks(regtest.bitcoind_url, "regtest", secrets=secrets)
    try:
        height = blocks.tip_height()
        assert height == regtest.rpc("getblockcount")
        block_hash = blocks.block_hash(height)
        assert block_hash == regtest.rpc("getbestblockhash")
        raw = blocks.raw_block(block_hash)
        assert raw.hex() == regtest.rpc("getblock", block_hash, 0)
        with pytest.raises(RefusedError, match="no_such_block"):
            blocks.block_hash(height + 1)
    finally:
        blocks.close()
