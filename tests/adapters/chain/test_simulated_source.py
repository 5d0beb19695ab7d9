"""The Electrum client keeps its contract on the simulated chain, at old and new protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.adapters.clock import SystemClock
from tests.adapters.chain.simulated_world import SimulatedWorld
from tests.adapters.contracts.chain_source import ChainSourceContract
from tests.support.following import Following

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["1.4", "1.4.2", "1.6"])
def world(request: pytest.FixtureRequest) -> Iterator[SimulatedWorld]:
    world = SimulatedWorld(protocols=("1.4", request.param))
    yield world
    world.chain.stop()


@pytest.fixture
def following(world: SimulatedWorld, tmp_path: Path) -> Iterator[Following]:
    source = ElectrumSource(
        world.url, "signet", pins_file=tmp_path / "pins.json", clock=SystemClock()
    )
    yield Following(source)
    source.close()


class TestElectrumOnTheSimulatedChain(ChainSourceContract):
    pass
