"""Which of Apirone's two interfaces the shop uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.apirone.forwarding import ApironeForwarding
from pos_app.adapters.gateways.apirone.invoices import ApironeInvoices

if TYPE_CHECKING:
    from pos_app.config.settings_apirone import ApironeSettings
    from pos_app.ports import Clock, PaymentGateway, SecretStore


def from_settings(
    settings: ApironeSettings, secrets: SecretStore, clock: Clock, network: str
) -> PaymentGateway | None:
    """None where it is not set up. Nothing is asked, not even for the secrets."""
    if settings.api == "v1":
        return ApironeForwarding(settings.base_url, clock, network)
    if settings.account is None:
        return None
    return ApironeInvoices(settings, secrets, clock, network)
