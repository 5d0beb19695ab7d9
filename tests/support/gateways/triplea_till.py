"""The till's side of Triple-A, set up for its stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
from pos_app.adapters.gateways.triplea.rest import RestAccount, RestTripleA
from pos_app.adapters.gateways.triplea.tokens import Tokens
from tests.support.fixed_secrets import FixedSecrets
from tests.support.gateways.triplea import (
    API_ID,
    CLIENT_ID,
    CLIENT_SECRET,
    MERCHANT_KEY,
    NOTIFY_SECRET,
    TripleAStandIn,
)

if TYPE_CHECKING:
    from pos_app.ports import Clock

# However busy the machine is.
PATIENT_SECONDS = 60.0


def secrets_of_the_shop() -> FixedSecrets:
    return FixedSecrets(triplea=CLIENT_SECRET, triplea_notify=NOTIFY_SECRET)


def legacy(server: TripleAStandIn, clock: Clock, seconds: float = PATIENT_SECONDS) -> LegacyTripleA:
    http = GatewayHttp("Triple-A", server.url, total_seconds=seconds)
    return LegacyTripleA(http, API_ID, "regtest", clock)


def rest(
    server: TripleAStandIn,
    secrets: FixedSecrets,
    clock: Clock,
    *,
    version: int = 1,
    api_id: str | None = API_ID,
    seconds: float = PATIENT_SECONDS,
) -> RestTripleA:
    http = GatewayHttp("Triple-A", server.url, total_seconds=seconds)
    tokens = Tokens(http, secrets, clock, client_id=CLIENT_ID, secret_name="triplea")
    account = RestAccount(
        version=version,
        api_id=api_id,
        merchant_key=MERCHANT_KEY,
        is_test=True,
        network="regtest",
        notify_secret_name="triplea_notify",
    )
    return RestTripleA(http, tokens, account, secrets, clock)
