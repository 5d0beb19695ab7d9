"""The list of sales that a bookkeeper compares with the store's orders and the wallet's payments.

CSV is as RFC 4180 has it. A text that a spreadsheet would take for a formula gets an apostrophe
before it (OWASP, CSV injection): a customer's words must not reckon on the bookkeeper's machine.
"""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_app.domain.money import Money
from pos_app.domain.tax import taxes_of
from pos_app.services.books.sales_export_books import BOOK_COLUMNS, NOT_BOOKED, books_of
from pos_app.services.store.message_body import utc_text
from pos_app.services.store.sale_message import order_status, payment_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import TextIO

    from pos_app.domain.bill import Bill
    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxLine, TaxRate
    from pos_app.services.books.sales_export_books import SaleBooks

# The last four are the wide forms of the first four.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
COLUMNS = (
    "sale_number", "receipt_number", "order_id", "created_at", "accepted_at", "settled_at",
    "amount", "amount_minor", "currency", "worth", "worth_minor", "worth_currency",
    "sat_due", "sat_received", "sat_over", "sat_forgiven",
    "rate_price", "rate_currency", "rate_margin_basis_points", "rate_sources",
    "tax", "tax_minor", "tax_rates",
    "status", "life", "payment_status", "order_status", "txids", "address", "note",
    "lines", "discounts", "discounts_minor", "tip", "tip_minor", *BOOK_COLUMNS,
)  # fmt: skip


def taxes_now(sale: Sale, rate: TaxRate | None) -> tuple[TaxLine, ...]:
    """For a settled sale without a printed receipt: what one would say today."""
    if sale.bill is not None:
        return () if sale.receipt_number is None else sale.bill.taxes
    if rate is None or sale.receipt_number is None:
        return ()
    return taxes_of([(rate, sale.amount)])


def entry_of(
    sale: Sale, taxes: tuple[TaxLine, ...], books: SaleBooks = NOT_BOOKED
) -> dict[str, Any]:
    """Amounts both as exact decimals in text and as whole minor units; None where there is none."""
    prepared = bool(sale.locks)
    return {
        "sale_number": sale.number,
        "receipt_number": sale.receipt_number,
        "order_id": str(sale.id),
        "created_at": utc_text(sale.created_at),
        "accepted_at": _time(sale.accepted_at),
        "settled_at": _time(sale.settled_at),
        **_money("amount", "currency", sale.amount),
        **_money("worth", "worth_currency", sale.worth),
        "sat_due": sale.due_sat if prepared else None,
        "sat_received": sale.received_sat,
        "sat_over": sale.over_sat if prepared else 0,
        "sat_forgiven": sale.short_sat if prepared else 0,
        **_rate(sale.lock if prepared else None),
        **_tax(sale, taxes),
        "status": sale.state.standing.value,
        "life": sale.state.life.value,
        "payment_status": payment_status(sale),
        "order_status": order_status(sale),
        "txids": list(dict.fromkeys(filter(None, (each.output_txid for each in sale.credits)))),
        "address": None if sale.request is None else sale.request.address,
        "note": sale.note,
        **_sold(sale.bill),
        **books_of(sale, taxes, books),
    }


def write_csv(entries: Iterable[dict[str, Any]], to: TextIO) -> None:
    """`to` must not change line ends."""
    writer = csv.writer(to, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        row = {**entry, "lines": "; ".join(map(_line_text, entry["lines"]))}
        writer.writerow([cell(row[column]) for column in COLUMNS])


def write_json(entries: Iterable[dict[str, Any]], to: TextIO) -> None:
    """An array with one object a line."""
    to.writelines(_lines(entries))


def _lines(entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "[\n"
    for entry in entries:
        yield before + json.dumps(entry, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def cell(value: object) -> str:
    """What stands in a spreadsheet for it, and is taken for no formula there."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list):
        value = " ".join(one if isinstance(one, str) else "=".join(one.values()) for one in value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text


def _sold(bill: Bill | None) -> dict[str, Any]:
    """What an amount is made of that was not only typed."""
    lines = () if bill is None else bill.lines
    tip = None if bill is None else bill.tip
    off = None if bill is None else bill.all_discounts
    return {
        "lines": [
            {
                "name": line.name,
                "quantity": f"{line.quantity:f}{line.unit and ' '}{line.unit}",
                "amount": f"{line.amount.decimal:f}",
            }
            for line in lines
            if line.name
        ],
        **_sum("discounts", off),
        **_sum("tip", tip),
    }


def _line_text(line: dict[str, str]) -> str:
    return f"{line['quantity']} x {line['name']} = {line['amount']}"


def _sum(name: str, money: Money | None) -> dict[str, Any]:
    return {
        name: None if money is None else f"{money.decimal:f}",
        f"{name}_minor": None if money is None else money.minor,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else utc_text(at)


def _money(name: str, currency_name: str, money: Money | None) -> dict[str, Any]:
    return {
        **_sum(name, money),
        currency_name: None if money is None else money.currency.code,
    }


def _rate(lock: RateLock | None) -> dict[str, Any]:
    quotes = () if lock is None else lock.quotes
    return {
        "rate_price": None if lock is None else f"{lock.price:f}",
        "rate_currency": None if lock is None else lock.currency_code,
        "rate_margin_basis_points": None if lock is None else lock.margin_basis_points,
        "rate_sources": [{"name": one.source, "price": f"{one.price:f}"} for one in quotes],
    }


def _tax(sale: Sale, taxes: tuple[TaxLine, ...]) -> dict[str, Any]:
    total = Money(sum(line.tax.minor for line in taxes), sale.amount.currency) if taxes else None
    return {
        "tax": None if total is None else f"{total.decimal:f}",
        "tax_minor": None if total is None else total.minor,
        "tax_rates": [
            {"name": line.rate.name, "percent": f"{line.rate.percent:f}"} for line in taxes
        ],
    }
