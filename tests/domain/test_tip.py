"""A tip is a share of the bill or an own amount, and stands apart from what was sold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.share import Percent
from pos_app.domain.tax import TaxRate
from pos_app.domain.tip import TipOffer, typed_bill, with_tip
from tests.support.carts import cart, euro, line

FIVE, TEN = Percent(Decimal(5)), Percent(Decimal(10))
OFFER = TipOffer(percents=(FIVE, TEN))


def test_choices_say_what_each_comes_to_and_leave_out_what_comes_to_nothing() -> None:
    assert OFFER.choices(euro(350)) == ((FIVE, euro(18)), (TEN, euro(35)))
    assert OFFER.choices(euro(9)) == ((TEN, euro(1)),)


@pytest.mark.parametrize(
    ("tip", "own_amount", "allowed"),
    [
        (euro(35), False, True),
        (euro(36), False, False),
        (euro(36), True, True),
        (euro(350), True, True),
        (euro(351), True, False),
        (euro(0), True, False),
        (Money(36, currency("USD")), True, False),
    ],
)
def test_only_what_was_offered_is_taken(tip: Money, *, own_amount: bool, allowed: bool) -> None:
    offer = TipOffer(percents=OFFER.percents, own_amount=own_amount)
    assert offer.allows(tip, euro(350)) is allowed


def test_a_tip_is_on_top_and_changes_no_tax() -> None:
    bill = cart(line(350)).bill()
    tipped = with_tip(with_tip(bill, euro(35)), euro(50))
    assert (tipped.tip, tipped.total, tipped.before_tip) == (euro(50), euro(400), bill.total)
    assert tipped.taxes == bill.taxes


def test_an_amount_that_was_typed_becomes_a_bill_without_lines_on_paper() -> None:
    vat = TaxRate("VAT", Decimal(20))
    bill = with_tip(typed_bill(euro(1200), vat), euro(120))
    assert (bill.total, bill.tax, bill.sold_lines) == (euro(1320), euro(200), ())
    assert typed_bill(euro(1200), None).taxes == ()
