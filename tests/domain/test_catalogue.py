"""Items are found by what a cashier types or scans."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from pos_app.domain.cart import CartLine
from pos_app.domain.catalogue import Catalogue, Category, Item, plain
from tests.support.carts import REDUCED, euro

HOT, COLD = Category(id=UUID(int=1), name="Hot"), Category(id=UUID(int=2), name="Cold")


def item(number: int, name: str, category: Category | None = HOT, barcode: str = "") -> Item:
    return Item(
        id=UUID(int=number),
        name=name,
        price=euro(100 * number),
        category_id=None if category is None else category.id,
        barcode=barcode,
    )


CREAM = item(10, "Café Crème", barcode="036000291452")
ICED = item(11, "Iced coffee", COLD)
LEMONADE = item(12, "Lemonade (0.5 l)", COLD, "96385074")
COFFEE = item(13, "Coffee")
APRON = item(14, "Apron", None, "SHELF-7")
OLD = replace(item(15, "Coffee of old", barcode="4006381333931"), active=False)
SHOP = Catalogue([HOT, COLD], [CREAM, ICED, LEMONADE, COFFEE, APRON, OLD])


def test_items_stand_by_name_in_their_category() -> None:
    assert SHOP.categories == (HOT, COLD)
    assert SHOP.of_category(HOT.id) == (CREAM, COFFEE)
    assert SHOP.of_category(COLD.id) == (ICED, LEMONADE)
    assert SHOP.of_category(None) == (APRON,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("creme", (CREAM,)),
        ("CAF", (CREAM,)),
        ("coffee", (COFFEE, ICED)),
        ("co ic", (ICED,)),
        ("ic co", (ICED,)),
        ("offee", ()),
        ("0.5", (LEMONADE,)),
        ("tea", ()),
        ("036000291452", (CREAM,)),
        ("0036000291452", (CREAM,)),
        ("4006381333931", ()),
        ("  ", (APRON, CREAM, COFFEE, ICED, LEMONADE)),
        ("...", (APRON, CREAM, COFFEE, ICED, LEMONADE)),
    ],
)
def test_a_search_by_words(text: str, found: tuple[Item, ...]) -> None:
    assert SHOP.search(text) == found


def test_names_that_begin_with_what_was_typed_come_first() -> None:
    blend = item(16, "A blend of coffee")
    assert Catalogue(items=[blend, COFFEE]).search("coffee") == (COFFEE, blend)


def test_a_search_stops_at_its_limit() -> None:
    assert SHOP.search("", limit=2) == (APRON, CREAM)
    assert SHOP.search("coffee", limit=1) == (COFFEE,)


def test_a_scan_finds_one_item_or_none() -> None:
    assert SHOP.of_barcode("96385074") == LEMONADE
    assert SHOP.of_barcode("SHELF-7") == APRON
    assert SHOP.of_barcode("96385075") is None
    assert SHOP.of_barcode("") is None


def test_one_barcode_is_one_item() -> None:
    twin = item(16, "Twin", barcode="0036000291452")
    with pytest.raises(ValueError, match="two items"):
        Catalogue(items=[CREAM, twin])
    Catalogue(items=[CREAM, replace(twin, active=False)])


@pytest.mark.parametrize("changes", [{"name": "two\nlines"}, {"price": euro(-1)}])
def test_what_could_not_be_sold_is_no_item(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"name|price"):
        replace(COFFEE, **changes)


def test_an_item_becomes_a_line() -> None:
    cheese = replace(item(17, "Cheese"), unit="kg", tax=REDUCED)
    assert cheese.line(Decimal("0.385")) == CartLine(
        name="Cheese",
        price=euro(1_700),
        quantity=Decimal("0.385"),
        unit="kg",
        tax=REDUCED,
        item_id=cheese.id,
    )


def test_words_lose_their_accents_and_case() -> None:
    assert plain("Crème-Brûlée ẞ İ").split() == ["creme", "brulee", "ss", "i"]
