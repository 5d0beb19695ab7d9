"""The till's side of BitcoinPayGate, set up for its stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.bitcoinpaygate.gateway import Account, BitcoinPayGate
from pos_app.adapters.gateways.common.http import GatewayHttp
from tests.support.fixed_secrets import FixedSecrets
from tests.support.gateways.bitcoinpaygate import KEY_NAME, SECRET, BitcoinPayGateStandIn

if TYPE_CHECKING:
    from pos_app.ports import Clock

# However busy the machine is.
PATIENT_SECONDS = 60.0


def secrets_of_the_shop() -> FixedSecrets:
    return FixedSecrets(bitcoinpaygate=SECRET)


def paygate(
    server: BitcoinPayGateStandIn,
    secrets: FixedSecrets,
    clock: Clock,
    *,
    seconds: float = PATIENT_SECONDS,
) -> BitcoinPayGate:
    """Of the version that the stand-in speaks."""
    http = GatewayHttp("BitcoinPayGate", server.url, total_seconds=seconds)
    account = Account(
        version=server.version,
        key_name=KEY_NAME,
        secret_name="bitcoinpaygate",
        speed="high",
        network="regtest",
    )
    return BitcoinPayGate(http, account, secrets, clock)
