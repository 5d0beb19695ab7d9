"""The set-up form: which settings it asks for, in which order, and what may be typed.

What is allowed comes from the declaration of the settings; here are the words around it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.config.settings import NETWORKS, RATE_SOURCES, SCRIPTS
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.setup import Trial
from pos_app.ui.setup_parts import FieldKind, FormField, Step, StepWords
from pos_app.ui.setup_payments import PAYMENT_FIELDS
from pos_app.ui.setup_printer_fields import PRINTER_FIELDS, PRINTER_WORDS
from pos_app.ui.setup_receipt import BLOCK_WORDS, RECEIPT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

translate = QCoreApplication.translate

ACCOUNT_KEY = "wallet.account"
NETWORK_KEY = "wallet.network"
SCRIPT_KEY = "wallet.script"
SERVERS_KEY = "wallet.servers"
SOURCES_KEY = "rates.sources"
CURRENCY_KEY = "store.currency"
WEBHOOK_KEY = "webhook.url"
SIGNING_KEY = "webhook.secret"  # no setting: it goes to the SecretStore


_CONTEXT = "Setup"

STEPS: Mapping[Step, StepWords] = {
    Step.SHOP: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "Your shop"),
        short=QT_TRANSLATE_NOOP("Setup", "Shop"),
        sentence=QT_TRANSLATE_NOOP("Setup", "Stands on every receipt."),
    ),
    Step.WALLET: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "Your wallet, watch only"),
        short=QT_TRANSLATE_NOOP("Setup", "Wallet"),
        sentence=QT_TRANSLATE_NOOP(
            "Setup", "The till gets the public key. It can make addresses, it can never spend."
        ),
        try_text=QT_TRANSLATE_NOOP("Setup", "Show its first addresses"),
    ),
    Step.SERVERS: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "Servers that see payments"),
        short=QT_TRANSLATE_NOOP("Setup", "Servers"),
        sentence=QT_TRANSLATE_NOOP(
            "Setup",
            "Electrum or Esplora servers: your own, or ones you trust. Best name two or more.",
        ),
        try_text=QT_TRANSLATE_NOOP("Setup", "Try the servers"),
        trial=Trial.SERVERS,
    ),
    Step.PAYMENTS: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "When a payment counts"),
        short=QT_TRANSLATE_NOOP("Setup", "Risk"),
        sentence=QT_TRANSLATE_NOOP(
            "Setup", "Confirmed money stays. Unconfirmed money can be taken back: 0 takes none."
        ),
    ),
    Step.RATES: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "Exchange rate"),
        short=QT_TRANSLATE_NOOP("Setup", "Rates"),
        sentence=QT_TRANSLATE_NOOP(
            "Setup", "The middle of several sources; two must agree before a sale."
        ),
        try_text=QT_TRANSLATE_NOOP("Setup", "Try the sources"),
        trial=Trial.RATES,
    ),
    Step.PRINTER: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "Receipt printer"),
        short=QT_TRANSLATE_NOOP("Setup", "Printer"),
        sentence=QT_TRANSLATE_NOOP(
            "Setup", "In the network, on a cable, or a print queue. Leave it empty for none."
        ),
        try_text=QT_TRANSLATE_NOOP("Setup", "Print the test page"),
        trial=Trial.PRINTER,
    ),
    Step.RECEIPT: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "What receipts say"),
        short=QT_TRANSLATE_NOOP("Setup", "Receipt"),
        sentence=QT_TRANSLATE_NOOP(
            "Setup", "The paper shows a made-up sale. Once saved, the next receipt prints so."
        ),
    ),
    Step.WEBHOOK: StepWords(
        title=QT_TRANSLATE_NOOP("Setup", "Your store's server"),
        short=QT_TRANSLATE_NOOP("Setup", "Store"),
        sentence=QT_TRANSLATE_NOOP("Setup", "It is told of every sale. Leave it empty for none."),
        try_text=QT_TRANSLATE_NOOP("Setup", "Send a test message"),
        trial=Trial.WEBHOOK,
    ),
}

_shop = partial(FormField, step=Step.SHOP)
_wallet = partial(FormField, step=Step.WALLET)
_servers = partial(FormField, step=Step.SERVERS)
_rates = partial(FormField, step=Step.RATES)
_webhook = partial(FormField, step=Step.WEBHOOK)

FORM: tuple[FormField, ...] = (
    _shop(
        "store.name",
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Store name"),
        hint=QT_TRANSLATE_NOOP("Setup", "Corner Books"),
        mistake=QT_TRANSLATE_NOOP("Setup", "Type a name of up to 60 letters."),
    ),
    _shop(
        "store.address",
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Address"),
        hint=QT_TRANSLATE_NOOP("Setup", "1 Main Street"),
        mistake=QT_TRANSLATE_NOOP("Setup", "Up to 200 letters fit."),
    ),
    _shop(
        CURRENCY_KEY,
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Currency"),
        hint="EUR",
        mistake=QT_TRANSLATE_NOOP("Setup", "Three letters of a currency, such as EUR."),
    ),
    _shop(
        "store.currencies",
        FieldKind.LIST,
        label=QT_TRANSLATE_NOOP("Setup", "Currencies on the keypad"),
        hint="EUR, USD",
        mistake=QT_TRANSLATE_NOOP(
            "Setup", "Currencies with commas between, the one above among them."
        ),
    ),
    _wallet(
        NETWORK_KEY,
        FieldKind.CHOICE,
        label=QT_TRANSLATE_NOOP("Setup", "Network"),
        options=NETWORKS,
    ),
    _wallet(
        ACCOUNT_KEY,
        FieldKind.ACCOUNT,
        label=QT_TRANSLATE_NOOP("Setup", "Account: extended public key or descriptor"),
        hint="zpub… / wpkh([…]xpub…/0/*)#…",
        mistake=QT_TRANSLATE_NOOP("Setup", "Paste the public key of your account."),
    ),
    _wallet(
        SCRIPT_KEY,
        FieldKind.CHOICE,
        label=QT_TRANSLATE_NOOP("Setup", "Kind of address, because this key does not say it"),
        options=SCRIPTS,
    ),
    _servers(
        SERVERS_KEY,
        FieldKind.LIST,
        label=QT_TRANSLATE_NOOP("Setup", "Servers, with commas between"),
        hint="tls://electrum.example.org:50002",
        mistake=QT_TRANSLATE_NOOP(
            "Setup",
            "Each as tls://host:port, esplora+https://host/path or bitcoind+http://user@host:port.",
        ),
    ),
    *PAYMENT_FIELDS,
    _rates(
        SOURCES_KEY,
        FieldKind.SEVERAL,
        label=QT_TRANSLATE_NOOP("Setup", "Sources"),
        mistake=QT_TRANSLATE_NOOP("Setup", "Choose two or more."),
        options=RATE_SOURCES,
    ),
    _rates(
        "rates.lock_minutes",
        FieldKind.NUMBER,
        label=QT_TRANSLATE_NOOP("Setup", "Minutes for which a price is held"),
        hint="15",
        mistake=QT_TRANSLATE_NOOP("Setup", "A number from 1 to 120."),
    ),
    _rates(
        "rates.margin_basis_points",
        FieldKind.NUMBER,
        label=QT_TRANSLATE_NOOP("Setup", "Margin in hundredths of a percent: 50 is 0.5 %"),
        hint="0",
        mistake=QT_TRANSLATE_NOOP("Setup", "A number from 0 to 2000."),
    ),
    *PRINTER_FIELDS,
    *RECEIPT_FIELDS,
    _webhook(
        WEBHOOK_KEY,
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Web address"),
        hint="https://shop.example/hooks/till",
        mistake=QT_TRANSLATE_NOOP("Setup", "Write it as https://host/path."),
    ),
    _webhook(
        SIGNING_KEY,
        FieldKind.SIGNING,
        label=QT_TRANSLATE_NOOP("Setup", "Secret that signs the messages"),
        hint="whsec_…",
        mistake=QT_TRANSLATE_NOOP("Setup", "A secret starts with whsec_ and goes on in base64."),
    ),
)

_OPTION_WORDS = {
    **BLOCK_WORDS,
    **PRINTER_WORDS,
    "mainnet": QT_TRANSLATE_NOOP("Setup", "Bitcoin"),
    "p2wpkh": QT_TRANSLATE_NOOP("Setup", "Native SegWit"),
    "p2tr": QT_TRANSLATE_NOOP("Setup", "Taproot"),
    "p2sh-p2wpkh": QT_TRANSLATE_NOOP("Setup", "Nested SegWit"),
    "p2pkh": QT_TRANSLATE_NOOP("Setup", "Legacy"),
    "ask": QT_TRANSLATE_NOOP("Setup", "At a touch"),
    "seen": QT_TRANSLATE_NOOP("Setup", "When seen"),
    "included": QT_TRANSLATE_NOOP("Setup", "It is in them"),
    "added": QT_TRANSLATE_NOOP("Setup", "It comes on top"),
    "paid": QT_TRANSLATE_NOOP("Setup", "Never"),
}


def words(text: str) -> str:
    """The translation of one of this page's texts."""
    return translate(_CONTEXT, text)


def option_word(option: str | int) -> str:
    """How a value is called on the screen; names of networks and sources stay as they are."""
    return words(_OPTION_WORDS[str(option)]) if option in _OPTION_WORDS else str(option)
