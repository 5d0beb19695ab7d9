"""Builds the gateway out of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.bitcoinpaygate.answers import TITLE
from pos_app.adapters.gateways.bitcoinpaygate.gateway import Account, BitcoinPayGate
from pos_app.adapters.gateways.common.deadline import QUESTION_SECONDS
from pos_app.adapters.gateways.common.http import GatewayHttp

if TYPE_CHECKING:
    from pos_app.config.settings import Settings
    from pos_app.ports import Clock, PaymentGateway, SecretStore


def from_settings(settings: Settings, secrets: SecretStore, clock: Clock) -> PaymentGateway | None:
    """None where `[bitcoinpaygate]` lacks what its interface needs. Nothing is asked for."""
    own = settings.bitcoinpaygate
    if own.base_url is None or (own.api == "v2" and own.key_name is None):
        return None
    account = Account(
        version=1 if own.api == "v1" else 2,
        key_name=own.key_name or "",
        secret_name=own.secret_name,
        speed=own.speed,
        network=settings.wallet.network,
    )
    return BitcoinPayGate(
        GatewayHttp(TITLE, own.base_url, total_seconds=QUESTION_SECONDS), account, secrets, clock
    )
