"""A simulated chain, somebody who meddles with its server, and sources that talk to him."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.session import Limits
from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.services.chain.chain_leader import LeadingSource
from tests.adapters.chain.simulated_world import SimulatedWorld
from tests.support.controlled_clock import ControlledClock
from tests.support.following import Following
from tests.support.meddler import Meddler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LIMITS = Limits(connect_seconds=20.0, call_seconds=20.0, line_bytes=200_000)
# For servers that say nothing: the only ones that a busy machine may look like.
HASTY = replace(LIMITS, call_seconds=1.0)


@pytest.fixture
def chain_world() -> Iterator[SimulatedWorld]:
    world = SimulatedWorld()
    yield world
    world.chain.stop()


@pytest.fixture
def meddler(chain_world: SimulatedWorld) -> Iterator[Meddler]:
    with Meddler(chain_world.url) as meddler:
        yield meddler


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def follow(tmp_path: Path, clock: ControlledClock) -> Iterator[Callable[..., Following]]:
    """Makes a source for the given server, or one that leads where there are several."""
    made: list[ElectrumSource] = []

    def make(*servers: str, network: str = "signet", limits: Limits | None = None) -> Following:
        pins = tmp_path / "pins.json"
        sources = [
            ElectrumSource(url, network, pins_file=pins, clock=clock, limits=limits)
            for url in servers
        ]
        made.extend(sources)
        return Following(sources[0] if len(sources) == 1 else LeadingSource(sources, clock))

    yield make
    for source in made:
        source.close()
