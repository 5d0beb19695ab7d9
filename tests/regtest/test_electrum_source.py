"""The Electrum client keeps its contract with a real node and a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.adapters.clock import SystemClock
from tests.adapters.contracts.chain_source import ChainSourceContract
from tests.support.following import Following
from tests.support.scripts import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest


class RegtestWorld:
    def __init__(self, stack: RegtestStack) -> None:
        self._stack = stack

    def pay(self, script: bytes, sat: int, *, replaceable: bool = False) -> str:
        return self._stack.pay(address_of(script, "regtest"), sat, replaceable=replaceable)

    def redirect(self, txid: str) -> str:
        return self._stack.redirect(txid)

    def mine(self, count: int = 1) -> None:
        self._stack.mine(count)

    def reorganise(self, depth: int) -> None:
        self._stack.reorganise(depth, with_transactions=False)

    def tip(self) -> tuple[int, str]:
        return int(self._stack.rpc("getblockcount")), str(self._stack.rpc("getbestblockhash"))

    def stop_server(self) -> None:
        self._stack.stop_server()

    def start_server(self) -> None:
        self._stack.start_server()


@pytest.fixture
def world(regtest: RegtestStack) -> RegtestWorld:
    return RegtestWorld(regtest)


@pytest.fixture(params=["tcp", "tls"])
def following(
    request: pytest.FixtureRequest, regtest: RegtestStack, tmp_path: Path
) -> Iterator[Following]:
    url = regtest.electrum_tcp if request.param == "tcp" else regtest.electrum_tls
    source = ElectrumSource([url], "regtest", pins_file=tmp_path / "pins.json", clock=SystemClock())
    yield Following(source)
    source.close()


class TestElectrumOnTheRealChain(ChainSourceContract):
    pass
