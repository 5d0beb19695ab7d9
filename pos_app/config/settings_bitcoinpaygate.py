"""The settings of the gateway BitcoinPayGate."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.gateway_kinds import ACCOUNT_TEXT, SECRET_NAME
from pos_app.config.kinds import Choice
from pos_app.config.urls import WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class BitcoinPayGateSettings:
    api: str = field(
        default="v2",
        metadata=option_of(
            Choice(("v1", "v2")), "BitcoinPayGate: interface", "Which of its interfaces is asked."
        ),
    )
    base_url: str | None = field(
        default=None,
        metadata=option_of(
            WebAddress(secret=True),
            "BitcoinPayGate: base address",
            "Up to the version, such as `https://host/api/v2`; the gateway tells it to its "
            "customers only, so there is no other without it.",
        ),
    )
    key_name: str | None = field(
        default=None,
        metadata=option_of(
            ACCOUNT_TEXT,
            "BitcoinPayGate: key's name",
            "The name of the API key; `v1` needs none.",
        ),
    )
    secret_name: str = field(
        default="bitcoinpaygate",
        metadata=option_of(
            SECRET_NAME,
            "BitcoinPayGate: secret's name",
            "Where the key's secret (`v2`) or the key itself (`v1`) is kept, as "
            "`webhook.secret_name` says it.",
        ),
    )
    speed: str = field(
        default="medium",
        metadata=option_of(
            Choice(("high", "medium", "low")),
            "BitcoinPayGate: speed",
            "When `v1` calls a payment confirmed: at once, which it may take back within an hour, "
            "after 1 or after 6 blocks. `v2` decides it by itself.",
        ),
    )
