from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.support.controlled_clock import ControlledClock
from tests.support.gateways.bitcoinpaygate import BitcoinPayGateStandIn
from tests.support.gateways.bitcoinpaygate_till import paygate, secrets_of_the_shop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.gateways.bitcoinpaygate.gateway import BitcoinPayGate
    from tests.support.fixed_secrets import FixedSecrets


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def secrets() -> FixedSecrets:
    return secrets_of_the_shop()


@pytest.fixture(scope="module")
def running() -> Iterator[BitcoinPayGateStandIn]:
    with BitcoinPayGateStandIn() as standin:
        yield standin


@pytest.fixture
def server(running: BitcoinPayGateStandIn, clock: ControlledClock) -> BitcoinPayGateStandIn:
    running.now, running.prefix = clock.now, "bcrt"
    running.begin_anew()
    return running


@pytest.fixture
def gateway(
    server: BitcoinPayGateStandIn, secrets: FixedSecrets, clock: ControlledClock
) -> Iterator[BitcoinPayGate]:
    with closing(paygate(server, secrets, clock)) as made:
        yield made


@pytest.fixture
def first(
    server: BitcoinPayGateStandIn, secrets: FixedSecrets, clock: ControlledClock
) -> Iterator[BitcoinPayGate]:
    """The first version of the interface, on both sides."""
    server.begin_anew(version=1)
    with closing(paygate(server, secrets, clock)) as made:
        yield made
