"""What the demo's shop sells, so that there are goods to touch and to scan."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from pos_app.domain.catalogue import Category, Item
from pos_app.domain.money import Money, currency
from pos_app.services.books.authored_entry import THE_TILL

if TYPE_CHECKING:
    from pos_app.services.selling.goods import Goods

EURO = currency("EUR")
# By category: name, price in cent, unit, barcode. Numbers from 20 on are a shop's own.
SOLD = {
    "Books": (
        ("Atlas of Small Islands", 3490, "", "2000000000015"),
        ("Bread at Home", 2250, "", "2000000000022"),
        ("Maps of the Moon", 1890, "", "2000000000039"),
        ("The Long Tide", 1290, "", "2000000000046"),
    ),
    "Stationery": (
        ("Fountain pen", 2900, "", "2000000000053"),
        ("Notebook, lined", 650, "", "2000000000060"),
        ("Wrapping paper", 180, "m", ""),
    ),
    "Café": (
        ("Coffee", 320, "", ""),
        ("Carrot cake", 410, "", ""),
        ("Tea", 280, "", ""),
    ),
}
_NAMES = UUID("7a6f2f0a-6a51-4f0e-9d63-0f4b3c1f7a10")


def stock_the_demo(goods: Goods) -> None:
    """Adds them at the first start."""
    _, items = goods.read()
    if items:
        return
    for category_name, sold in SOLD.items():
        category = Category(id=uuid5(_NAMES, category_name), name=category_name)
        goods.save_category(category, THE_TILL)
        for name, cents, unit, barcode in sold:
            item = Item(
                id=uuid5(_NAMES, name),
                name=name,
                price=Money(cents, EURO),
                category_id=category.id,
                unit=unit,
                barcode=barcode,
            )
            goods.save_item(item, THE_TILL)
