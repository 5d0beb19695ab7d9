"""Refunds come back as they went, keep what was promised, and no output pays two of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos_app.domain.credit import Assurance
from pos_app.domain.money import Money, currency
from pos_app.domain.refund import Refund, RefundReason
from tests.adapters.storage.full_sales import NOON, TXID, a_credit, a_sale

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.domain.sale import Sale

SCRIPT = b"\x00\x14" + b"\x07" * 20


def a_refund(**changes: Any) -> Refund:
    refund = Refund(
        id=uuid4(),
        reason=RefundReason.WORTH_NOW,
        sat=21_000,
        value=Money(1_999, currency("EUR")),
        price=Decimal("95190.250"),
        address="bcrt1qexampleofacustomer",
        script=SCRIPT,
        asked_at=NOON,
        earlier=(f"{TXID}:7", f"{TXID}:8"),
        payment=a_credit(9, Assurance.CONFIRMED),
        by_own_wallet=True,
        short_sat=12,
        proven_at=NOON + timedelta(hours=1),
        withdrawn_at=NOON + timedelta(minutes=3),
    )
    return replace(refund, **changes)


def unpaid(**changes: Any) -> Refund:
    none = {"earlier": None, "payment": None, "proven_at": None, "withdrawn_at": None}
    return a_refund(**(none | changes))


def save(store: SqliteStore, *sales: Sale) -> None:
    with store.transaction() as transaction:
        for sale in sales:
            transaction.save_sale(sale)


def followed(store: SqliteStore) -> list[int]:
    with store.transaction() as transaction:
        return [each.number for each in transaction.sales_giving_back(NOON)]


def test_every_field_comes_back_in_its_order(store: SqliteStore) -> None:
    sale = a_sale(1, refunds=(unpaid(), a_refund(earlier=()), unpaid(sat=5)))
    save(store, sale)
    with store.transaction() as transaction:
        assert transaction.sale(sale.id) == sale
    first = replace(sale.refunds[0], payment=a_credit(3, Assurance.SEEN), proven_at=NOON)
    moved = replace(sale, refunds=(first, *sale.refunds[1:]))
    save(store, moved)
    with store.transaction() as transaction:
        assert transaction.sale(sale.id) == moved


def test_what_may_still_change_is_followed(store: SqliteStore) -> None:
    final, other = (a_refund(payment=a_credit(at, Assurance.FINAL)) for at in (1, 3))
    given_up = unpaid(withdrawn_at=NOON - timedelta(seconds=1))
    save(
        store,
        a_sale(1, refunds=(unpaid(),)),
        a_sale(2, refunds=(final,)),
        a_sale(3, refunds=(other, unpaid(withdrawn_at=NOON + timedelta(seconds=1)))),
        a_sale(4, refunds=(given_up,)),
        a_sale(5, refunds=(a_refund(payment=a_credit(2, Assurance.UNKNOWN)), unpaid())),
        a_sale(6),
    )
    assert followed(store) == [1, 3, 5]


def test_no_output_pays_two_refunds(store: SqliteStore) -> None:
    save(store, a_sale(1, refunds=(a_refund(),)))
    with pytest.raises(IntegrityError):
        save(store, a_sale(2, refunds=(a_refund(),)))
    with store.transaction() as transaction:
        assert transaction.refund_outputs(SCRIPT) == {f"{TXID}:9"}
        assert transaction.refund_outputs(b"another") == frozenset()


def test_the_till_knows_the_coins_that_its_sales_brought(store: SqliteStore) -> None:
    save(store, a_sale(1, credits=(a_credit(4, Assurance.FINAL),)))
    with store.transaction() as transaction:
        assert transaction.has_coin((f"{TXID}:0", f"{TXID}:4"))
        assert not transaction.has_coin((f"{TXID}:0",))


@pytest.mark.parametrize(
    "change",
    ["UPDATE refund SET sat = 1", "UPDATE refund SET script = x'00'", "DELETE FROM refund"],
)
def test_a_promise_stays_as_it_is(store: SqliteStore, change: str) -> None:
    save(store, a_sale(1, refunds=(unpaid(),)))
    with pytest.raises(IntegrityError, match="a promise"), store.transaction() as transaction:
        transaction._connection.execute(text(change))
