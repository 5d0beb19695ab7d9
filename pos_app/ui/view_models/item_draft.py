"""An item as it is being typed, and what is wrong with it in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from pos_app.domain.barcode import is_gtin, number_problem
from pos_app.domain.cart import NAME_LIMIT
from pos_app.domain.catalogue import Category, Item, plain
from pos_app.domain.catalogue_list import NUMBER_LIMIT, UNIT_LIMIT
from pos_app.domain.message import Message
from pos_app.domain.money import parse_money
from pos_app.domain.tax import TaxRate
from pos_app.services.harmless_text import harmless
from pos_app.ui.messages import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.money import Currency

translate = QCoreApplication.translate

_FIELDS = ("name", "number", "price", "unit", "tax", "category")
_KINDS = {8: "EAN-8", 12: "UPC", 13: "EAN-13", 14: "ITF-14"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """All as typed. `item` is None for a new one; `usual_tax` gives a new rate its name."""

    currency: Currency
    usual_tax: TaxRate | None = None
    item: Item | None = None
    name: str = ""
    number: str = ""
    price: str = ""
    unit: str = ""
    tax: str = ""
    category: str = ""
    active: bool = True
    saved_as: tuple[object, ...] = ()

    @classmethod
    def of(cls, item: Item, fresh: ItemDraft, category: str = "") -> ItemDraft:
        draft = cls(
            currency=item.price.currency,
            usual_tax=fresh.usual_tax,
            item=item,
            name=item.name,
            number=item.barcode,
            price=f"{item.price.decimal:f}",
            unit=item.unit,
            tax="" if item.tax is None else f"{item.tax.percent:f}",
            category=category,
            active=item.active,
        )
        return replace(draft, saved_as=draft.typed)

    @property
    def typed(self) -> tuple[object, ...]:
        return (*(getattr(self, name) for name in _FIELDS), self.active)

    @property
    def is_changed(self) -> bool:
        """A new one is as soon as it has a name."""
        return self.typed != self.saved_as if self.item is not None else self.name.strip() != ""

    @property
    def number_note(self) -> str:
        number = self.number.strip()
        if not number:
            return translate("Catalogue", "Without a number it is found by its name.")
        wanted = number_problem(number)
        if wanted is not None:
            wrong = translate("Catalogue", "The last digit should be {digit}: look again.")
            return wrong.format(digit=wanted)
        if is_gtin(number):
            right = translate("Catalogue", "{kind}: its check digit is right.")
            return right.format(kind=_KINDS[len(number)])
        return translate("Catalogue", "A number of the shop's own.")

    def edited(self, field: str, text: str) -> ItemDraft:
        """LookupError for what no field is called."""
        if field not in _FIELDS:
            raise LookupError(field)
        changed: dict[str, Any] = {field: text}
        return replace(self, **changed)

    def toggled(self) -> ItemDraft:
        return replace(self, active=not self.active)

    def made(self, categories: Iterable[Category]) -> tuple[Item, Category | None] | str:
        """The item, and its category where that is new; else the first thing that is wrong."""
        name = harmless(self.name, NAME_LIMIT)
        if not name:
            return translate("Catalogue", "Type a name: it stands on the tile and the receipt.")
        number = harmless(self.number, NUMBER_LIMIT)
        if (digit := number_problem(number)) is not None:
            arguments = {"number": number, "digit": str(digit)}
            return sentence_of(Message(code="catalogue.check_digit", arguments=arguments))
        try:
            price = parse_money(self.price.strip().replace(",", "."), self.currency)
        except ValueError:
            return translate("Catalogue", "Type a price, such as {example}.").format(
                example=f"{Decimal(350).scaleb(-self.currency.exponent):f}"
            )
        try:
            tax = self._tax()
        except (ValueError, InvalidOperation):
            return translate("Catalogue", "Type a tax rate below 100, or leave it empty.")
        category, is_new = self._category(categories)
        unit = harmless(self.unit, UNIT_LIMIT)
        item = Item(
            id=uuid4() if self.item is None else self.item.id,
            name=name,
            price=price,
            category_id=None if category is None else category.id,
            tax=tax,
            unit=unit,
            barcode=number,
            active=self.active,
        )
        return item, category if is_new else None

    def _tax(self) -> TaxRate | None:
        text = self.tax.strip().replace(",", ".")
        if not text:
            return None
        before = None if self.item is None else self.item.tax
        known = before or self.usual_tax
        return TaxRate("" if known is None else known.name, Decimal(text))

    def _category(self, categories: Iterable[Category]) -> tuple[Category | None, bool]:
        name = harmless(self.category, NAME_LIMIT)
        if not name:
            return None, False
        for category in categories:
            if plain(category.name) == plain(name):
                return category, False
        return Category(id=uuid4(), name=name), True
