"""What becomes of a sale's refunds when something happens to one of them."""

from __future__ import annotations

from dataclasses import replace

from pos_app.domain import events as e
from pos_app.domain.refund import Refund, refund_named, with_refund

REFUND_EVENTS = (
    e.RefundAsked,
    e.RefundFollowed,
    e.RefundPaid,
    e.RefundProven,
    e.RefundWithdrawn,
)


def refunds_after(refunds: tuple[Refund, ...], event: e.RefundEvent) -> tuple[Refund, ...]:
    """LookupError for a refund that is not among them."""
    if isinstance(event, e.RefundAsked):
        return (*refunds, event.refund)
    return with_refund(refunds, _changed(refund_named(refunds, event.refund_id), event))


def _changed(refund: Refund, event: e.ChangedRefundEvent) -> Refund:
    if isinstance(event, e.RefundFollowed):
        return replace(refund, earlier=event.earlier)
    if isinstance(event, e.RefundPaid):
        return replace(
            refund,
            payment=event.payment,
            by_own_wallet=event.by_own_wallet,
            short_sat=event.short_sat,
        )
    if isinstance(event, e.RefundProven):
        return replace(refund, proven_at=event.at)
    return replace(refund, withdrawn_at=event.at)
