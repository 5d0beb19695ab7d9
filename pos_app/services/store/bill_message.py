"""What the shop's server is told of what was sold, as docs/webhook.md explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.services.store.message_body import amount_json

if TYPE_CHECKING:
    from pos_app.domain.bill import Bill, BillLine
    from pos_app.domain.money import Money
    from pos_app.domain.tax import TaxRate


def bill_json(bill: Bill | None) -> dict[str, Any]:
    """All fields, also of an amount that was only typed: without lines."""
    if bill is None:
        return {"lines": [], "tax_mode": None, "discount": None, "taxes": [], "tip": None}
    return {
        "lines": [_line(line) for line in bill.lines if line.name],
        "tax_mode": bill.tax_mode.value,
        "discount": _amount(bill.discount),
        "taxes": [
            {
                **_rate(line.rate),
                "gross": amount_json(line.gross),
                "tax": amount_json(line.tax),
            }
            for line in bill.taxes
        ],
        "tip": _amount(bill.tip),
    }


def _line(line: BillLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "item_id": None if line.item_id is None else str(line.item_id),
        "quantity": f"{line.quantity:f}",
        "unit": line.unit,
        "price": amount_json(line.price),
        "discount": _amount(line.discount),
        "amount": amount_json(line.amount),
        "tax": None if line.tax is None else _rate(line.tax),
    }


def _rate(rate: TaxRate) -> dict[str, str]:
    return {"name": rate.name, "percent": f"{rate.percent:f}"}


def _amount(amount: Money | None) -> dict[str, Any] | None:
    return None if amount is None else amount_json(amount)
