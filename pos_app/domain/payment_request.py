"""Where a customer pays."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequest:
    """Where the customer pays: one address of the wallet account, for one open sale at a time."""

    address: str
    script: bytes  # the output script the address stands for
    network: str
    account_id: str
    derivation_index: int
