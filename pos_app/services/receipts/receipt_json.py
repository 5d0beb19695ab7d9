"""Receipts as JSON text, as the store keeps them with their print jobs.

Version 1, which named no version, had no template, lines, taxes or cashier; version 2 no taxes on
top, and its lines had neither unit nor discount.
"""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.journal import canonical_json
from pos_app.domain.receipt import Mark, PaidBack, RateLine, Receipt, ReceiptKind, SoldLine
from pos_app.domain.receipt_template import ReceiptBlock, ReceiptTemplate
from pos_app.domain.refund import RefundReason
from pos_app.domain.tax import TaxLine, TaxRate
from pos_app.services.books.money_json import from_money, to_money, to_optional_money

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.receipt_template import Logo

# Raised together with the store's revision: then an older till refuses the books as a whole, where
# it would print nothing any more for one paper that it can't read.
VERSION = 3

_PLAIN = (
    "store_name", "store_address", "sale_number", "receipt_number", "copy_number",
    "utc_offset_minutes", "till_name", "note", "paid_sat", "due_sat", "over_sat", "short_sat",
    "confirmations", "block_height", "taken_back", "address",
    "cashier", "tax_on_top",
)  # fmt: skip
_TEMPLATE = ("header", "footer", "refund_note", "tax_number", "explorer_qr")
_PAID_BACK = ("sat", "address", "txid", "block_height")
_BLOCKS_OF_VERSION_1 = sorted(
    block.value for block in ReceiptBlock if block is not ReceiptBlock.REFUND_NOTE
)
_ADDED_SINCE_VERSION_2: dict[str, Any] = {"tax_on_top": False}
_ADDED_SINCE_VERSION_1 = _ADDED_SINCE_VERSION_2 | {
    "cashier": "",
    "lines": [],
    "discount": None,
    "tip": None,
    "taxes": [],
    "template": dict.fromkeys(_TEMPLATE, "") | {"shown": _BLOCKS_OF_VERSION_1, "logo": None},
}
_ADDED_SINCE = {1: _ADDED_SINCE_VERSION_1, 2: _ADDED_SINCE_VERSION_2, VERSION: {}}


def no_logo(_: str) -> Logo | None:
    """Where logos are not kept: the paper comes out without."""
    return None


def to_json(receipt: Receipt) -> str:
    """Canonical: the same receipt always gives the same text."""
    settled_at = receipt.settled_at
    return canonical_json(
        {name: getattr(receipt, name) for name in _PLAIN}
        | {
            "version": VERSION,
            "kind": receipt.kind.value,
            "marks": [mark.value for mark in receipt.marks],
            "sale_id": str(receipt.sale_id),
            "at": receipt.at.isoformat(),
            "settled_at": None if settled_at is None else settled_at.isoformat(),
            "amount": from_money(receipt.amount),
            "over_value": from_money(receipt.over_value),
            "short_value": from_money(receipt.short_value),
            "rates": [_from_rate(rate) for rate in receipt.rates],
            "txids": list(receipt.txids),
            "lines": [_from_line(line) for line in receipt.lines],
            "discount": from_money(receipt.discount),
            "tip": from_money(receipt.tip),
            "taxes": [tax_to_json(line) for line in receipt.taxes],
            "paid_back": _from_paid_back(receipt.paid_back),
            "template": _from_template(receipt.template),
        }
    )


def from_json(text: str, find_logo: Callable[[str], Logo | None] = no_logo) -> Receipt:
    """ValueError when the text is not what `to_json` wrote, now or in an earlier version.

    `find_logo` gets the digest of the receipt's logo; None prints it without.
    """
    try:
        return from_document(json.loads(text), find_logo)
    except RecursionError as error:
        raise ValueError("not a receipt") from error


def from_document(document: Any, find_logo: Callable[[str], Logo | None]) -> Receipt:
    """As `from_json`, for a text that was parsed."""
    try:
        return _from_body(_upgraded(document), find_logo)
    except (TypeError, AttributeError, LookupError, ArithmeticError) as error:
        raise ValueError("not a receipt") from error


def _upgraded(body: dict[str, Any]) -> dict[str, Any]:
    version = body.get("version", 1)
    if version not in _ADDED_SINCE:
        raise ValueError("a receipt of a newer till")
    return body | _ADDED_SINCE[version]


def _from_body(body: dict[str, Any], find_logo: Callable[[str], Logo | None]) -> Receipt:
    settled_at = body["settled_at"]
    return Receipt(
        **{name: body[name] for name in _PLAIN},
        kind=ReceiptKind(body["kind"]),
        marks=tuple(Mark(mark) for mark in body["marks"]),
        sale_id=UUID(body["sale_id"]),
        at=datetime.fromisoformat(body["at"]),
        settled_at=None if settled_at is None else datetime.fromisoformat(settled_at),
        amount=to_money(body["amount"]),
        over_value=to_optional_money(body["over_value"]),
        short_value=to_optional_money(body["short_value"]),
        rates=tuple(_to_rate(rate) for rate in body["rates"]),
        txids=tuple(body["txids"]),
        lines=tuple(_to_line(line) for line in body["lines"]),
        discount=to_optional_money(body["discount"]),
        tip=to_optional_money(body["tip"]),
        taxes=tuple(tax_from_json(line) for line in body["taxes"]),
        # Not before refunds were watched for, which raised the store's revision.
        paid_back=_to_paid_back(body.get("paid_back")),
        template=_to_template(body["template"], find_logo),
    )


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


def _from_paid_back(paid: PaidBack | None) -> dict[str, Any] | None:
    if paid is None:
        return None
    plain = {name: getattr(paid, name) for name in _PAID_BACK}
    return plain | {"reason": paid.reason.value, "value": from_money(paid.value)}


def _to_paid_back(body: dict[str, Any] | None) -> PaidBack | None:
    if body is None:
        return None
    return PaidBack(
        **{name: body[name] for name in _PAID_BACK},
        reason=RefundReason(body["reason"]),
        value=to_money(body["value"]),
    )


def _from_line(line: SoldLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "quantity": str(line.quantity),
        "amount": from_money(line.amount),
        "price": from_money(line.price),
        "tax": None if line.tax is None else _from_tax_rate(line.tax),
        "unit": line.unit,
        "discount": from_money(line.discount),
    }


def _to_line(body: dict[str, Any]) -> SoldLine:
    return SoldLine(
        name=body["name"],
        quantity=Decimal(body["quantity"]),
        amount=to_money(body["amount"]),
        price=to_optional_money(body["price"]),
        tax=None if body["tax"] is None else _to_tax_rate(body["tax"]),
        # Not before version 3.
        unit=body.get("unit", ""),
        discount=to_optional_money(body.get("discount")),
    )


def tax_to_json(line: TaxLine) -> dict[str, Any]:
    rate, gross, tax = _from_tax_rate(line.rate), from_money(line.gross), from_money(line.tax)
    return {"rate": rate, "gross": gross, "tax": tax}


def tax_from_json(body: dict[str, Any]) -> TaxLine:
    return TaxLine(_to_tax_rate(body["rate"]), to_money(body["gross"]), to_money(body["tax"]))


def _from_tax_rate(rate: TaxRate) -> dict[str, Any]:
    return {"name": rate.name, "percent": str(rate.percent)}


def _to_tax_rate(body: dict[str, Any]) -> TaxRate:
    return TaxRate(body["name"], Decimal(body["percent"]))


def _from_template(template: ReceiptTemplate) -> dict[str, Any]:
    # Named are the blocks that are shown: those of a later version were not on this paper.
    return {name: getattr(template, name) for name in _TEMPLATE} | {
        "shown": sorted(block.value for block in template.shown),
        "logo": None if template.logo is None else template.logo.digest,
    }


def _to_template(body: dict[str, Any], find_logo: Callable[[str], Logo | None]) -> ReceiptTemplate:
    return ReceiptTemplate(
        **{name: body[name] for name in _TEMPLATE},
        shown=frozenset(ReceiptBlock(block) for block in body["shown"]),
        logo=None if body["logo"] is None else find_logo(body["logo"]),
    )
