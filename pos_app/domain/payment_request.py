"""Where a customer pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.domain.hosted_payment import HostedPayment


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequest:
    """Where the customer pays: one address of the wallet account, for one open sale at a time.

    Of a payment that a gateway holds the address is the gateway's, or empty where it names none,
    and has no account. `script` is the output script that the till follows on the chain, empty
    where the gateway is asked instead.
    """

    address: str
    script: bytes
    network: str
    account_id: str | None = None
    derivation_index: int | None = None
    hosted: HostedPayment | None = None
