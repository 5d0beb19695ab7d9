"""What the shop sells, changed by who may: one item at a time, or a list of them from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.catalogue import plain
from pos_app.ui.catalogue import CatalogueChanged, ItemNotSaved
from pos_app.ui.duty import OverrideEnded
from pos_app.ui.list_model import ListModel
from pos_app.ui.messages import sentence_of
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.till import CommandRefused
from pos_app.ui.view_models.item_draft import ItemDraft
from pos_app.ui.view_models.item_lists import ItemListsViewModel

if TYPE_CHECKING:
    from pos_app.domain.catalogue import Item
    from pos_app.domain.money import Currency
    from pos_app.domain.tax import TaxRate
    from pos_app.ui.catalogue import CatalogueFacade
    from pos_app.ui.formatting import Formatter

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedRow:
    """`detail` is its number, and that it is no longer sold."""

    key: str
    name: str
    price: str
    detail: str
    active: bool


class EditedModel(ListModel[EditedRow]):
    """Also what is no longer sold, by name."""


@QmlElement
@QmlUncreatable("belongs to the till")
class CatalogueEditorViewModel(QObject):
    """`chosen` is the key of the item in the form; `isNew`: the form is for one more."""

    changed = Signal()
    draftChanged = Signal()

    def __init__(
        self,
        facade: CatalogueFacade,
        currency: Currency,
        numbers: Formatter,
        tax: TaxRate | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._numbers = numbers
        self._fresh = ItemDraft(currency=currency, usual_tax=tax)
        self._draft: ItemDraft | None = None
        self._saving: Item | None = None
        self._problem = ""
        self._query = ""
        self._rows = EditedModel(EditedRow, self)
        self._lists = ItemListsViewModel(facade, numbers, self)
        self._show()

    def hear(self, event: object) -> None:
        self._lists.hear(event)
        if isinstance(event, CatalogueChanged):
            saved, self._saving = self._saving, None
            if saved is not None:
                self._open(self._draft_of(saved))
            self._show()
        elif isinstance(event, ItemNotSaved):
            self._saving = None
            self._problem = sentence_of(event.problem)
            self.draftChanged.emit()
        elif isinstance(event, CommandRefused | OverrideEnded) and not getattr(
            event, "granted", False
        ):
            self._stop_saving()

    # --- what is shown ---

    @Property(ItemListsViewModel, constant=True)
    def lists(self) -> ItemListsViewModel:
        return self._lists

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        if self._rows.rows:
            return ""
        if self._query:
            return translate("Catalogue", "Nothing is called so, and no number begins so.")
        return translate("Catalogue", "No items yet: add the first one, or take in a list.")

    @Property(bool, notify=draftChanged)
    def isOpen(self) -> bool:
        return self._draft is not None

    @Property(bool, notify=draftChanged)
    def isNew(self) -> bool:
        return self._draft is not None and self._draft.item is None

    @Property(str, notify=draftChanged)
    def chosen(self) -> str:
        item = None if self._draft is None else self._draft.item
        return "" if item is None else str(item.id)

    @Property(str, notify=draftChanged)
    def name(self) -> str:
        return self._shown.name

    @Property(str, notify=draftChanged)
    def number(self) -> str:
        return self._shown.number

    @Property(str, notify=draftChanged)
    def numberNote(self) -> str:
        """What its digits say of themselves."""
        return self._shown.number_note

    @Property(str, notify=draftChanged)
    def price(self) -> str:
        return self._shown.price

    @Property(str, constant=True)
    def currency(self) -> str:
        code = self._fresh.currency.code
        return "sat" if self._fresh.currency.is_satoshi else code

    @Property(str, notify=draftChanged)
    def unit(self) -> str:
        return self._shown.unit

    @Property(str, notify=draftChanged)
    def tax(self) -> str:
        return self._shown.tax

    @Property(str, notify=draftChanged)
    def categoryName(self) -> str:
        return self._shown.category

    @Property("QStringList", notify=changed)
    def categories(self) -> list[str]:
        return [each.name for each in self._facade.catalogue().categories]

    @Property(bool, notify=draftChanged)
    def active(self) -> bool:
        return self._shown.active

    @Property(str, notify=draftChanged)
    def problem(self) -> str:
        """The first thing that is wrong, once it was to be saved."""
        return self._problem

    @Property(bool, notify=draftChanged)
    def canSave(self) -> bool:
        return self._saving is None and self._draft is not None and self._draft.is_changed

    # --- touches ---

    @Slot()
    def lookAgain(self) -> None:
        self._facade.look_again()

    @Slot(str)
    def search(self, text: str) -> None:
        self._query = text
        self._show()

    @Slot(str)
    def choose(self, key: str) -> None:
        wanted = UUID(key)
        item = next((each for each in self._facade.all_items() if each.id == wanted), None)
        if item is not None:
            self._open(self._draft_of(item))

    @Slot()
    def addNew(self) -> None:
        self._open(self._fresh)

    @Slot()
    def close(self) -> None:
        self._open(None)

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        if self._draft is not None:
            changed = self._draft.edited(field, text)
            if changed != self._draft:
                self._draft, self._problem = changed, ""
                self.draftChanged.emit()

    @Slot()
    def toggleActive(self) -> None:
        if self._draft is not None:
            self._draft = self._draft.toggled()
            self.draftChanged.emit()

    @Slot()
    def save(self) -> None:
        """Its category first, where that is new."""
        if self._draft is None or not self.canSave:
            return
        categories = self._facade.catalogue().categories
        made = self._draft.made(categories)
        if isinstance(made, str):
            self._problem = made
        else:
            item, new_category = made
            if new_category is not None:
                self._facade.save_category(new_category)
            self._saving = item
            self._facade.save_item(item)
        self.draftChanged.emit()

    def _stop_saving(self) -> None:
        """A command was refused, or the owner's PIN was not given."""
        if self._saving is not None:
            self._saving = None
            self.draftChanged.emit()

    # --- inside ---

    @property
    def _shown(self) -> ItemDraft:
        return self._draft or self._fresh

    def _draft_of(self, item: Item) -> ItemDraft:
        names = {each.id: each.name for each in self._facade.catalogue().categories}
        category = "" if item.category_id is None else names.get(item.category_id, "")
        return ItemDraft.of(item, self._fresh, category)

    def _open(self, draft: ItemDraft | None) -> None:
        self._draft, self._problem = draft, ""
        self.draftChanged.emit()

    def _show(self) -> None:
        typed = plain(self._query).split()
        self._rows.replace_rows(
            [
                self._row(item)
                for item in self._facade.all_items()
                if all(
                    any(word.startswith(part) for word in plain(_searched(item)).split())
                    for part in typed
                )
            ]
        )
        self.changed.emit()

    def _row(self, item: Item) -> EditedRow:
        price = self._numbers.money(item.price)
        resting = "" if item.active else translate("Catalogue", "not sold")
        return EditedRow(
            key=str(item.id),
            name=item.name,
            price=f"{price} / {item.unit}" if item.unit else price,
            detail=" · ".join(part for part in (item.barcode, resting) if part),
            active=item.active,
        )


def _searched(item: Item) -> str:
    return f"{item.name} {item.barcode}"
