"""The settings of the gateway Apirone."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.gateway_kinds import ACCOUNT_TEXT, SECRET_NAME
from pos_app.config.kinds import Choice, Flag
from pos_app.config.urls import WebAddress

APIRONE_APIS = ("v1", "v2")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApironeSettings:
    api: str = field(
        default="v1",
        metadata=option_of(
            Choice(APIRONE_APIS),
            "Apirone: interface",
            "`v1` makes an address for each sale and forwards what comes there to a fresh address "
            "of the own account; the till sees the payment on the chain by itself. `v2` makes "
            "invoices of an account there.",
        ),
    )
    base_url: str = field(
        default="https://apirone.com/api",
        metadata=option_of(
            WebAddress(secret=True),
            "Apirone: base address",
            "Up to the version, without it.",
        ),
    )
    account: str | None = field(
        default=None,
        metadata=option_of(
            ACCOUNT_TEXT,
            "Apirone: account",
            "Needed by `v2` (`apr-...`); without it that interface is not set up.",
        ),
    )
    test: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Apirone: test coins",
            "Whether `v2` asks for test coins (`tbtc`); `v1` has no test mode.",
        ),
    )
    secret_name: str = field(
        default="apirone",
        metadata=option_of(
            SECRET_NAME,
            "Apirone: transfer key's name",
            "Where the account's transfer key is kept, as `webhook.secret_name` says it. Where "
            "there is one, `v2` asks with it, and without it only for what everybody may see.",
        ),
    )
