"""Builds the gateway out of the settings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.common.deadline import QUESTION_SECONDS
from pos_app.adapters.gateways.common.http import GatewayHttp
from pos_app.adapters.gateways.triplea.codes import TITLE
from pos_app.adapters.gateways.triplea.legacy import LegacyTripleA
from pos_app.adapters.gateways.triplea.rest import RestAccount, RestTripleA
from pos_app.adapters.gateways.triplea.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.config.settings import Settings
    from pos_app.ports import Clock, PaymentGateway, SecretStore

BASE_URLS: Mapping[str, str] = MappingProxyType(
    {
        "legacy": "https://moneyoverip.io/api",
        "v1": "https://api.triple-a.io/api/v1",
        "v2": "https://api.triple-a.io/api/v2",
    }
)


def from_settings(settings: Settings, secrets: SecretStore, clock: Clock) -> PaymentGateway | None:
    """None where `[triplea]` lacks what its interface needs. Nothing is asked for."""
    own = settings.triplea
    network = settings.wallet.network
    base_url = own.base_url or BASE_URLS[own.api]
    if own.api == "legacy":
        if own.api_id is None:
            return None
        return LegacyTripleA(
            GatewayHttp(TITLE, base_url, total_seconds=QUESTION_SECONDS), own.api_id, network, clock
        )
    account = RestAccount(
        version=1 if own.api == "v1" else 2,
        api_id=own.api_id,
        merchant_key=own.merchant_key,
        is_test=own.test_mode,
        network=network,
        notify_secret_name=own.notify_secret_name,
    )
    needed = account.api_id if account.version == 1 else account.merchant_key
    if needed is None or own.client_id is None:
        return None
    http = GatewayHttp(TITLE, base_url, total_seconds=QUESTION_SECONDS)
    tokens = Tokens(http, secrets, clock, client_id=own.client_id, secret_name=own.secret_name)
    return RestTripleA(http, tokens, account, secrets, clock)
