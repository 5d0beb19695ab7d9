"""The Electrum client keeps its contract with a real node and a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.adapters.clock import SystemClock
from tests.adapters.contracts.chain_source import ChainSourceContract
from tests.regtest.regtest_world import RegtestWorld
from tests.support.following import Following

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest


@pytest.fixture
def world(regtest: RegtestStack) -> RegtestWorld:
    return RegtestWorld(regtest)


@pytest.fixture(params=["tcp", "tls"])
def following(
    request: pytest.FixtureRequest, regtest: RegtestStack, tmp_path: Path
) -> Iterator[Following]:
    url = regtest.electrum_tcp if request.param == "tcp" else regtest.electrum_tls
    source = ElectrumSource(url, "regtest", pins_file=tmp_path / "pins.json", clock=SystemClock())
    yield Following(source)
    source.close()


class TestElectrumOnTheRealChain(ChainSourceContract):
    pass
