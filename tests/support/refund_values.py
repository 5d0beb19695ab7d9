"""A refund that waits, and the payment that pays it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.events import RefundPaid
from pos_app.domain.money import Money, currency
from pos_app.domain.refund import Refund, RefundReason

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CUSTOMER = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"  # BIP 173


def a_refund_to_pay(**changes: Any) -> Refund:
    refund = Refund(
        id=UUID(int=70),
        reason=RefundReason.AS_PAID,
        sat=20_000,
        value=Money(1_000, currency("EUR")),
        price=Decimal(50_000),
        address=CUSTOMER,
        script=b"\x00\x14" + bytes(20),
        asked_at=NOON,
        earlier=(),
    )
    return replace(refund, **changes)


def paid_refund(
    refund: Refund, reference: str = "fe" * 32 + ":1", *, at: datetime = NOON, height: int = 100
) -> RefundPaid:
    """In a block, by a coin of the till's."""
    payment = Credit(
        reference=reference,
        sat=refund.sat,
        assurance=Assurance.CONFIRMED,
        first_seen=at,
        height=height,
        block_hash=f"{height:064x}",
        block_time=at,
    )
    return RefundPaid(at=at, refund_id=refund.id, payment=payment, by_own_wallet=True)
