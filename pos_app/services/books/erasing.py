"""What is left of a sale, a paper and a message once their personal texts are erased."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pos_app.domain.erased import ERASED
from pos_app.domain.journal import canonical_json
from pos_app.domain.receipt import Receipt

if TYPE_CHECKING:
    from pos_app.domain.bill import Bill
    from pos_app.domain.held_carts import HeldCart
    from pos_app.domain.receipt_shift import Paper
    from pos_app.domain.sale import Sale


def erased_text(text: str) -> str:
    """Nothing where nothing was said."""
    return ERASED if text else ""


def erased_sale(sale: Sale) -> Sale:
    return replace(
        sale,
        note=erased_text(sale.note),
        user_fields=tuple(
            replace(field, value=erased_text(field.value)) for field in sale.user_fields
        ),
        bill=None if sale.bill is None else _erased_bill(sale.bill),
    )


def erased_paper(paper: Paper, sale: Sale) -> Paper:
    """`sale` is what it is a paper of; the report of a shift is kept as it was closed."""
    if not isinstance(paper, Receipt):
        return paper
    typed = [] if sale.bill is None else [line.item_id is None for line in sale.bill.lines]
    lines = tuple(
        replace(line, name=erased_text(line.name)) if is_typed else line
        for line, is_typed in zip(paper.lines, typed, strict=False)
    )
    rest = paper.lines[len(lines) :]
    return replace(paper, note=erased_text(paper.note), lines=(*lines, *rest))


def erased_message(body: str) -> str:
    """Of a message about a sale, as docs/webhook.md explains it."""
    document: dict[str, Any] = json.loads(body)
    data = document["data"]
    data["note"] = erased_text(data["note"])
    for field in data.get("user_fields", ()):
        field["value"] = erased_text(field["value"])
    for line in data.get("lines", ()):
        if line["item_id"] is None:
            line["name"] = erased_text(line["name"])
    return canonical_json(document)


def erased_cart(held: HeldCart) -> HeldCart:
    lines = tuple(
        replace(line, name=erased_text(line.name)) if line.item_id is None else line
        for line in held.cart.lines
    )
    cart = replace(held.cart, lines=lines)
    return replace(held, label=erased_text(held.label), cart=cart)


def _erased_bill(bill: Bill) -> Bill:
    lines = tuple(
        replace(line, name=erased_text(line.name)) if line.item_id is None else line
        for line in bill.lines
    )
    return replace(bill, lines=lines)
