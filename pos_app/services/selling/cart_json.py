"""A cart as JSON, as it is held while others are served; a bill has a JSON of its own."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.bill import TaxMode
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.journal import canonical_json
from pos_app.domain.money import Currency, Money
from pos_app.domain.share import Percent
from pos_app.domain.tax import TaxRate

if TYPE_CHECKING:
    from pos_app.domain.share import Share


def cart_text(cart: Cart) -> str:
    return canonical_json(
        {
            "currency": cart.currency.code,
            "exponent": cart.currency.exponent,
            "tax_mode": cart.tax_mode.value,
            "lines": [_from_line(line) for line in cart.lines],
            "discount": _from_share(cart.discount),
            "tip": _from_share(cart.tip),
        }
    )


def cart_from_text(text: str) -> Cart:
    """ValueError when the text is not what `cart_text` wrote."""
    try:
        return _from_document(json.loads(text))
    except (TypeError, AttributeError, LookupError, ArithmeticError, RecursionError) as error:
        raise ValueError("not a cart") from error


def _from_document(document: Any) -> Cart:
    currency = Currency(document["currency"], document["exponent"])
    return Cart(
        currency=currency,
        tax_mode=TaxMode(document["tax_mode"]),
        lines=tuple(_to_line(line, currency) for line in document["lines"]),
        discount=_to_share(document["discount"], currency),
        tip=_to_share(document["tip"], currency),
    )


def _from_line(line: CartLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "price": line.price.minor,
        "quantity": str(line.quantity),
        "unit": line.unit,
        "tax": None
        if line.tax is None
        else {"name": line.tax.name, "percent": str(line.tax.percent)},
        "discount": _from_share(line.discount),
        "item": None if line.item_id is None else str(line.item_id),
    }


def _to_line(line: dict[str, Any], currency: Currency) -> CartLine:
    tax = line["tax"]
    return CartLine(
        name=line["name"],
        price=Money(line["price"], currency),
        quantity=Decimal(line["quantity"]),
        unit=line["unit"],
        tax=None if tax is None else TaxRate(tax["name"], Decimal(tax["percent"])),
        discount=_to_share(line["discount"], currency),
        item_id=None if line["item"] is None else UUID(line["item"]),
    )


def _from_share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    if isinstance(share, Percent):
        return {"percent": str(share.value)}
    return {"minor": share.minor}


def _to_share(share: dict[str, Any] | None, currency: Currency) -> Share | None:
    if share is None:
        return None
    if "percent" in share:
        return Percent(Decimal(share["percent"]))
    return Money(share["minor"], currency)
