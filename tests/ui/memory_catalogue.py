"""What a shop sells, in memory; commands are done at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain import events as e
from pos_app.domain.barcode import same_code
from pos_app.domain.catalogue import Catalogue, Category, Item, plain
from pos_app.domain.catalogue_list import plan_import
from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.domain.sale import apply
from pos_app.domain.tip import typed_bill, with_tip
from pos_app.services.selling.goods_file import rows_of
from pos_app.ui.catalogue import (
    CatalogueChanged,
    ImportDone,
    ImportRead,
    ItemNotSaved,
    ListsFound,
    ListWritten,
)
from pos_app.ui.till import SaleChanged, ShownSale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.tip import TipOffer
    from tests.ui.memory_till import MemoryTill

EUR = currency("EUR")
FOLDER = Path("/shop/items")
BOOKS, CARDS, CAFE = (
    Category(id=UUID(int=number), name=name)
    for number, name in ((1, "Books"), (2, "Cards"), (3, "Café"))
)


def item(number: int, name: str, minor: int, category: Category | None, **more: Any) -> Item:
    of = None if category is None else category.id
    price = Money(minor, EUR)
    return Item(id=UUID(int=number), name=name, price=price, category_id=of, **more)


NOVEL = item(11, "The Lighthouse Keeper's Almanac", 2450, BOOKS, barcode="9783161484100")
ATLAS = item(12, "Atlas of Small Islands", 4200, BOOKS)
CARD = item(13, "Postcard", 180, CARDS, barcode="96385074")
COFFEE = item(14, "Coffee", 290, CAFE)
BEANS = item(15, "Coffee beans, roasted on Tuesday", 2400, CAFE, unit="kg")
BAG = item(16, "Cloth bag", 950, None)
OLD = item(17, "Calendar of last year", 1200, BOOKS, active=False)
SHOP = (NOVEL, ATLAS, CARD, COFFEE, BEANS, BAG, OLD)


class MemoryCatalogue:
    """Implements CatalogueFacade. `files` are the texts of lists by their names."""

    def __init__(self, items: Sequence[Item] = (), categories: Sequence[Category] = ()) -> None:
        self.items = {each.id: each for each in items}
        self.categories = {each.id: each for each in categories}
        self.listeners: list[Callable[[object], None]] = []
        self.files: dict[str, str] = {}
        self.looks = 0

    def sell(self, items: Sequence[Item] = SHOP) -> None:
        self.items = {each.id: each for each in items}
        self.categories = {each.id: each for each in (BOOKS, CARDS, CAFE)}
        self._tell(CatalogueChanged())

    def catalogue(self) -> Catalogue:
        return Catalogue(self.categories.values(), self.items.values())

    def all_items(self) -> Sequence[Item]:
        return sorted(self.items.values(), key=lambda each: plain(each.name))

    def look_again(self) -> None:
        self.looks += 1

    def save_item(self, item: Item) -> None:
        for other in self.items.values():
            is_other = other.id != item.id and item.barcode and other.barcode
            if is_other and same_code(other.barcode) == same_code(item.barcode):
                taken = {"number": item.barcode, "name": other.name}
                problem = Message(code="catalogue.number_taken", arguments=taken)
                self._tell(ItemNotSaved(problem=problem))
                return
        self.items[item.id] = item
        self._tell(CatalogueChanged())

    def save_category(self, category: Category) -> None:
        self.categories[category.id] = category
        self._tell(CatalogueChanged())

    def find_lists(self) -> None:
        self._tell(ListsFound(folder=FOLDER, files=tuple(FOLDER / name for name in self.files)))

    def read_list(self, file: Path) -> None:
        rows = rows_of(self.files[file.name].encode())
        plan = plan_import(rows, self.categories.values(), self.items.values(), EUR)
        self._tell(ImportRead(file=file, plan=plan))

    def take_list(self, file: Path) -> None:
        rows = rows_of(self.files[file.name].encode())
        plan = plan_import(rows, self.categories.values(), self.items.values(), EUR)
        self.categories |= {each.id: each for each in plan.categories}
        self.items |= {each.item.id: each.item for each in plan.items}
        self._tell(CatalogueChanged())
        self._tell(ImportDone(added=len(plan.added), changed=len(plan.changed)))

    def write_list(self) -> None:
        self._tell(ListWritten(file=FOLDER / "items-2026-11-21.csv"))

    def _tell(self, event: object) -> None:
        for hear in self.listeners:
            hear(event)


class MemoryTips:
    """Implements TipFacade over a till in memory. `answers` False: the answer is on its way."""

    def __init__(self, till: MemoryTill) -> None:
        self._till = till
        self.chosen: list[Money | None] = []
        self.answers = True

    @property
    def offer(self) -> TipOffer | None:
        return self._till.setup.tips

    @property
    def upside_down(self) -> bool:
        return self._till.setup.tips_upside_down

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        self.chosen.append(tip)
        if self.answers:
            self.answer(sale_id, tip)

    def answer(self, sale_id: UUID, tip: Money | None) -> None:
        sale = self._till.shown[sale_id].sale
        bill = sale.bill
        if tip is not None:
            bill = with_tip(bill or typed_bill(sale.amount, None), tip)
        amount = sale.amount if bill is None else bill.total
        event = e.TipChosen(at=self._till.time, tip=tip, amount=amount, on="screen", bill=bill)
        self._till.shown[sale_id] = ShownSale(sale=apply(sale, event))
        self._till.prepare(sale_id)
        for hear in self._till.listeners:
            hear(SaleChanged(shown=self._till.shown[sale_id]))
