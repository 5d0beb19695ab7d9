"""The client of an own node keeps its contract with a real one, told of news or asking for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.bitcoind.client import Limits
from pos_app.adapters.chain.bitcoind.source import BitcoindSource
from pos_app.adapters.clock import SystemClock
from tests.adapters.contracts.chain_source import ChainSourceContract
from tests.regtest.node_meddler import NodeMeddler
from tests.regtest.regtest_world import RegtestWorld
from tests.support.fixed_secrets import FixedSecrets
from tests.support.following import Following

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

PATIENT = Limits(poll_seconds=30.0, compare_seconds=3_600.0)
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
