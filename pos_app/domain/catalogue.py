"""What a shop sells, by category, by words and by barcode."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.barcode import same_code
from pos_app.domain.cart import CartLine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.tax import TaxRate


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`price` is for one `unit`, which is empty for pieces; `barcode` is empty where it has none.

    None is ever deleted, since sales name them: what is no longer sold is not `active`. ValueError
    for what no line of a cart could be made of.
    """

    id: UUID
    name: str
    price: Money
    category_id: UUID | None = None
    tax: TaxRate | None = None
    unit: str = ""
    barcode: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        self.line()

    def line(self, quantity: Decimal = Decimal(1)) -> CartLine:
        return CartLine(
            name=self.name,
            price=self.price,
            quantity=quantity,
            unit=self.unit,
            tax=self.tax,
            item_id=self.id,
        )


class Catalogue:
    """Looked through in memory; ten thousand items take some milliseconds.

    ValueError where two items that are sold have one barcode: a scan would sell the wrong one.
    """

    def __init__(self, categories: Iterable[Category] = (), items: Iterable[Item] = ()) -> None:
        self.categories = tuple(categories)
        self.items = tuple(sorted((item for item in items if item.active), key=_by_name))
        self._words = [
            (item, [*plain(item.name).split(), *plain(item.barcode).split()]) for item in self.items
        ]
        self._by_code: dict[str, Item] = {}
        for item in self.items:
            if item.barcode:
                code = same_code(item.barcode)
                if code in self._by_code:
                    raise ValueError(f"{item.barcode} is the barcode of two items")
                self._by_code[code] = item

    def of_category(self, category_id: UUID | None) -> tuple[Item, ...]:
        """By name; None: those without a category."""
        return tuple(item for item in self.items if item.category_id == category_id)

    def of_barcode(self, code: str) -> Item | None:
        """Also of the same number in another length."""
        return self._by_code.get(same_code(code))

    def search(self, text: str, limit: int = 50) -> tuple[Item, ...]:
        """Items with a word that begins so for each word typed; accents and case are no matter.

        A number counts as a word, so its first digits find it too.

        Those whose names begin with what was typed come first. A barcode finds its item alone.
        """
        typed = plain(text).split()
        if not typed:
            return self.items[:limit]
        if (scanned := self.of_barcode(text)) is not None:
            return (scanned,)
        found = [
            (not "".join(words[:1]).startswith(typed[0]), item)
            for item, words in self._words
            if all(any(word.startswith(part) for word in words) for part in typed)
        ]
        # Sorted is stable: within the two groups they stay by name.
        return tuple(item for _, item in sorted(found, key=lambda each: each[0])[:limit])


def plain(text: str) -> str:
    """Lower case, without accents, with blanks for what is neither letter nor digit."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = (char for char in parts if not unicodedata.combining(char))
    return "".join(char if char.isalnum() else " " for char in letters)


def _by_name(item: Item) -> tuple[str, str]:
    return plain(item.name), str(item.id)
