"""A bill as JSON: its currency and tax rates once, amounts in their smallest coin."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.bill import Bill, BillLine, TaxMode
from pos_app.domain.journal import canonical_json
from pos_app.domain.money import Currency, Money
from pos_app.domain.tax import TaxLine, TaxRate

if TYPE_CHECKING:
    from collections.abc import Mapping


def bill_text(bill: Bill) -> str:
    """Canonical: the same bill always gives the same text."""
    return canonical_json(bill_document(bill))


def bill_document(bill: Bill) -> dict[str, Any]:
    rates = _rates(bill)
    places = {rate: at for at, rate in enumerate(rates)}
    return {
        "currency": bill.currency.code,
        "exponent": bill.currency.exponent,
        "tax_mode": bill.tax_mode.value,
        "rates": [{"name": rate.name, "percent": str(rate.percent)} for rate in rates],
        "lines": [_from_line(line, places) for line in bill.lines],
        "discount": _minor(bill.discount),
        "taxes": [
            {"rate": places[line.rate], "gross": line.gross.minor, "tax": line.tax.minor}
            for line in bill.taxes
        ],
        "tip": _minor(bill.tip),
        "total": bill.total.minor,
    }


def journal_bill(bill: Bill, *, salt: str) -> dict[str, Any]:
    """As the journal holds it: of a name that was typed, which may be a person's, only a hash."""
    document = bill_document(bill)
    for at, line in enumerate(document["lines"]):
        if line["item"] is None:
            name = line.pop("name")
            line["name_hash"] = typed_name_hash(salt, at, name)
    return document


def typed_name_hash(salt: str, at: int, name: str) -> str:
    """Of the line number `at`, counted from 0."""
    return hashlib.sha256(f"{salt}:{at}:{name}".encode()).hexdigest()


def bill_from_text(text: str) -> Bill:
    """ValueError when the text is not what `bill_text` wrote."""
    try:
        return _from_document(json.loads(text))
    except (TypeError, AttributeError, LookupError, ArithmeticError, RecursionError) as error:
        raise ValueError("not a bill") from error


def _from_document(document: Any) -> Bill:
    currency = Currency(document["currency"], document["exponent"])
    rates = [TaxRate(rate["name"], Decimal(rate["percent"])) for rate in document["rates"]]
    return Bill(
        lines=tuple(_to_line(line, rates, currency) for line in document["lines"]),
        tax_mode=TaxMode(document["tax_mode"]),
        discount=_money(document["discount"], currency),
        taxes=tuple(
            TaxLine(
                rates[line["rate"]], Money(line["gross"], currency), Money(line["tax"], currency)
            )
            for line in document["taxes"]
        ),
        tip=_money(document["tip"], currency),
        total=Money(document["total"], currency),
    )


def _rates(bill: Bill) -> list[TaxRate]:
    """Each once, in the order of the taxes; lines may have one that no tax has."""
    of_lines = (line.tax for line in bill.lines if line.tax is not None)
    return list(dict.fromkeys([*(line.rate for line in bill.taxes), *of_lines]))


def _from_line(line: BillLine, places: Mapping[TaxRate, int]) -> dict[str, Any]:
    return {
        "name": line.name,
        "quantity": str(line.quantity),
        "unit": line.unit,
        "price": line.price.minor,
        "discount": _minor(line.discount),
        "amount": line.amount.minor,
        "rate": None if line.tax is None else places[line.tax],
        "item": None if line.item_id is None else str(line.item_id),
    }


def _to_line(line: dict[str, Any], rates: list[TaxRate], currency: Currency) -> BillLine:
    return BillLine(
        name=line["name"],
        quantity=Decimal(line["quantity"]),
        unit=line["unit"],
        price=Money(line["price"], currency),
        discount=_money(line["discount"], currency),
        amount=Money(line["amount"], currency),
        tax=None if line["rate"] is None else rates[line["rate"]],
        item_id=None if line["item"] is None else UUID(line["item"]),
    )


def _minor(money: Money | None) -> int | None:
    return None if money is None else money.minor


def _money(minor: int | None, currency: Currency) -> Money | None:
    return None if minor is None else Money(minor, currency)
