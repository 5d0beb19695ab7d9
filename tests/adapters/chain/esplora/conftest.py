"""A tiny Esplora server, and sources that ask it often and wait for little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.esplora.client import Limits
from pos_app.adapters.chain.esplora.source import EsploraSource
from pos_app.services.chain.chain_leader import LeadingSource
from tests.support.controlled_clock import ControlledClock
from tests.support.esplora_pages import EsploraPages
from tests.support.following import Following

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMITS = Limits(
    call_seconds=20.0,
    poll_seconds=0.02,
    scripts_a_round=4,
    answer_bytes=20_000,
    settle_seconds=0.01,
)
# For servers that say nothing: the only ones that a busy machine may look like.
HASTY = replace(LIMITS, call_seconds=0.4)


@pytest.fixture
def pages() -> Iterator[EsploraPages]:
    with EsploraPages() as pages:
        yield pages


@pytest.fixture
def other_pages() -> Iterator[EsploraPages]:
    with EsploraPages() as pages:
        yield pages


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def follow(clock: ControlledClock) -> Iterator[Callable[..., Following]]:
    """Makes a source for the given server, or one that leads where there are several."""
    made: list[EsploraSource] = []

    def make(*servers: EsploraPages, limits: Limits = LIMITS) -> Following:
        sources = [
            EsploraSource(server.esplora_url, "regtest", clock=clock, limits=limits)
            for server in servers
        ]
        made.extend(sources)
        return Following(sources[0] if len(sources) == 1 else LeadingSource(sources, clock))

    yield make
    for source in made:
        source.close()
