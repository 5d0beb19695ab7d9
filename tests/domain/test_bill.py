"""Whatever is sold, in any currency, adds up to the smallest coin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.bill import Bill, TaxMode
from pos_app.domain.money import Money, currency
from pos_app.domain.tax import TaxLine, added_tax, included_tax
from tests.support.carts import REDUCED, STANDARD, cart, carts, euro, line

if TYPE_CHECKING:
    from random import Random

    from pos_app.domain.cart import Cart


@given(carts(), st.randoms(use_true_random=False))
def test_all_adds_up_in_any_order(cart: Cart, random: Random) -> None:
    bill = cart.bill()
    lines = sum(each.amount.minor for each in bill.lines)
    off = 0 if bill.discount is None else bill.discount.minor
    tip = 0 if bill.tip is None else bill.tip.minor
    assert 0 <= off <= lines
    assert tip >= 0
    assert bill.total.minor == lines - off + bill.added_tax.minor + tip >= 0
    assert bill.total.currency == cart.currency
    if any(each.tax is not None for each in cart.lines):
        assert sum(each.gross.minor for each in bill.taxes) == bill.before_tip.minor
    for each in bill.taxes:
        if cart.tax_mode is TaxMode.ADDED:
            assert each.tax == added_tax(each.net, each.rate)
        else:
            assert each.tax == included_tax(each.gross, each.rate)
    shuffled = list(cart.lines)
    random.shuffle(shuffled)
    other = replace(cart, lines=tuple(shuffled)).bill()
    assert replace(other, lines=bill.lines) == bill


@given(carts())
def test_a_discount_takes_no_more_than_there_is(cart: Cart) -> None:
    cart = replace(cart, tip=None)
    bill = cart.bill()
    assert bill.total.minor <= replace(cart, discount=None).bill().total.minor
    for each in bill.lines:
        own = 0 if each.discount is None else each.discount.minor
        full = each.price.minor * each.quantity
        assert each.amount.minor >= 0
        assert own >= 0
        assert abs(each.amount.minor + own - full) * 2 <= 1


def test_a_receipt_has_the_lines_of_a_bill() -> None:
    (first, second) = cart(line(350, tax=STANDARD), line(100, "Cake")).bill().sold_lines
    assert (first.name, first.amount, first.price, first.tax) == (
        "Coffee",
        euro(350),
        euro(350),
        STANDARD,
    )
    assert (second.name, str(second.quantity), second.tax) == ("Cake", "1", None)


BILL = cart(line(1_000, tax=STANDARD), discount=euro(100), tip=euro(50)).bill()


@pytest.mark.parametrize(
    "changes",
    [
        {"total": euro(951)},
        {"tip": None},
        {"discount": None},
        {"taxes": (TaxLine(REDUCED, euro(901), euro(0)),)},
        {"tax_mode": TaxMode.ADDED},
        {"lines": ()},
        {"tip": Money(50, currency("USD"))},
    ],
)
def test_a_bill_that_does_not_add_up_is_none(changes: dict[str, Any]) -> None:
    assert isinstance(BILL, Bill)
    with pytest.raises(ValueError, match=r"add up|currency"):
        replace(BILL, **changes)
