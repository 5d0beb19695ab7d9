from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.support.controlled_clock import ControlledClock
from tests.support.gateways.triplea import TripleAStandIn
from tests.support.gateways.triplea_till import legacy, rest, secrets_of_the_shop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
    from pos_app.adapters.gateways.triplea.rest import RestTripleA
    from tests.support.fixed_secrets import FixedSecrets


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def secrets() -> FixedSecrets:
    return secrets_of_the_shop()


@pytest.fixture(scope="module")
def running() -> Iterator[TripleAStandIn]:
    with TripleAStandIn() as standin:
        yield standin


@pytest.fixture
def server(running: TripleAStandIn, clock: ControlledClock) -> TripleAStandIn:
    running.now, running.prefix = clock.now, "bcrt"
    running.begin_anew()
    return running


@pytest.fixture
def legacy_gateway(server: TripleAStandIn, clock: ControlledClock) -> Iterator[LegacyTripleA]:
    with closing(legacy(server, clock)) as made:
        yield made


@pytest.fixture
def rest_gateway(
    server: TripleAStandIn, secrets: FixedSecrets, clock: ControlledClock
) -> Iterator[RestTripleA]:
    with closing(rest(server, secrets, clock)) as made:
        yield made
