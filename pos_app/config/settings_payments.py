"""Who holds the payments of new sales: the own wallet, or a gateway."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice

WALLET = "wallet"
GATEWAYS = ("apirone", "bitcoinpaygate", "triplea", "btcpay")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSettings:
    backend: str = field(
        default=WALLET,
        metadata=option_of(
            Choice((WALLET, *GATEWAYS)),
            "Payments through",
            "`wallet` takes payments at addresses of the own account. The others are hosted "
            "gateways, each set up in the section of its name; while one is away, a touch takes "
            "the payment with the own wallet.",
        ),
    )
