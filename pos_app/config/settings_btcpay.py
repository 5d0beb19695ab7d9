"""The settings of an own or hosted BTCPay Server."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.gateway_kinds import ACCOUNT_TEXT, SECRET_NAME
from pos_app.config.kinds import Choice, Flag
from pos_app.config.urls import WebAddress

# BTCPay's own words: confirmations 0 (1 where the payment may be replaced), 1, 2 and 6.
SPEED_POLICIES = ("HighSpeed", "MediumSpeed", "LowMediumSpeed", "LowSpeed")


@dataclass(frozen=True, slots=True, kw_only=True)
class BtcPaySettings:
    url: str | None = field(
        default=None,
        metadata=option_of(
            WebAddress(secret=True),
            "BTCPay: address",
            "Of the BTCPay Server, such as `https://btcpay.example`. Without it, or without the "
            "store, this gateway is not set up.",
        ),
    )
    store: str | None = field(
        default=None,
        metadata=option_of(
            ACCOUNT_TEXT,
            "BTCPay: store",
            "The store's id, as its settings page in BTCPay Server names it.",
        ),
    )
    lightning: bool = field(
        default=True,
        metadata=option_of(
            Flag(),
            "BTCPay: Lightning",
            "Whether customers may pay over Lightning too, where the store has a Lightning node.",
        ),
    )
    speed_policy: str | None = field(
        default=None,
        metadata=option_of(
            Choice(SPEED_POLICIES),
            "BTCPay: speed policy",
            "After how many confirmations BTCPay Server counts a payment: 0, 1, 2 or 6. Without "
            "it: as the store there has it.",
        ),
    )
    secret_name: str = field(
        default="btcpay",
        metadata=option_of(
            SECRET_NAME,
            "BTCPay: API key's name",
            "Where the API key is kept, as `webhook.secret_name` says it. It needs the permissions "
            "`btcpay.store.cancreateinvoice`, `canviewinvoices`, `canmodifyinvoices` and, for "
            "refunds, `cancreatepullpayments`, all for this store alone.",
        ),
    )
    webhook_secret_name: str = field(
        default="btcpay_webhook",
        metadata=option_of(
            SECRET_NAME,
            "BTCPay: webhook secret's name",
            "Where the secret is kept that the store's webhook signs its calls with. Without one "
            "no call is believed; the till asks by itself all the same.",
        ),
    )
