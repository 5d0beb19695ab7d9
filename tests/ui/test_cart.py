"""The cart behind the keypad: what is shown is what is charged, to the smallest coin."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.bill import TaxMode
from pos_app.domain.cart import MOST_LINES
from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.tax import TaxRate
from tests.ui.entry_desk import EUR, Desk, item, plain

if TYPE_CHECKING:
    from pos_app.domain.money import Currency
    from pos_app.ui.formatting import Formatter


JPY, KWD = currency("JPY"), currency("KWD")
REDUCED = TaxRate("VAT", Decimal(7))
USUAL = TaxRate("VAT", Decimal(19))


@pytest.fixture
def desk(numbers: Formatter) -> Desk:
    return Desk(numbers)


def test_a_bare_amount_is_charged_as_ever(desk: Desk) -> None:
    desk.type("31.97")
    assert desk.cart.sumText == ""
    assert desk.charge() == (Money(3197, EUR), None)


def test_plus_makes_lines_and_the_typed_rest_belongs_to_them(desk: Desk) -> None:
    desk.type("12.50+19.47")
    assert plain(desk.cart.sumText) == "€12.50 + €19.47"
    assert desk.keypad.number == "€31.97"
    assert desk.keypad.rest == ""
    assert desk.lines() == [("Amount", "1 x €12.50", "€12.50"), ("Amount", "being typed", "€19.47")]
    amount, bill = desk.charge()
    assert amount == Money(3197, EUR)
    assert bill is not None
    assert [line.amount.minor for line in bill.lines] == [1250, 1947]
    assert bill.total == amount
    assert desk.cart.isIdle


def test_the_cart_and_its_sale_have_one_id(desk: Desk) -> None:
    desk.type("5+")
    cart_id = desk.cart.id
    desk.keypad.charge()
    assert list(desk.till.shown) == [cart_id]
    assert desk.cart.id != cart_id


@pytest.mark.parametrize(
    ("unit", "typed", "minor", "shown"),
    [
        (SAT, "21000+4000", 25_000, "25 000 sat"),
        (JPY, "1200+300", 1_500, "¥1 500"),
        (KWD, "1.255+2.5", 3_755, "KWD 3.755"),
    ],
)
def test_typed_sums_are_the_bill_in_every_currency(
    numbers: Formatter, unit: Currency, typed: str, minor: int, shown: str
) -> None:
    store = EUR if unit is SAT else unit
    desk = Desk(numbers, currency=store, currencies=(store,))
    desk.keypad.chooseCurrency(desk.keypad.currencies.index("sat" if unit is SAT else unit.code))
    desk.type(typed)
    assert desk.cart.bill is not None
    assert desk.cart.bill.total == desk.cart.total == Money(minor, unit)
    assert shown in plain(desk.keypad.number + desk.keypad.tail)


def test_goods_are_counted_and_taxed_by_their_rates(numbers: Formatter) -> None:
    desk = Desk(numbers, tax=USUAL)
    book = item("Second-hand paperback", 1250, tax=REDUCED)
    assert desk.cart.add_item(book)
    assert desk.cart.add_item(book)
    desk.cart.add_item(item("Bag", 119))
    assert desk.lines()[0] == ("Second-hand paperback", "2 x €12.50", "€25.00")
    assert desk.sums() == [("of it 19 % VAT", "€0.19"), ("of it 7 % VAT", "€1.64")]
    amount, bill = desk.charge()
    assert amount == Money(2619, EUR)
    assert bill is not None
    assert [line.tax for line in bill.lines] == [REDUCED, USUAL]


def test_tax_on_top_is_added_to_a_bare_amount_too(numbers: Formatter) -> None:
    desk = Desk(numbers, tax=TaxRate("", Decimal("8.25")), tax_mode=TaxMode.ADDED)
    desk.type("10")
    assert desk.keypad.number == "€10.83"
    assert plain(desk.cart.sumText) == "€10.00 + €0.83 tax"
    assert desk.sums() == [("Subtotal", "€10.00"), ("plus 8.25 % tax", "€0.83")]
    amount, bill = desk.charge()
    assert amount == Money(1083, EUR)
    assert bill is not None
    assert bill.added_tax == Money(83, EUR)


def test_lines_keep_the_currency_that_they_are_in(desk: Desk) -> None:
    desk.type("20+")
    desk.keypad.chooseCurrency(1)
    assert desk.keypad.currencyIndex == 0
    assert desk.keypad.shownCurrencies == ["EUR"]
    assert not desk.cart.add_item(item("Tee", 1500, of=currency("USD")))
    assert desk.codes() == ["cart.other_currency"]


def test_goods_bring_their_currency_into_an_empty_sale(desk: Desk) -> None:
    desk.keypad.chooseCurrency(1)
    assert desk.cart.add_item(item("Mug", 900))
    assert desk.keypad.currencyIndex == 0
    assert desk.cart.total == Money(900, EUR)


def test_a_typed_amount_is_not_lost_to_goods_in_another_currency(desk: Desk) -> None:
    desk.keypad.chooseCurrency(1)
    desk.type("5")
    assert not desk.cart.add_item(item("Mug", 900))
    assert desk.cart.total == Money(500, currency("USD"))


def test_a_full_sale_takes_no_more(desk: Desk) -> None:
    for number in range(MOST_LINES - 1):
        desk.cart.add_item(item(f"Book {number}", 100))
    desk.type("5")
    assert not desk.cart.add_item(item("One more", 100))
    assert desk.cart.total.minor == 100 * (MOST_LINES - 1) + 500
    desk.type("+7")
    assert desk.codes() == ["cart.full", "cart.full"]
    assert desk.cart.total.minor == 100 * (MOST_LINES - 1) + 500
