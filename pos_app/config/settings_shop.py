"""The settings of the shop and its money: store, till, wallet, what counts as paid."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.currencies import CURRENCY_CODES
from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice, Flag, Number, Several, Text
from pos_app.config.shop_zone import AUTO, ZoneName
from pos_app.config.urls import ChainServers

NETWORKS = ("mainnet", "testnet4", "signet", "regtest")
SCRIPTS = ("p2wpkh", "p2tr", "p2sh-p2wpkh", "p2pkh")

_CURRENCY = Choice(CURRENCY_CODES, 'a currency code of ISO 4217 in quotes, such as "EUR"')
_AMOUNT = r"[0-9]{1,9}(\.[0-9]{1,3})?"
_AMOUNT_OF_STORE = Text(
    longest=13,
    pattern=_AMOUNT,
    allowed_as='an amount of the store\'s currency in quotes, such as "0.05"',
)
_TIER = Text(
    longest=17,
    pattern=_AMOUNT + ":([1-9][0-9]?|100)",
    allowed_as='"amount:confirmations" with 1 to 100 confirmations, such as "100:2"',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    name: str = field(
        metadata=option_of(Text(longest=60), "Store name", "Stands on receipts and on the screen.")
    )
    address: str = field(
        default="",
        metadata=option_of(
            Text(least=0, longest=200, lines=True), "Address", "Stands on receipts under the name."
        ),
    )
    currency: str = field(
        metadata=option_of(_CURRENCY, "Currency", "What the shop counts in; the keypad's first.")
    )
    currencies: tuple[str, ...] = field(
        default=(),
        metadata=option_of(
            Several(each=_CURRENCY, least=1),
            "Currencies on the keypad",
            "What the keypad offers, `currency` among them; sat is always offered. "
            "Without it: `currency` alone.",
        ),
    )
    time_zone: str = field(
        default=AUTO,
        metadata=option_of(
            ZoneName(),
            "Time zone",
            "Of the days and hours of reports and receipts; `auto`: the computer's.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TillSettings:
    name: str = field(
        default="Till 1",
        metadata=option_of(
            Text(longest=30), "Till name", "Tells the tills of a shop apart on receipts."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletSettings:
    network: str = field(
        metadata=option_of(Choice(NETWORKS), "Network", "The chain that the account belongs to.")
    )
    account: str = field(
        repr=False,
        metadata=option_of(
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
        metadata=option_of(
            Choice(SCRIPTS),
            "Address kind",
            "Only for an xpub or tpub, which does not say it itself.",
        ),
    )
    servers: tuple[str, ...] = field(
        metadata=option_of(
            ChainServers(),
            "Servers that see payments",
            "Electrum servers, Esplora ones such as mempool.space, which are asked every few "
            "seconds, or an own Bitcoin node, which should have `blockfilterindex=1` and may "
            "announce `zmqpubrawtx` and `zmqpubsequence`. In this order; the next one takes over "
            "when one is away. The password of the node's user is the secret `bitcoind`, kept like "
            "the webhook's; without a user the node's cookie file is the key.",
        )
    )
    confirmations: int = field(
        default=1,
        metadata=option_of(
            Number(least=1, most=100),
            "Confirmations",
            "How many blocks must hold a payment before the sale is paid.",
        ),
    )
    reuse_addresses: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Use addresses again",
            "Wallets stop looking after 20 unused addresses. With this, once 15 in a row stayed "
            "unpaid, a new sale gets an address of a sale that ended unpaid more than 24 hours ago "
            "and never saw anything. Money that comes very late may then look like another sale's.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceSettings:
    tiers: tuple[str, ...] = field(
        default=(),
        metadata=option_of(
            Several(each=_TIER, least=0),
            "More confirmations for more money",
            "From which amount of the store's currency a sale needs how many confirmations, as "
            '`["100:2", "1000:6"]`. Never fewer than `wallet.confirmations`.',
        ),
    )
    tolerance_sat: int = field(
        default=0,
        metadata=option_of(
            Number(least=0, most=100_000),
            "Let go of up to, in sat",
            "A payment that is short by no more than this counts as full. 0 is not set.",
        ),
    )
    tolerance: str = field(
        default="0",
        metadata=option_of(
            _AMOUNT_OF_STORE,
            "Let go of up to",
            "The same in the store's currency. Where both are set, both must hold.",
        ),
    )
    unconfirmed_up_to: str = field(
        default="0",
        metadata=option_of(
            _AMOUNT_OF_STORE,
            "Take unconfirmed up to",
            "Sales worth no more than this may be taken as paid before a block holds the payment, "
            "when nothing speaks against it. Such money can be lost. 0 takes none.",
        ),
    )
    unconfirmed_budget: str = field(
        default="0",
        metadata=option_of(
            _AMOUNT_OF_STORE,
            "Unconfirmed in all",
            "How much money may be taken so and be without a block at any time, losses that nobody "
            "has acknowledged included.",
        ),
    )
