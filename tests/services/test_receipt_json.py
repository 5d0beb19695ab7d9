"""Receipts come back from their JSON as they went in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import Currency, Money
from pos_app.domain.receipt import Mark, RateLine, Receipt, ReceiptKind
from pos_app.services.receipt_json import from_json, to_json
from tests.support.receipts import a_receipt

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
times = st.datetimes(timezones=st.timezones().filter(lambda zone: zone.key == "UTC"))
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


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"settled_at": null}'])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(text)
