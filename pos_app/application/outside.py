"""Makes the adapters that the settings name; foreign libraries load here, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.config.urls import ESPLORA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos_app.adapters.rates.web_source import WebRateSource
    from pos_app.adapters.secrets.store import SecretLookup
    from pos_app.adapters.wallet.account import Account
    from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver
    from pos_app.adapters.webhook.sender import HttpWebhookSender
    from pos_app.config.settings import Settings
    from pos_app.ports import ChainSource, Clock, Printer

CERTIFICATE_PINS = "certificates.json"
BITCOINLIB_FOLDER = "bitcoinlib"


def account_of(settings: Settings) -> Account:
    """RefusedError `account.*` names what is wrong with the account."""
    from pos_app.adapters.wallet.account import parse_account

    wallet = settings.wallet
    return parse_account(wallet.account, wallet.network, wallet.script)


def second_deriver(account: Account, data_folder: Path) -> BitcoinlibDeriver:
    from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver

    return BitcoinlibDeriver(account, data_folder / BITCOINLIB_FOLDER)


def chain_source(settings: Settings, data_folder: Path, clock: Clock) -> ChainSource:
    wallet = settings.wallet
    return chain_source_of(wallet.servers, wallet.network, data_folder, clock)


def chain_source_of(
    servers: Sequence[str], network: str, data_folder: Path, clock: Clock
) -> ChainSource:
    """All servers are of the first one's kind: the settings see to that."""
    if servers[0].startswith(ESPLORA):
        from pos_app.adapters.chain.esplora.source import EsploraSource

        return EsploraSource(servers, network, clock=clock)
    from pos_app.adapters.chain.electrum.source import ElectrumSource

    return ElectrumSource(servers, network, pins_file=data_folder / CERTIFICATE_PINS, clock=clock)


def rate_sources(settings: Settings, clock: Clock) -> tuple[WebRateSource, ...]:
    from pos_app.adapters.rates.registry import rate_sources as sources_named

    return sources_named(settings.rates.sources, settings.rates.base_urls, clock)


def secret_lookup(data_folder: Path) -> SecretLookup:
    from pos_app.adapters.secrets.store import SecretLookup

    return SecretLookup(data_folder)


def webhook_sender(settings: Settings, data_folder: Path) -> HttpWebhookSender | None:
    """None where the shop has no server to tell."""
    if settings.webhook.url is None:
        return None
    from pos_app.adapters.webhook.sender import HttpWebhookSender

    return HttpWebhookSender(
        settings.webhook.url, settings.webhook.secret_name, secret_lookup(data_folder)
    )


def printer(settings: Settings) -> Printer | None:
    """None where the shop has no printer."""
    if settings.printer.url is None:
        return None
    from pos_app.adapters.printing.registry import printer_of

    return printer_of(settings.printer.url)
