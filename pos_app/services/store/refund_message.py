"""What the shop's server is told of money that went back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.refund import promised_sat, proven, refund_named
from pos_app.services.store.message_body import amount_json, utc_text

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale


def refund_json(sale: Sale, refund_id: UUID) -> dict[str, Any]:
    """Of one whose payment is known; LookupError for one that the sale does not have."""
    refund = refund_named(sale.refunds, refund_id)
    payment = refund.payment
    if payment is None:
        raise LookupError(f"refund {refund_id} has no payment")
    return {
        "id": str(refund.id),
        "reason": refund.reason.value,
        "sat": refund.sat,
        "paid_sat": payment.sat,
        "value": amount_json(refund.value),
        "price": f"{refund.price:f}",
        "address": refund.address,
        "reference": payment.reference,
        "height": payment.height,
        "asked_at": utc_text(refund.asked_at),
        "by_own_wallet": refund.by_own_wallet,
        "refunded_sat": promised_sat(proven(sale.refunds)),
    }
