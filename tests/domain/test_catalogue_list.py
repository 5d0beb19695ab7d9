"""A table of items is taken in whole or not at all, and says line by line what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from pos_app.domain.catalogue import Category, Item
from pos_app.domain.catalogue_list import COLUMNS, MOST_LINES, ImportPlan, plan_import, table_of
from tests.support.carts import EUR, REDUCED, euro

HOT = Category(id=UUID(int=1), name="Hot")
COFFEE = Item(
    id=UUID(int=11),
    name="Coffee",
    price=euro(350),
    category_id=HOT.id,
    tax=REDUCED,
    barcode="96385074",
)
APPLES = Item(id=UUID(int=12), name="Apples", price=euro(299), unit="kg", active=False)


def plan(*rows: dict[str, str], items: tuple[Item, ...] = (COFFEE, APPLES)) -> ImportPlan:
    return plan_import(list(enumerate(rows, start=2)), [HOT], items, EUR)


def row(name: str = "Tea", price: str = "2.50", **cells: str) -> dict[str, str]:
    return {"name": name, "price": price, **cells}


def problems(*rows: dict[str, str]) -> list[tuple[int, str]]:
    return [(each.line, each.problem.code) for each in plan(*rows).problems]


def test_what_is_written_is_read_as_the_same() -> None:
    table = [dict(zip(COLUMNS, cells, strict=True)) for cells in table_of([HOT], [COFFEE, APPLES])]
    assert table[0]["price"] == "3.50"
    read = plan(*table)
    assert (read.added, read.changed, read.same, read.problems) == ((), (), 2, ())
    assert [each.item for each in read.items] == [COFFEE, APPLES]


def test_a_new_item_has_all_that_its_line_says() -> None:
    full = row(
        number="4006381333931", tax_percent="5,5", tax_name="VAT", category="New", unit="kg",
        active="no",
    )  # fmt: skip
    read = plan(full)
    (planned,) = read.added
    (category,) = read.categories
    item = planned.item
    assert (item.name, item.price, item.barcode, item.unit) == (
        "Tea", euro(250), "4006381333931", "kg",
    )  # fmt: skip
    assert (item.category_id, category.name, item.active) == (category.id, "New", False)
    assert item.tax is not None
    assert (item.tax.name, item.tax.percent) == ("VAT", Decimal("5.5"))


def test_an_item_is_known_by_its_number_and_else_by_its_name() -> None:
    by_number = plan(row("Café crème", "3,80", number=" 96385074 ")).changed
    assert [(each.before, each.item.name, each.item.price) for each in by_number] == [
        (COFFEE, "Café crème", euro(380))
    ]
    by_name = plan(row("apples", "3", number="4006381333931")).changed
    assert [(each.before, each.item.barcode) for each in by_name] == [(APPLES, "4006381333931")]
    # A second thing of one name, with a number of its own.
    assert len(plan(row("Coffee", "3", number="4006381333931")).added) == 1


def test_what_has_no_column_stays_and_an_empty_cell_empties() -> None:
    (kept,) = plan(row("Coffee", "4")).changed
    assert kept.item == replace(COFFEE, price=euro(400))
    empty = row("Coffee", "4", number="", category="", tax_percent="", unit="", active="")
    (emptied,) = plan(empty).changed
    assert emptied.item == Item(id=COFFEE.id, name="Coffee", price=euro(400))
    (renamed,) = plan(row("Coffee", "4", tax_percent="7")).changed
    assert renamed.item.tax == REDUCED


def test_one_new_category_for_all_lines_that_name_it() -> None:
    read = plan(row("Tea", category="Cold"), row("Juice", category="cold "), row(category=" hot"))
    assert [each.name for each in read.categories] == ["Cold"]
    assert read.problems[0].problem.code == "catalogue.line_twice"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"price": "3.505"}, "price"),
        ({"price": "-1"}, "price"),
        ({"number": "4006381333932"}, "check_digit"),
        ({"number": "9" * 41}, "number"),
        ({"tax_percent": "100"}, "tax"),
        ({"tax_percent": "much"}, "tax"),
        ({"tax_percent": "7", "tax_name": "v" * 21}, "tax_name"),
        ({"unit": "kilograms"}, "unit"),
        ({"category": "c" * 101}, "category"),
        ({"active": "maybe"}, "active"),
        ({"number": "96385074", "name": "Coffee"}, "line_twice"),
    ],
)
def test_each_bad_line_is_named(wrong: dict[str, str], code: str) -> None:
    first = row("Coffee", number="96385074")
    assert problems(first, row() | wrong, row("Juice")) == [(3, f"catalogue.{code}")]


def test_a_wrong_digit_says_which_one_it_should_be() -> None:
    (problem,) = plan(row(number="4006381333932")).problems
    assert problem.problem.arguments == {"number": "4006381333932", "digit": "1"}


def test_two_that_are_sold_can_not_share_a_number() -> None:
    # Its item is no longer sold, so the number is free; then a line takes it up again.
    resting = replace(COFFEE, active=False)
    other = Item(id=UUID(int=13), name="Beans", price=euro(900), barcode="96385074")
    again = plan(row("Coffee", category="Hot"), items=(resting, other))
    assert again.problems == ()
    back = plan(row("Coffee", active="yes"), items=(resting, other))
    assert [(each.line, each.problem.code) for each in back.problems] == [
        (2, "catalogue.number_taken")
    ]


def test_more_lines_than_a_till_can_show_are_refused_at_once() -> None:
    assert problems(*[row()] * (MOST_LINES + 1)) == [(0, "catalogue.too_long")]
