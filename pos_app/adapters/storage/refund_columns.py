"""Which field of a refund stands in which column."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pos_app.domain.credit import Credit
from pos_app.domain.journal import canonical_json
from pos_app.domain.money import Currency, Money
from pos_app.domain.refund import Refund

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import RowMapping

_REFUND = tuple(
    field.name for field in fields(Refund) if field.name not in {"value", "earlier", "payment"}
)
_TIMES = ("first_seen", "block_time", "absent_at")
_NAMED = ("reference", "assurance", *_TIMES, "inputs")
_PLAIN = tuple(field.name for field in fields(Credit) if field.name not in _NAMED)


def refund_row(sale_id: UUID, position: int, refund: Refund) -> dict[str, Any]:
    payment = refund.payment
    return {
        **{name: getattr(refund, name) for name in _REFUND},
        "sale_id": sale_id,
        "position": position,
        "value_minor": refund.value.minor,
        "value_currency": refund.value.currency.code,
        "value_exponent": refund.value.currency.exponent,
        "earlier": None if refund.earlier is None else " ".join(refund.earlier),
        "reference": None if payment is None else payment.reference,
        "assurance": None if payment is None else payment.assurance,
        "payment": None if payment is None else _payment_text(payment),
    }


def refund_from_row(row: RowMapping) -> Refund:
    earlier = row["earlier"]
    return Refund(
        **{name: row[name] for name in _REFUND},
        value=Money(row["value_minor"], Currency(row["value_currency"], row["value_exponent"])),
        earlier=None if earlier is None else tuple(earlier.split()),
        payment=None if row["payment"] is None else _payment(row),
    )


def _payment_text(payment: Credit) -> str:
    times = ((name, getattr(payment, name)) for name in _TIMES)
    return canonical_json(
        {name: getattr(payment, name) for name in _PLAIN}
        | {name: None if at is None else at.isoformat() for name, at in times}
        | {"inputs": list(payment.inputs)}
    )


def _payment(row: RowMapping) -> Credit:
    body = json.loads(row["payment"])
    times: dict[str, Any] = {
        name: body[name] and datetime.fromisoformat(body[name]) for name in _TIMES
    }
    return Credit(
        reference=row["reference"],
        assurance=row["assurance"],
        inputs=tuple(body["inputs"]),
        **{name: body[name] for name in _PLAIN},
        **times,
    )
