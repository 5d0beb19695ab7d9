"""What of a sale's amount is tax, discount and tip."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pos_app.domain.bill import Bill, BillLine, TaxMode
from pos_app.domain.money import Money
from pos_app.domain.shift_entry import PLAIN, SaleParts
from pos_app.domain.tax import TaxRate, taxes_of
from pos_app.services.shifts.shift_booking import parts_of
from tests.support.domain_values import EUR, TEN_EURO, waiting

VAT = TaxRate("VAT", Decimal(19))


def euro(minor: int) -> Money:
    return Money(minor, EUR)


def a_bill(off_line: Money | None, off_all: Money | None) -> Bill:
    sold = euro(900)
    line = BillLine(
        name="Tea",
        quantity=Decimal(1),
        unit="",
        price=euro(sold.minor + (off_line.minor if off_line else 0)),
        discount=off_line,
        amount=euro(sold.minor + (off_all.minor if off_all else 0)),
        tax=VAT,
        item_id=None,
    )
    return Bill(
        lines=(line,),
        tax_mode=TaxMode.INCLUDED,
        discount=off_all,
        taxes=taxes_of([(VAT, sold)]),
        tip=euro(100),
        total=TEN_EURO,
    )


def test_a_typed_amount_includes_the_shops_tax_or_none() -> None:
    assert parts_of(waiting(), None) == PLAIN
    assert parts_of(waiting(), VAT) == SaleParts(taxes=taxes_of([(VAT, TEN_EURO)]))


def test_a_bill_says_it_all_itself() -> None:
    sale = replace(waiting(), bill=a_bill(euro(50), euro(30)))
    assert parts_of(sale, TaxRate("VAT", Decimal(7))) == SaleParts(
        discount=euro(80), tip=euro(100), taxes=taxes_of([(VAT, euro(900))])
    )
    assert parts_of(replace(sale, bill=a_bill(None, None)), None).discount is None
