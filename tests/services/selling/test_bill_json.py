"""A bill comes back from its JSON as it went in, and the journal knows no name that was typed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from pos_app.services.selling.bill_json import (
    bill_document,
    bill_from_text,
    bill_text,
    journal_bill,
)
from tests.support.carts import COFFEE, STANDARD, cart, carts, euro, line

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart

BILL = cart(
    line(350, tax=STANDARD, item_id=COFFEE),
    line(1_000, "Repair for Mrs Lovelace"),
    discount=euro(100),
    tip=euro(50),
).bill()


@given(carts())
def test_any_bill_comes_back(cart: Cart) -> None:
    bill = cart.bill()
    text = bill_text(bill)
    assert bill_from_text(text) == bill
    assert bill_text(bill_from_text(text)) == text


def test_a_bill_of_two_lines_is_short() -> None:
    assert len(bill_text(BILL)) < 700
    assert bill_document(BILL)["rates"] == [
        {"name": "VAT", "percent": "19"},
        {"name": "", "percent": "0"},
    ]


def test_a_rate_that_taxes_nothing_is_kept_with_its_line() -> None:
    stripped = replace(BILL, taxes=())
    assert bill_from_text(bill_text(stripped)) == stripped


def test_the_journal_has_the_names_of_items_and_hashes_of_the_others() -> None:
    document = journal_bill(BILL, salt="token")
    item, typed = document["lines"]
    assert item["name"] == "Coffee"
    assert "Lovelace" not in json.dumps(document)
    assert (typed["price"], typed["amount"]) == (1_000, 1_000)
    assert typed["name_hash"] != journal_bill(BILL, salt="other")["lines"][1]["name_hash"]
    assert {**document, "lines": ()} == {**bill_document(BILL), "lines": ()}


@pytest.mark.parametrize(
    "changes",
    [
        {"total": 1},
        {"tax_mode": "none"},
        {"lines": [{}]},
        {"lines": None},
        {"taxes": [{"rate": 9, "gross": 1, "tax": 0}]},
        {"rates": [{"name": "", "percent": "x"}]},
        {"discount": "x"},
    ],
)
def test_what_is_no_bill_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"bill|TaxMode"):
        bill_from_text(json.dumps(bill_document(BILL) | changes))
