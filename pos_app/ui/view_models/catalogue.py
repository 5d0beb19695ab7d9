"""The page of goods beside the keypad: a category or some letters, then one touch an item."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.cart import MOST_QUANTITY, QUANTITY_PLACES
from pos_app.domain.share import times
from pos_app.ui.catalogue import CatalogueChanged
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.catalogue import Item
    from pos_app.ui.catalogue import CatalogueFacade
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.view_models.cart import CartViewModel

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_SHOWN = 300
WHOLE_DIGITS = 6
ALL, OTHERS = "all", "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRow:
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """`price` says for what, where that is not a piece: `€2.99 / kg`."""

    key: str
    name: str
    price: str


class CategoryModel(ListModel[CategoryRow]):
    """All, those of the shop, and what has none."""


class ItemModel(ListModel[ItemRow]):
    """By name."""

    def replace_rows(self, wanted: Sequence[ItemRow]) -> None:
        """Others are put in their place at once: a grid complains of rows that go singly."""
        if [row.key for row in wanted] == [row.key for row in self._rows]:
            super().replace_rows(wanted)
            return
        self.beginResetModel()
        self._rows = list(wanted)
        self.endResetModel()


@QmlElement
@QmlUncreatable("belongs to the till")
class CatalogueViewModel(QObject):
    """`weighed` is the item whose quantity is asked for; empty: none is."""

    changed = Signal()

    def __init__(
        self,
        facade: CatalogueFacade,
        cart: CartViewModel,
        numbers: Formatter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._cart = cart
        self._numbers = numbers
        self._query = ""
        self._category = ALL
        self._weighed: Item | None = None
        self._quantity = ""
        self._categories = CategoryModel(CategoryRow, self)
        self._items = ItemModel(ItemRow, self)
        self._added = ""
        cart.changed.connect(self.changed)
        self._show()

    def hear(self, event: object) -> None:
        if isinstance(event, CatalogueChanged):
            self._show()

    # --- what is shown ---

    @Property(QObject, constant=True)
    def categories(self) -> QObject:
        return self._categories

    @Property(QObject, constant=True)
    def items(self) -> QObject:
        return self._items

    @Property(str, notify=changed)
    def category(self) -> str:
        return "" if self._query else self._category

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """There is nothing to sell by name."""
        return not self._facade.catalogue().items

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        """Why no item is shown; empty where some are."""
        if self._items.rows:
            return ""
        if self.isEmpty:
            return translate(
                "Catalogue",
                "No items yet: type amounts on the keypad, or let the owner add what you sell.",
            )
        if self._query:
            return translate("Catalogue", "Nothing is called so, and no number begins so.")
        return translate("Catalogue", "Nothing in here yet.")

    @Property(str, notify=changed)
    def added(self) -> str:
        """What was touched last, for who can't see it."""
        return self._added

    @Property(str, notify=changed)
    def weighed(self) -> str:
        return "" if self._weighed is None else self._weighed.name

    @Property(str, notify=changed)
    def unit(self) -> str:
        return "" if self._weighed is None else self._weighed.unit

    @Property(str, notify=changed)
    def quantity(self) -> str:
        return self._numbers.typed(self._quantity or "0")

    @Property(str, notify=changed)
    def weighedPrice(self) -> str:
        return "" if self._weighed is None else self._price(self._weighed)

    @Property(str, notify=changed)
    def weighedTotal(self) -> str:
        if self._weighed is None:
            return ""
        return self._numbers.money(times(self._weighed.price, self._amount()))

    @Property(bool, notify=changed)
    def canWeigh(self) -> bool:
        return 0 < self._amount() <= MOST_QUANTITY

    @Property(str, constant=True)
    def point(self) -> str:
        return self._numbers.point

    # --- touches ---

    @Slot()
    def lookAgain(self) -> None:
        """The page is opened: somebody may have changed the items beside the till."""
        self._facade.look_again()

    @Slot(str)
    def search(self, text: str) -> None:
        if text != self._query:
            self._query = text
            self._show()

    @Slot(str)
    def chooseCategory(self, key: str) -> None:
        self._query, self._category = "", key
        self._show()

    @Slot(str)
    def add(self, key: str) -> None:
        """One more of it; what is weighed asks how much first."""
        item = self._item(key)
        if item is None:
            return
        if item.unit:
            self._weighed, self._quantity = item, ""
            self.changed.emit()
        else:
            self._add(item, Decimal(1))

    @Slot()
    def addFirst(self) -> None:
        """Enter behind a search: what stands first."""
        if self._query and self._items.rows:
            key = self._items.rows[0].key
            self.search("")
            self.add(key)

    @Slot(str)
    def pressQuantity(self, key: str) -> None:
        """A digit, `.`, or `back`."""
        whole, point, places = self._quantity.partition(".")
        if key == "back":
            self._quantity = self._quantity[:-1]
        elif key == ".":
            self._quantity += "" if point else "." if whole else "0."
        elif (point and len(places) < QUANTITY_PLACES) or (not point and len(whole) < WHOLE_DIGITS):
            self._quantity += key
        self.changed.emit()

    @Slot()
    def addWeighed(self) -> None:
        item, amount = self._weighed, self._amount()
        if item is not None and self.canWeigh:
            self.closeWeighing()
            self._add(item, amount)

    @Slot()
    def closeWeighing(self) -> None:
        self._weighed = None
        self.changed.emit()

    # --- inside ---

    def _add(self, item: Item, quantity: Decimal) -> None:
        if self._cart.add_item(item, quantity):
            self._added = translate("Catalogue", "Added: {name}").format(name=item.name)
            self.changed.emit()

    def _amount(self) -> Decimal:
        return Decimal(self._quantity.removesuffix(".") or "0")

    def _item(self, key: str) -> Item | None:
        wanted = UUID(key)
        items = self._facade.catalogue().items
        return next((item for item in items if item.id == wanted), None)

    def _price(self, item: Item) -> str:
        price = self._numbers.money(item.price)
        return f"{price} / {item.unit}" if item.unit else price

    def _show(self) -> None:
        catalogue = self._facade.catalogue()
        rows = [CategoryRow(key=ALL, name=translate("Catalogue", "All"))]
        rows += [CategoryRow(key=str(each.id), name=each.name) for each in catalogue.categories]
        others = catalogue.of_category(None)
        if others and catalogue.categories:
            rows.append(CategoryRow(key=OTHERS, name=translate("Catalogue", "Others")))
        if self._category not in {row.key for row in rows}:
            self._category = ALL
        self._categories.replace_rows(rows)
        if self._query:
            found = catalogue.search(self._query, MOST_SHOWN)
        elif self._category == ALL:
            found = catalogue.items[:MOST_SHOWN]
        elif self._category == OTHERS:
            found = others[:MOST_SHOWN]
        else:
            found = catalogue.of_category(UUID(self._category))[:MOST_SHOWN]
        self._items.replace_rows(
            [ItemRow(key=str(item.id), name=item.name, price=self._price(item)) for item in found]
        )
        self.changed.emit()
