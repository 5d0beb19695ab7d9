"""A small node, and sources that ask it often and wait for little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.bitcoind.client import Limits
from pos_app.adapters.chain.bitcoind.source import BitcoindSource
from tests.support.controlled_clock import ControlledClock
from tests.support.fixed_secrets import FixedSecrets
from tests.support.following import Following
from tests.support.rpc_server import PASSWORD, RpcServer
from tests.support.small_node import SmallNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMITS = Limits(
    call_seconds=20.0,
    long_call_seconds=20.0,
    look_seconds=20.0,
    poll_seconds=0.02,
    answer_bytes=100_000,
    mempool_bytes=100_000,
    filters_at_once=3,
    blocks_at_once=2,
    transactions_at_once=3,
    linger_seconds=0.0,
)
# For servers that say nothing: the only ones that a busy machine may look like.
HASTY = replace(LIMITS, call_seconds=0.5)


@pytest.fixture
def server() -> Iterator[RpcServer]:
    with RpcServer() as server:
        yield server


@pytest.fixture
def node(server: RpcServer) -> SmallNode:
    return SmallNode(server)


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def secrets() -> FixedSecrets:
    return FixedSecrets(bitcoind=PASSWORD)


@pytest.fixture
def follow(
    server: RpcServer, node: SmallNode, clock: ControlledClock, secrets: FixedSecrets
) -> Iterator[Callable[..., Following]]:
    """Makes sources for the node."""
    made: list[BitcoindSource] = []

    def make(url: str | None = None, *, limits: Limits = LIMITS, **more: object) -> Following:
        source = BitcoindSource(
            url or server.url,
            "regtest",
            clock=clock,
            secrets=secrets,
            limits=limits,
            **more,  # type: ignore[arg-type]
        )
        made.append(source)
        return Following(source)

    yield make
    for source in made:
        source.close()
