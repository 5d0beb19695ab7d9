"""Makes the adapters that the settings name; foreign libraries load here, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from pos_app.adapters.rates.web_source import WebRateSource
    from pos_app.adapters.secrets.store import SecretLookup
    from pos_app.adapters.wallet.account import Account
    from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver
    from pos_app.adapters.webhook.sender import HttpWebhookSender
    from pos_app.config.settings import Settings
    from pos_app.ports import BlockSource, ChainSource, Clock, PaymentGateway, Printer

    Born = Callable[[bytes], datetime | None]

CERTIFICATE_PINS = "certificates.json"
BITCOINLIB_FOLDER = "bitcoinlib"


def account_of(settings: Settings) -> Account:
    """RefusedError `account.*` names what is wrong with the account."""
    from pos_app.adapters.wallet.account import parse_account

    wallet = settings.wallet
    return parse_account(wallet.account, wallet.network, wallet.script)


def script_reader(settings: Settings) -> Callable[[str], bytes]:
    """Reads addresses of the till's network; RefusedError for other texts."""
    from pos_app.adapters.wallet.address import script_of_address

    return lambda address: script_of_address(address, settings.wallet.network)


def second_deriver(account: Account, data_folder: Path) -> BitcoinlibDeriver:
    from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver

    return BitcoinlibDeriver(account, data_folder / BITCOINLIB_FOLDER)


def chain_sources(
    settings: Settings, data_folder: Path, clock: Clock, born: Born = lambda _: None
) -> list[ChainSource]:
    """One for each server, in their order; each call makes new ones.

    `born` says since when a script can have been paid: an own node looks no further back.
    """
    wallet = settings.wallet
    return [
        chain_source_of(url, wallet.network, data_folder, clock, born) for url in wallet.servers
    ]


def chain_source_of(
    url: str, network: str, data_folder: Path, clock: Clock, born: Born = lambda _: None
) -> ChainSource:
    """Of the kind that the address begins with; ValueError for any other."""
    kind = url.partition("://")[0]
    if kind in NODE_KINDS:
        return _bitcoind(url, network, data_folder, clock, born)
    make = CHAIN_SOURCES.get(kind)
    if make is None:
        raise ValueError(f"{kind!r} is none of {', '.join((*CHAIN_SOURCES, *NODE_KINDS))}")
    return make(url, network, data_folder, clock)


def block_source(settings: Settings, data_folder: Path) -> BlockSource | None:
    """The first own node among the servers; None where there is none."""
    for url in settings.wallet.servers:
        if url.partition("://")[0] in NODE_KINDS:
            from pos_app.adapters.chain.bitcoind.blocks import BitcoindBlocks

            return BitcoindBlocks(url, settings.wallet.network, secrets=secret_lookup(data_folder))
    return None


def _electrum(url: str, network: str, data_folder: Path, clock: Clock) -> ChainSource:
    from pos_app.adapters.chain.electrum.source import ElectrumSource

    return ElectrumSource(url, network, pins_file=data_folder / CERTIFICATE_PINS, clock=clock)


def _esplora(url: str, network: str, _data_folder: Path, clock: Clock) -> ChainSource:
    from pos_app.adapters.chain.esplora.source import EsploraSource

    return EsploraSource(url, network, clock=clock)


def _bitcoind(url: str, network: str, data_folder: Path, clock: Clock, born: Born) -> ChainSource:
    from pos_app.adapters.chain.bitcoind.source import BitcoindSource

    return BitcoindSource(url, network, clock=clock, secrets=secret_lookup(data_folder), born=born)


NODE_KINDS = ("bitcoind+http", "bitcoind+https")
CHAIN_SOURCES: Mapping[str, Callable[[str, str, Path, Clock], ChainSource]] = {
    "tcp": _electrum,
    "tls": _electrum,
    "esplora+https": _esplora,
    "esplora+http": _esplora,
}


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


def gateway(
    name: str, settings: Settings, data_folder: Path, clock: Clock
) -> PaymentGateway | None:
    """One of `settings_payments.GATEWAYS`; None where its section lacks what it needs."""
    secrets = secret_lookup(data_folder)
    if name == "triplea":
        from pos_app.adapters.gateways import triplea

        return triplea.from_settings(settings, secrets, clock)
    if name == "bitcoinpaygate":
        from pos_app.adapters.gateways import bitcoinpaygate

        return bitcoinpaygate.from_settings(settings, secrets, clock)
    network = settings.wallet.network
    if name == "apirone":
        from pos_app.adapters.gateways.apirone import gateway as apirone

        return apirone.from_settings(settings.apirone, secrets, clock, network)
    from pos_app.adapters.gateways.btcpay import gateway as btcpay

    return btcpay.from_settings(settings.btcpay, secrets, clock, network)
