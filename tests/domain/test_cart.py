"""A cart is reckoned as a shopkeeper would, and changed without losing a line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain.bill import TaxMode
from pos_app.domain.cart import MOST_LINES, UNTAXED, CartLine
from pos_app.domain.money import Money, currency
from pos_app.domain.tax import TaxLine, TaxRate
from tests.support.carts import CAKE, COFFEE, REDUCED, STANDARD, cart, euro, line, percent

if TYPE_CHECKING:
    from pos_app.domain.share import Percent

JPY = currency("JPY")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 101},
        {"name": "two\nlines"},
        {"price": euro(-1)},
        {"quantity": Decimal(0)},
        {"quantity": Decimal(-1)},
        {"quantity": Decimal(100_001)},
        {"quantity": Decimal("NaN")},
        {"quantity": Decimal("0.0001")},
    ],
)
def test_what_is_no_line_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"name|price|quantity|finer"):
        replace(line(), **changes)


def test_a_cart_is_of_one_currency_and_no_longer_than_a_screen_can_show() -> None:
    with pytest.raises(ValueError, match="currency"):
        cart(CartLine(name="Tea", price=Money(1, JPY)))
    full = cart(*[line(number) for number in range(MOST_LINES)])
    with pytest.raises(ValueError, match="too many"):
        full.plus(line(MOST_LINES))


def test_prices_with_tax_in_them() -> None:
    sold = cart(
        line(350, quantity=Decimal(2), tax=STANDARD),
        line(1_299, "Cheese", quantity=Decimal("0.385"), unit="kg", tax=REDUCED),
    ).bill()
    assert [each.amount for each in sold.lines] == [euro(700), euro(500)]
    assert sold.taxes == (
        TaxLine(STANDARD, euro(700), euro(112)),
        TaxLine(REDUCED, euro(500), euro(33)),
    )
    assert sold.total == sold.before_tip == euro(1_200)
    assert (sold.tax, sold.added_tax) == (euro(145), euro(0))


def test_prices_that_tax_comes_on_top_of() -> None:
    rate = TaxRate("Sales tax", Decimal("8.875"))
    sold = cart(
        line(1_999, tax=rate), line(1, tax=rate), line(500, "Bread"), tax_mode=TaxMode.ADDED
    ).bill()
    assert sold.taxes == (
        TaxLine(rate, euro(2_178), euro(178)),  # of both lines at once: 177.5
        TaxLine(UNTAXED, euro(500), euro(0)),
    )
    assert sold.total == euro(2_678)
    assert sold.added_tax == sold.tax == euro(178)


def test_what_is_not_taxed_has_no_taxes() -> None:
    for mode in TaxMode:
        sold = cart(line(350), tax_mode=mode).bill()
        assert (sold.taxes, sold.total, sold.tax) == ((), euro(350), euro(0))


@pytest.mark.parametrize(
    ("discount", "off"),
    [(percent("10"), 70), (euro(50), 50), (euro(701), 700), (percent("100"), 700)],
)
def test_a_discount_on_a_line(discount: Percent | Money, off: int) -> None:
    sold = cart(line(350, quantity=Decimal(2), discount=discount), line(100)).bill()
    assert sold.lines[0].discount == euro(off)
    assert sold.all_discounts == euro(off)
    assert sold.total == euro(800 - off)


@pytest.mark.parametrize(
    ("discount", "off"), [(percent("10"), 77), (euro(50), 50), (euro(999), 770)]
)
def test_a_discount_on_the_sale_is_off_what_the_lines_left(
    discount: Percent | Money, off: int
) -> None:
    lines = line(350, quantity=Decimal(2), discount=percent("10")), line(140)
    sold = cart(*lines, discount=discount).bill()
    assert sold.discount == euro(off)
    assert sold.all_discounts == euro(70 + off)
    assert sold.total == euro(770 - off)


def test_nothing_off_is_no_discount_and_no_tip_is_none() -> None:
    sold = cart(line(350, discount=euro(0)), discount=percent("0"), tip=percent("0")).bill()
    assert (sold.lines[0].discount, sold.discount, sold.tip) == (None, None, None)
    nothing = cart(discount=percent("10"), tip=percent("10")).bill()
    assert nothing.total == euro(0)


def test_a_discount_is_spread_over_the_rates() -> None:
    sold = cart(line(1_997, tax=STANDARD), line(1_250, tax=REDUCED), discount=euro(250)).bill()
    assert [each.gross for each in sold.taxes] == [euro(1_843), euro(1_154)]


@pytest.mark.parametrize(("tip", "minor"), [(percent("15"), 161), (euro(200), 200)])
def test_a_tip_is_of_what_would_be_paid_without(tip: Percent | Money, minor: int) -> None:
    # 10.00 less 1.00, and 19 % on top: 10.71.
    sold = cart(
        line(1_000, tax=STANDARD), discount=euro(100), tip=tip, tax_mode=TaxMode.ADDED
    ).bill()
    assert sold.tip == euro(minor)
    assert sold.before_tip == euro(1_071)
    assert sold.total == euro(1_071 + minor)


def test_a_second_piece_of_one_thing_is_no_second_line() -> None:
    twice = (
        cart(line(item_id=COFFEE)).plus(line(300, "Cake", item_id=CAKE)).plus(line(item_id=COFFEE))
    )
    assert [(each.name, str(each.quantity)) for each in twice.lines] == [
        ("Coffee", "2"),
        ("Cake", "1"),
    ]
    halved = cart(line(discount=percent("50"))).plus(line(discount=percent("50")))
    assert len(halved.lines) == 1


@pytest.mark.parametrize(
    ("known", "other"),
    [
        (line(350), line(351)),
        (line(tax=STANDARD), line(tax=REDUCED)),
        (line(item_id=COFFEE), line()),
        (line(), line(discount=percent("5"))),
        (line(discount=euro(5)), line(discount=euro(5))),
        (line(unit="kg"), line(unit="kg")),
    ],
)
def test_other_things_are_lines_of_their_own(known: CartLine, other: CartLine) -> None:
    assert cart(known).plus(other).lines == (known, other)


def test_lines_are_changed_and_taken_out_by_their_place() -> None:
    three = cart(line(1, "A"), line(2, "B"), line(3, "C"))
    assert [each.name for each in three.without(1).lines] == ["A", "C"]
    assert three.with_quantity(2, Decimal(4)).lines[2] == line(3, "C", quantity=Decimal(4))
    assert [each.name for each in three.with_line(0, line(1, "X")).lines] == ["X", "B", "C"]
    assert cart().is_empty
    assert not three.is_empty
    with pytest.raises(IndexError):
        three.without(3)
    with pytest.raises(IndexError):
        three.with_line(3, line())
