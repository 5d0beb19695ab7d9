"""Receipts come back from their JSON as they went in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import Currency, Money
from pos_app.domain.receipt import Mark, RateLine, Receipt, ReceiptKind
from pos_app.domain.receipt_template import ReceiptBlock, ReceiptTemplate
from pos_app.services.receipts.receipt_json import from_json, to_json
from tests.support.receipts import a_full_receipt, a_receipt

if TYPE_CHECKING:
    from pos_app.domain.receipt_template import Logo

# As the till wrote it before receipts had a template.
FIRST_VERSION = (
    '{"address":"bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk","amount":{"currency":"EUR",'
    '"exponent":2,"minor":3197},"at":"2026-11-21T13:41:30+00:00","block_height":313,'
    '"confirmations":1,"copy_number":null,"due_sat":35040,"kind":"receipt","marks":'
    '["test_network"],"note":"Signed copy for Lena","over_sat":0,"over_value":null,'
    '"paid_sat":35040,"rates":[{"currency":"EUR","locked_at":"2026-11-21T13:30:02+00:00",'
    '"price":"91240.50","sources":["kraken","coinbase","bitstamp","bitfinex","coingecko"]}],'
    '"receipt_number":1043,"sale_id":"5c6f2a1e-9d0b-4e57-8a34-0f6b7c8d9e10","sale_number":1050,'
    '"settled_at":"2026-11-21T13:41:29+00:00","short_sat":0,"short_value":null,"store_address":'
    '"1 Main Street","store_name":"Corner Books","taken_back":false,"till_name":"Till 1","txids":'
    '["1b5b9ccb40d2a70f1c3de5fbd58ae5d1c2a3b4f5968778695a4b3c2d528e446c"],'
    '"utc_offset_minutes":60}'
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
times = st.datetimes(timezones=st.just(UTC))
sats = st.integers(min_value=0, max_value=2_100_000_000_000_000)
money = st.builds(
    Money, st.integers(), st.builds(Currency, st.sampled_from(("EUR", "JPY", "SAT")), st.just(0))
)
rates = st.builds(
    RateLine,
    currency_code=st.just("EUR"),
    price=st.decimals(allow_nan=False, allow_infinity=False),
    locked_at=times,
    sources=st.lists(texts, max_size=3).map(tuple),
)
templates = st.builds(
    ReceiptTemplate,
    header=texts,
    footer=texts,
    refund_note=texts,
    tax_number=texts,
    shown=st.frozensets(st.sampled_from(ReceiptBlock)),
    explorer_qr=texts,
)
changes: Any = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(ReceiptKind),
        "marks": st.lists(st.sampled_from(Mark)).map(tuple),
        "store_name": texts,
        "note": texts,
        "receipt_number": st.none() | st.integers(),
        "settled_at": st.none() | times,
        "at": times,
        "amount": money,
        "paid_sat": sats,
        "over_value": st.none() | money,
        "short_value": st.none() | money,
        "rates": st.lists(rates, max_size=2).map(tuple),
        "block_height": st.none() | st.integers(),
        "taken_back": st.booleans(),
        "txids": st.lists(texts, max_size=3).map(tuple),
        "cashier": texts,
        "template": templates,
    },
)


@given(changes)
def test_every_receipt_comes_back(wishes: dict[str, Any]) -> None:
    receipt: Receipt = a_receipt(**wishes)
    assert from_json(to_json(receipt)) == receipt


def test_a_rate_keeps_its_digits() -> None:
    (rate,) = from_json(to_json(a_receipt())).rates
    assert rate.price == Decimal("91240.50")
    assert str(rate.price) == "91240.50"


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000, "{}", '{"settled_at": null}'])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(text)


def test_lines_taxes_and_the_logo_come_back() -> None:
    full = a_full_receipt()
    logo = full.template.logo
    assert logo is not None
    text = to_json(full)
    asked: list[str] = []

    def find(digest: str) -> Logo:
        asked.append(digest)
        return logo

    assert from_json(text, find) == full
    assert asked == [logo.digest]
    lost = replace(full, template=replace(full.template, logo=None))
    assert from_json(text) == lost
    assert len(text) < 4_000  # the picture itself is kept apart


def test_a_receipt_of_the_first_version_prints_as_it_did() -> None:
    old = from_json(FIRST_VERSION)
    shown = frozenset(ReceiptBlock) - {ReceiptBlock.REFUND_NOTE}
    assert old == a_receipt(template=ReceiptTemplate(shown=shown))
    assert json.loads(to_json(old))["version"] == 3
    assert from_json(to_json(old)) == old


def test_a_receipt_of_the_second_version_prints_as_it_did() -> None:
    body = json.loads(to_json(a_full_receipt()))
    body["version"] = 2
    del body["tax_on_top"]
    for line in body["lines"]:
        del line["unit"], line["discount"]
    logo = a_full_receipt().template.logo
    assert from_json(json.dumps(body), lambda _: logo) == a_full_receipt()


def test_what_was_sold_by_weight_or_at_a_discount_comes_back() -> None:
    full = a_full_receipt()
    off = Money(50, full.amount.currency)
    lines = tuple(replace(line, unit="kg", discount=off) for line in full.lines)
    logo = full.template.logo
    sold = replace(full, lines=lines)
    assert from_json(to_json(sold), lambda _: logo) == sold
    dearer = replace(full, lines=(), tax_on_top=True)
    assert from_json(to_json(dearer), lambda _: logo) == dearer


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 4},
        {"version": None},
        {"lines": [{}]},
        {"template": {}},
        {"template": None},
        {"amount": {"minor": 1, "currency": "EUR", "exponent": 2}},
        {"taxes": [{"rate": {"name": "", "percent": "x"}, "gross": None, "tax": None}]},
    ],
)
def test_a_document_that_is_not_whole_is_refused(changes: dict[str, Any]) -> None:
    body = json.loads(to_json(a_full_receipt())) | changes
    with pytest.raises(ValueError, match="receipt"):
        from_json(json.dumps(body))
