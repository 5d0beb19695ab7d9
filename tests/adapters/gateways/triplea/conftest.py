from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.controlled_clock import ControlledClock
from tests.support.fixed_secrets import FixedSecrets
from tests.support.gateways.triplea import CLIENT_SECRET, NOTIFY_SECRET, TripleAStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def secrets() -> FixedSecrets:
    return FixedSecrets(triplea=CLIENT_SECRET, triplea_notify=NOTIFY_SECRET)


@pytest.fixture
def server(clock: ControlledClock) -> Iterator[TripleAStandIn]:
    with TripleAStandIn(now=clock.now) as standin:
        yield standin
