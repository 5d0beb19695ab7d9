"""The Esplora client keeps its contract with a real node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.esplora.client import Limits
from pos_app.adapters.chain.esplora.source import EsploraSource
from pos_app.adapters.clock import SystemClock
from tests.adapters.contracts.chain_source import ChainSourceContract
from tests.regtest.esplora_server import EsploraServer
from tests.regtest.regtest_world import RegtestWorld
from tests.support.following import Following

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

EAGER = Limits(poll_seconds=0.05, scripts_a_round=500, settle_seconds=0.05)


class EsploraWorld(RegtestWorld):
    def __init__(self, stack: RegtestStack, server: EsploraServer) -> None:
        super().__init__(stack)
        self._server = server

    def stop_server(self) -> None:
        self._server.stop()

    def start_server(self) -> None:
        self._server.start()


@pytest.fixture(scope="session")
def server(regtest: RegtestStack) -> Iterator[EsploraServer]:
    with EsploraServer(regtest) as server:
        yield server


@pytest.fixture
def world(regtest: RegtestStack, server: EsploraServer) -> EsploraWorld:
    return EsploraWorld(regtest, server)


@pytest.fixture
def following(server: EsploraServer) -> Iterator[Following]:
    source = EsploraSource(server.url, "regtest", clock=SystemClock(), limits=EAGER)
    yield Following(source)
    source.close()


class TestEsploraOnTheRealChain(ChainSourceContract):
    pass
