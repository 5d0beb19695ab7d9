"""Every setting of the till, each declared once: the file, the form and the docs follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pos_app.config.currencies import CURRENCY_CODES
from pos_app.config.kinds import Choice, Flag, Kind, Number, Several, Table, Text
from pos_app.config.printer_url import PrinterUrl
from pos_app.config.urls import ChainServers, WebAddress

if TYPE_CHECKING:
    from collections.abc import Mapping

NETWORKS = ("mainnet", "testnet4", "signet", "regtest")
SCRIPTS = ("p2wpkh", "p2tr", "p2sh-p2wpkh", "p2pkh")
RATE_SOURCES = ("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko", "mempool")

_CURRENCY = Choice(CURRENCY_CODES, 'a currency code of ISO 4217 in quotes, such as "EUR"')


def _option(
    kind: Kind[object], label: str, description: str, *, private: bool = False
) -> Mapping[str, Any]:
    """What a field declares. A `private` value is never shown in an error."""
    return {"kind": kind, "label": label, "description": description, "private": private}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    name: str = field(
        metadata=_option(Text(longest=60), "Store name", "Stands on receipts and on the screen.")
    )
    address: str = field(
        default="",
        metadata=_option(
            Text(least=0, longest=200, lines=True), "Address", "Stands on receipts under the name."
        ),
    )
    currency: str = field(
        metadata=_option(_CURRENCY, "Currency", "What the shop counts in; the keypad's first.")
    )
    currencies: tuple[str, ...] = field(
        default=(),
        metadata=_option(
            Several(each=_CURRENCY, least=1),
            "Currencies on the keypad",
            "What the keypad offers, `currency` among them; sat is always offered. "
            "Without it: `currency` alone.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TillSettings:
    name: str = field(
        default="Till 1",
        metadata=_option(
            Text(longest=30), "Till name", "Tells the tills of a shop apart on receipts."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletSettings:
    network: str = field(
        metadata=_option(Choice(NETWORKS), "Network", "The chain that the account belongs to.")
    )
    account: str = field(
        repr=False,
        metadata=_option(
            Text(longest=2_000),
            "Account",
            "Where the money goes, watch only: an extended public key (xpub, ypub, zpub; tpub, "
            "upub, vpub) or an output descriptor with its checksum. Never a private key or seed "
            "words. One account belongs to one till.",
            private=True,
        ),
    )
    script: str | None = field(
        default=None,
        metadata=_option(
            Choice(SCRIPTS),
            "Address kind",
            "Only for an xpub or tpub, which does not say it itself.",
        ),
    )
    servers: tuple[str, ...] = field(
        metadata=_option(
            ChainServers(),
            "Servers that see payments",
            "Electrum servers, or Esplora ones such as mempool.space, which are asked every few "
            "seconds. In this order; the next one takes over when one is away.",
        )
    )
    confirmations: int = field(
        default=1,
        metadata=_option(
            Number(least=1, most=100),
            "Confirmations",
            "How many blocks must hold a payment before the sale is paid.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSettings:
    sources: tuple[str, ...] = field(
        default=("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko"),
        metadata=_option(
            Several(each=Choice(RATE_SOURCES), least=2),
            "Rate sources",
            "Asked for the price of a bitcoin; two must agree, so name more than two.",
        ),
    )
    lock_minutes: int = field(
        default=15,
        metadata=_option(
            Number(least=1, most=120), "Rate held for", "Minutes for which a sale's price is held."
        ),
    )
    margin_basis_points: int = field(
        default=0,
        metadata=_option(
            Number(least=0, most=2_000),
            "Margin",
            "Raises the price in sat, in hundredths of a percent: 50 is 0.5 %.",
        ),
    )
    base_urls: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({}),
        metadata=_option(
            Table(keys=RATE_SOURCES, each=WebAddress()),
            "Base addresses",
            "Another base address for any source: proxies and tests.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterSettings:
    url: str | None = field(
        default=None,
        metadata=_option(
            PrinterUrl(),
            "Printer",
            "A receipt printer in the network, on a serial port (`baud`, and `flow` as `rtscts`, "
            "`xonxoff` or `none`), as a USB device, a raw queue of CUPS, or a file. Without it: no "
            "printer.",
        ),
    )
    paper_mm: int = field(
        default=80,
        metadata=_option(Choice((58, 80)), "Paper width", "Width of the roll in millimetres."),
    )
    print_at: str = field(
        default="ask",
        metadata=_option(
            Choice(("paid", "seen", "ask")),
            "Print",
            "The receipt always prints when a sale is paid. `seen` also prints a slip marked "
            "PENDING when the payment is seen, `ask` offers it at a touch, `paid` does neither.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    url: str | None = field(
        default=None,
        metadata=_option(
            WebAddress(query=True, secret=True),
            "Webhook",
            "The store's server that is told of every sale. Without it: nobody is told.",
        ),
    )
    secret_name: str = field(
        default="webhook",
        metadata=_option(
            Text(
                longest=40,
                pattern="[a-z0-9]+(_[a-z0-9]+)*",
                allowed_as="lower-case letters, digits and single underscores, 1 to 40",
            ),
            "Secret's name",
            "Where the signing secret (`whsec_...`) is kept: looked up as `POS_SECRET_<NAME>` in "
            "the environment, then in the keyring, then in a file that only the till's user can "
            "read.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSettings:
    theme: str = field(
        default="auto",
        metadata=_option(Choice(("light", "dark", "auto")), "Theme", "`auto` follows the desktop."),
    )
    language: str = field(
        default="auto",
        metadata=_option(
            Text(
                longest=11,
                pattern="auto|[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?",
                allowed_as='"auto" or a language code in quotes, such as "de" or "pt_BR"',
            ),
            "Language",
            "`auto` follows the desktop.",
        ),
    )
    full_screen: bool = field(
        default=False,
        metadata=_option(Flag(), "Full screen", "Whether the till fills the whole screen."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the settings file says, checked; `pos_app.config.reading` makes it."""

    store: StoreSettings
    till: TillSettings
    wallet: WalletSettings
    rates: RateSettings
    printer: PrinterSettings
    webhook: WebhookSettings
    screen: ScreenSettings


SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "store": StoreSettings,
        "till": TillSettings,
        "wallet": WalletSettings,
        "rates": RateSettings,
        "printer": PrinterSettings,
        "webhook": WebhookSettings,
        "screen": ScreenSettings,
    }
)
