"""What the shop's server is told of an event: pure, from the sale before and after it.

The words are explained in docs/webhook.md, the shape in docs/webhook.schema.json.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pos_app.domain import events as e
from pos_app.domain.credit import MINED
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.services.store.bill_message import bill_json
from pos_app.services.store.message_body import amount_json, envelope, utc_text
from pos_app.services.store.refund_message import refund_json

if TYPE_CHECKING:
    from pos_app.domain.credit import Credit
    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.journal import JournalHead
    from pos_app.domain.payment_request import PaymentRequest
    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale

_OUTPUT = re.compile(r"[0-9a-f]{64}:[0-9]+")
_SAME_NAME = (
    e.SalePrepared,
    e.PaymentSeen,
    e.PaymentChanged,
    e.LockEnded,
    e.RateRenewed,
    e.SaleCancelled,
    e.OverTaken,
    e.FieldsGiven,
    e.RefundProven,
)
_OF_STANDING = {
    Standing.PARTLY_PAID: "sale.partly_paid",
    Standing.SEEN: "sale.seen",
    Standing.ACCEPTED: "sale.accepted",
    Standing.CONFIRMED: "sale.confirmed",
    Standing.REVERSED: "sale.reversed",
}
_OF_FLAG = {
    Flag.OVER: "sale.overpaid",
    Flag.LATE: "sale.late",
    Flag.UNPROVEN: "sale.unproven",
}


def messages(
    before: Sale,
    event: e.SaleEvent,
    after: Sale,
    head: JournalHead,
    *,
    network: str,
    demo: bool,
) -> tuple[tuple[str, str], ...]:
    """Name and JSON body of each message, none while the sale was never prepared.

    `head` is the journal's head with the event in it.
    """
    if after.request is None:
        return ()
    data = _data(after, after.request, head, network=network, demo=demo)
    if isinstance(event, e.PaymentSeen | e.PaymentChanged):
        data["payment"] = _credit(event.credit)
    if isinstance(event, e.RefundProven):
        data["refund"] = refund_json(after, event.refund_id)
    return tuple((name, envelope(name, event.at, data)) for name in _names(before, event, after))


def payment_status(sale: Sale) -> str | None:
    """Null before money, `unconfirmed` while any credit that counts is, else `confirmed`."""
    counted = [credit for credit in sale.credits if credit.counts]
    if not counted:
        return None
    mined = all(credit.assurance in MINED and not credit.contested for credit in counted)
    return "confirmed" if mined else "unconfirmed"


def order_status(sale: Sale) -> str | None:
    """Null until it is decided how the order ends; the values are explained in docs/webhook.md."""
    if sale.state.life is Life.OPEN:
        return None
    if sale.state.standing is Standing.REVERSED:
        return "failed"
    if sale.state.life is Life.SETTLED:
        return "paid_too_much" if sale.over_sat > 0 else "paid"
    if 0 < sale.received_sat < sale.due_sat:
        return "failed_paid_too_little"
    if sale.state.life is Life.EXPIRED and sale.received_sat >= sale.due_sat:
        # The rest came within the grace: it settles by itself as soon as it is confirmed.
        return None if on_time_sat(sale) >= sale.due_sat else "paid_expired"
    return "failed"


def _names(before: Sale, event: e.SaleEvent, after: Sale) -> tuple[str, ...]:
    if isinstance(event, _SAME_NAME):
        return (event.name,)
    if isinstance(event, e.ShortTaken | e.LateTaken):
        return ("sale.accepted",)
    if isinstance(event, e.SaleSettled):
        return (_OF_STANDING[after.state.standing],)
    if isinstance(event, e.StandingChanged):
        return _of_standing(after)
    new = after.flags - before.flags
    return tuple(name for flag, name in _OF_FLAG.items() if flag in new)


def _of_standing(after: Sale) -> tuple[str, ...]:
    standing, life = after.state
    if standing is Standing.CONFIRMED and life is not Life.SETTLED:
        # A store hands out goods on this word: only the settlement says it, and late money or a
        # cancelled sale must wait for a person.
        return ()
    name = _OF_STANDING.get(standing)
    return () if name is None else (name,)


def _data(
    sale: Sale, request: PaymentRequest, head: JournalHead, *, network: str, demo: bool
) -> dict[str, Any]:
    settled_at = sale.settled_at
    return {
        "order_id": str(sale.id),
        "order_token": sale.order_token,
        "till_id": str(sale.till_id),
        "sale_number": sale.number,
        "receipt_number": sale.receipt_number,
        "created_at": utc_text(sale.created_at),
        "settled_at": None if settled_at is None else utc_text(settled_at),
        "payment_status": payment_status(sale),
        "order_status": order_status(sale),
        "accepted_at": None if sale.accepted_at is None else utc_text(sale.accepted_at),
        "flags": sorted(flag.value for flag in sale.flags),
        "amount": amount_json(sale.amount),
        "worth": None if sale.worth is None else amount_json(sale.worth),
        "note": sale.note,
        **bill_json(sale.bill),
        "due_sat": sale.due_sat,
        "received_sat": sale.received_sat,
        "missing_sat": sale.missing_sat,
        "over_sat": sale.over_sat,
        "over_use": None if sale.over_use is None else sale.over_use.value,
        "over_taken_sat": sale.over_taken_sat,
        "forgiven_sat": sale.short_sat,
        "rate": _rate(sale.lock),
        "payment_method": "wallet" if request.hosted is None else "gateway",
        "gateway": None if request.hosted is None else _gateway(request.hosted),
        "address": request.address or None,
        "txids": list(dict.fromkeys(filter(None, map(_txid, sale.credits)))),
        "credits": [_credit(credit) for credit in sale.credits],
        "user_fields": [asdict(field) for field in sale.user_fields],
        "network": network,
        "demo": demo,
        "journal": {"sequence": head.sequence, "head": head.hash},
    }


def _gateway(hosted: HostedPayment) -> dict[str, Any]:
    return {
        "name": hosted.gateway,
        "reference": hosted.reference,
        "earlier": list(hosted.earlier),
        "page_url": hosted.page_url,
        "instructions": [
            {
                "kind": instruction.kind.value,
                "destination": instruction.destination,
                "due_sat": instruction.due_sat,
                "expires_at": utc_text(instruction.expires_at),
            }
            for instruction in hosted.instructions
        ],
    }


def _txid(credit: Credit) -> str | None:
    """None for what a gateway counts by a name of its own."""
    return credit.txid if _OUTPUT.fullmatch(credit.reference) else None


def _rate(lock: RateLock) -> dict[str, Any]:
    return {
        "currency": lock.currency_code,
        "price": f"{lock.price:f}",
        "median": None if lock.median is None else f"{lock.median:f}",
        "margin_basis_points": lock.margin_basis_points,
        "locked_at": utc_text(lock.locked_at),
        "ends_at": utc_text(lock.ends_at),
        "sources": [
            {
                "name": quote.source,
                "price": f"{quote.price:f}",
                "quoted_at": None if quote.quoted_at is None else utc_text(quote.quoted_at),
                "fetched_at": utc_text(quote.fetched_at),
            }
            for quote in lock.quotes
        ],
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "reference": credit.reference,
        "sat": credit.sat,
        "assurance": credit.assurance.value,
        "height": credit.height,
        "first_seen": utc_text(credit.first_seen),
        "contested": credit.contested,
        "vouched": credit.vouched,
    }
