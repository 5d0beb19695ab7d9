"""Receipts as JSON text, as the store keeps them with their print jobs."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pos_app.domain.journal import canonical_json
from pos_app.domain.money import Currency, Money
from pos_app.domain.receipt import Mark, RateLine, Receipt, ReceiptKind

_PLAIN = (
    "store_name", "store_address", "sale_number", "receipt_number", "copy_number",
    "utc_offset_minutes", "till_name", "note", "paid_sat", "due_sat", "over_sat", "short_sat",
    "confirmations", "block_height", "taken_back", "address",
)  # fmt: skip


def to_json(receipt: Receipt) -> str:
    """Canonical: the same receipt always gives the same text."""
    settled_at = receipt.settled_at
    return canonical_json(
        {name: getattr(receipt, name) for name in _PLAIN}
        | {
            "kind": receipt.kind.value,
            "marks": [mark.value for mark in receipt.marks],
            "sale_id": str(receipt.sale_id),
            "at": receipt.at.isoformat(),
            "settled_at": None if settled_at is None else settled_at.isoformat(),
            "amount": _from_money(receipt.amount),
            "over_value": _from_money(receipt.over_value),
            "short_value": _from_money(receipt.short_value),
            "rates": [_from_rate(rate) for rate in receipt.rates],
            "txids": list(receipt.txids),
        }
    )


def from_json(text: str) -> Receipt:
    """ValueError when the text is not what `to_json` wrote."""
    try:
        return _from_body(json.loads(text))
    except (TypeError, AttributeError, LookupError, ArithmeticError, RecursionError) as error:
        raise ValueError("not a receipt") from error


def _from_body(body: dict[str, Any]) -> Receipt:
    settled_at = body["settled_at"]
    return Receipt(
        **{name: body[name] for name in _PLAIN},
        kind=ReceiptKind(body["kind"]),
        marks=tuple(Mark(mark) for mark in body["marks"]),
        sale_id=UUID(body["sale_id"]),
        at=datetime.fromisoformat(body["at"]),
        settled_at=None if settled_at is None else datetime.fromisoformat(settled_at),
        amount=_to_money(body["amount"]),
        over_value=_to_optional_money(body["over_value"]),
        short_value=_to_optional_money(body["short_value"]),
        rates=tuple(_to_rate(rate) for rate in body["rates"]),
        txids=tuple(body["txids"]),
    )


def _from_money(money: Money | None) -> dict[str, Any] | None:
    if money is None:
        return None
    # The exponent too: an old receipt keeps its meaning when the table of currencies changes.
    return {
        "minor": money.minor,
        "currency": money.currency.code,
        "exponent": money.currency.exponent,
    }


def _to_money(body: dict[str, Any]) -> Money:
    return Money(body["minor"], Currency(body["currency"], body["exponent"]))


def _to_optional_money(body: dict[str, Any] | None) -> Money | None:
    return None if body is None else _to_money(body)


def _from_rate(rate: RateLine) -> dict[str, Any]:
    return {
        "currency": rate.currency_code,
        "price": str(rate.price),
        "locked_at": rate.locked_at.isoformat(),
        "sources": list(rate.sources),
    }


def _to_rate(body: dict[str, Any]) -> RateLine:
    return RateLine(
        currency_code=body["currency"],
        price=Decimal(body["price"]),
        locked_at=datetime.fromisoformat(body["locked_at"]),
        sources=tuple(body["sources"]),
    )
