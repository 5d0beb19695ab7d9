"""A list that any program reads and that no spreadsheet reckons with."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.refund import Refund, RefundReason, gone
from pos_app.domain.tax import TaxRate
from pos_app.services.books.sales_export import COLUMNS, entry_of, taxes_now, write_csv, write_json
from pos_app.services.books.sales_export_books import SaleBooks
from tests.support.carts import REDUCED, cart, euro, line
from tests.support.counter import NOON, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VAT = TaxRate("VAT", Decimal(19))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path, margin_basis_points=125)
    yield counter
    counter.close()


def as_csv(*entries: dict[str, Any]) -> str:
    written = io.StringIO(newline="")
    write_csv(entries, written)
    return written.getvalue()


def test_a_paid_sale_says_all_that_two_books_are_compared_by(counter: Counter) -> None:
    sale = counter.pay(counter.charge(note="für Lena 🎂"), TEN_EURO_SAT + 700, height=100)
    entry = entry_of(sale, taxes_now(sale, VAT))
    assert tuple(entry) == COLUMNS
    assert entry | {"sat_due": 0, "sat_over": 0} == {
        "sale_number": 1,
        "receipt_number": 1,
        "order_id": str(sale.id),
        "created_at": "2026-03-01T12:00:00.000000Z",
        "accepted_at": None,
        "settled_at": "2026-03-01T12:00:00.000000Z",
        "amount": "10.00",
        "amount_minor": 1000,
        "currency": "EUR",
        "worth": "10.00",
        "worth_minor": 1000,
        "worth_currency": "EUR",
        "sat_due": 0,
        "sat_received": TEN_EURO_SAT + 700,
        "sat_over": 0,
        "sat_forgiven": 0,
        "rate_price": f"{sale.lock.price:f}",
        "rate_currency": "EUR",
        "rate_margin_basis_points": 125,
        "rate_sources": [
            {"name": name, "price": f"{sale.lock.price:f}"} for name in ("kraken", "bitstamp")
        ],
        "tax": "1.60",
        "tax_minor": 160,
        "tax_rates": [{"name": "VAT", "percent": "19"}],
        "status": "confirmed",
        "life": "settled",
        "payment_status": "confirmed",
        "order_status": "paid_too_much" if sale.over_sat else "paid",
        "txids": [sale.credits[0].txid],
        "address": "address-0",
        "note": "für Lena 🎂",
        "lines": [],
        "discounts": None,
        "discounts_minor": None,
        "tip": None,
        "tip_minor": None,
        "taxes": [{"name": "VAT", "percent": "19", "net": "8.40", "tax": "1.60"}],
        "cashier": "",
        "sold_in_shift": None,
        "settled_in_shift": None,
        "fees_sat": 0,
        "refunded": None,
        "refunded_minor": None,
        "refunded_sat": 0,
        "refund_txids": [],
    }
    assert (entry["sat_due"], entry["sat_over"]) == (sale.due_sat, sale.over_sat)
    assert entry["sat_received"] - entry["sat_over"] == entry["sat_due"]


def test_a_sale_of_goods_says_what_was_sold_and_taxed_by_its_own_rates(counter: Counter) -> None:
    usual = TaxRate("VAT", Decimal(19))
    sold = cart(
        line(500, "=Coffee", quantity=Decimal("0.5"), unit="kg", tax=usual),
        line(800, "Book", tax=REDUCED),
        discount=euro(50),
        tip=euro(100),
    )
    bill = sold.bill()
    charged = counter.charge(bill.total, bill=bill)
    assert taxes_now(charged, VAT) == ()
    entry = entry_of(charged, taxes_now(counter.pay(charged, charged.due_sat, height=100), None))
    assert entry["lines"] == [
        {"name": "=Coffee", "quantity": "0.5 kg", "amount": "2.50"},
        {"name": "Book", "quantity": "1", "amount": "8.00"},
    ]
    assert (entry["discounts"], entry["discounts_minor"]) == ("0.50", 50)
    assert (entry["tip"], entry["amount_minor"]) == ("1.00", 1100)
    assert entry["tax_minor"] == bill.tax.minor
    assert [rate["percent"] for rate in entry["tax_rates"]] == ["19", "7"]
    [row] = list(csv.DictReader(io.StringIO(as_csv(entry))))
    assert row["lines"] == "0.5 kg x =Coffee = 2.50; 1 x Book = 8.00"


def test_a_sale_that_could_not_be_prepared_is_listed_without_a_price(counter: Counter) -> None:
    counter.rates.answer = None
    counter.rates.unknown = {"JPY"}
    sale = counter.charge(Money(500, currency("JPY")))
    entry = entry_of(sale, taxes_now(sale, VAT))
    assert (entry["status"], entry["life"]) == ("could_not_prepare", "open")
    empty = ("sat_due", "rate_price", "address", "tax", "order_status", "payment_status")
    assert [entry[name] for name in empty] == [None] * len(empty)
    assert (entry["amount"], entry["amount_minor"]) == ("500", 500)
    given_up = entry_of(counter.checkout.cancel(sale.id), ())
    assert (given_up["life"], given_up["order_status"]) == ("cancelled", "failed")


def test_without_a_receipt_or_a_rate_there_is_no_tax(counter: Counter) -> None:
    sale = counter.charge()
    assert taxes_now(sale, VAT) == ()
    assert taxes_now(counter.pay(sale, TEN_EURO_SAT, height=100), None) == ()


def test_csv_is_as_the_rfc_has_it(counter: Counter) -> None:
    sale = counter.charge()
    text = as_csv(entry_of(sale, ()) | {"note": 'two lines,\n"quoted"'})
    head, rest = text.split("\r\n", 1)
    assert head == ",".join(COLUMNS)
    assert ',"two lines,\n""quoted""",' in rest
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["note"] == 'two lines,\n"quoted"'
    assert row["receipt_number"] == row["txids"] == ""
    assert row["rate_sources"].split() == [f"{q.source}={q.price:f}" for q in sale.lock.quotes]


@pytest.mark.parametrize(
    "note",
    ['=HYPERLINK("http://x.example")', "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1"],
)
def test_no_customers_word_is_a_formula(counter: Counter, note: str) -> None:
    entry = entry_of(counter.charge(), ()) | {"note": note}
    (row,) = csv.DictReader(io.StringIO(as_csv(entry), newline=""))
    assert row["note"] == "'" + note
    kept = io.StringIO()
    write_json([entry], kept)
    assert json.loads(kept.getvalue())[0]["note"] == note  # nobody reckons with JSON


def test_json_is_one_array_with_a_sale_on_each_line(counter: Counter) -> None:
    entries = [entry_of(counter.charge(note=note), ()) for note in ("ä", "b")]
    for some in ([], entries[:1], entries):
        written = io.StringIO()
        write_json(some, written)
        assert json.loads(written.getvalue()) == some
        assert len(written.getvalue().splitlines()) == (2 + len(some) if some else 1)


def promise() -> Refund:
    return Refund(
        id=UUID(int=3),
        reason=RefundReason.AS_PAID,
        sat=TEN_EURO_SAT,
        value=Money(1000, currency("EUR")),
        price=Decimal(50_000),
        address="bc1qcustomer",
        script=bytes(22),
        asked_at=NOON,
    )


def test_what_went_back_counts_once_it_is_proven(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    (paid,) = sale.credits
    promised = promise()
    proven = replace(promised, payment=paid, proven_at=NOON)
    books = SaleBooks(cashier="Maya", sold_in=3, settled_in=4)
    before = entry_of(replace(sale, refunds=(promised,)), (), books)
    assert (before["refunded"], before["refunded_sat"]) == (None, 0)
    after = entry_of(replace(sale, refunds=(proven,)), (), books)
    assert (after["refunded"], after["refunded_minor"]) == ("10.00", 1000)
    assert (after["refunded_sat"], after["refund_txids"]) == (TEN_EURO_SAT, [paid.txid])
    assert (after["cashier"], after["sold_in_shift"], after["settled_in_shift"]) == ("Maya", 3, 4)


def test_a_refund_that_a_block_took_back_did_not_go_back(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    taken_back = replace(promise(), payment=gone(sale.credits[0]), proven_at=NOON)
    entry = entry_of(replace(sale, refunds=(taken_back,)), ())
    assert (entry["refunded"], entry["refunded_sat"], entry["refund_txids"]) == (None, 0, [])


def test_what_was_priced_in_satoshi_goes_back_in_satoshi(counter: Counter) -> None:
    sale = counter.pay(counter.charge(Money(TEN_EURO_SAT, SAT)), TEN_EURO_SAT, height=100)
    more = replace(sale.credits[0], sat=TEN_EURO_SAT + 5)
    refund = replace(promise(), payment=more, proven_at=NOON)
    entry = entry_of(replace(sale, refunds=(refund,)), ())
    assert (entry["currency"], entry["refunded_minor"]) == ("SAT", TEN_EURO_SAT + 5)
    assert entry["refunded_sat"] == TEN_EURO_SAT + 5
