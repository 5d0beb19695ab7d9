"""What the shop sells, as the screens see it: kept in memory, changed by who may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos_app.domain.catalogue import Catalogue, plain
from pos_app.domain.rights import Right
from pos_app.ports import RefusedError
from pos_app.services.books.authored_entry import author_of
from pos_app.services.selling.goods_file import SUFFIX, csv_text, lists_in, read_rows, write_new
from pos_app.ui.catalogue import (
    CatalogueChanged,
    ImportDone,
    ImportRead,
    ItemNotSaved,
    ListsFound,
    ListWritten,
)
from pos_app.ui.duty import AskedDetails, AskedFor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pos_app.domain.catalogue import Category, Item
    from pos_app.domain.money import Currency
    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock
    from pos_app.services.selling.goods import Goods
    from pos_app.ui.catalogue import CatalogueEvent


_GOODS = AskedDetails(what=AskedFor.GOODS)


class Door(Protocol):
    def do(
        self,
        right: Right,
        action: Callable[[Authority], object],
        *,
        details: AskedDetails = ...,
    ) -> None:
        """Run it off this thread with who does it, once they may."""
        ...


class CatalogueDesk:
    """Implements ui.catalogue.CatalogueFacade; empty until `open`.

    `put` puts a command among the till's own.
    """

    def __init__(
        self,
        publish: Callable[[CatalogueEvent], None],
        put: Callable[[Callable[[], object], object], None],
        duty: Door,
        currency: Currency,
    ) -> None:
        self._publish = publish
        self._put = put
        self._duty = duty
        self._currency = currency
        self._goods: Goods | None = None
        self._catalogue = Catalogue()
        self._items: tuple[Item, ...] = ()

    def open(self, goods: Goods, folder: Path, clock: Clock) -> None:
        self._goods, self._folder, self._clock = goods, folder, clock
        self._read(goods)

    # --- queries ---

    def catalogue(self) -> Catalogue:
        return self._catalogue

    def all_items(self) -> Sequence[Item]:
        return self._items

    # --- commands ---

    def look_again(self) -> None:
        if (goods := self._goods) is not None:
            self._put(lambda: self._read(goods), None)

    def save_item(self, item: Item) -> None:
        def saved(goods: Goods, by: Authority) -> None:
            try:
                goods.save_item(item, author_of(by))
            except RefusedError as error:
                self._publish(ItemNotSaved(problem=error.message))
                return
            self._read(goods)

        self._do(saved)

    def save_category(self, category: Category) -> None:
        def saved(goods: Goods, by: Authority) -> None:
            goods.save_category(category, author_of(by))
            self._read(goods)

        self._do(saved)

    def find_lists(self) -> None:
        def found(_: Goods, __: Authority) -> None:
            self._publish(ListsFound(folder=self._folder, files=lists_in(self._folder)))

        self._do(found)

    def read_list(self, file: Path) -> None:
        def read(goods: Goods, _: Authority) -> None:
            plan = goods.plan(read_rows(file), self._currency)
            self._publish(ImportRead(file=file, plan=plan))

        self._do(read)

    def take_list(self, file: Path) -> None:
        def taken(goods: Goods, by: Authority) -> None:
            plan = goods.take(read_rows(file), self._currency, author_of(by))
            if plan.problems:
                self._publish(ImportRead(file=file, plan=plan))
                return
            self._read(goods)
            self._publish(ImportDone(added=len(plan.added), changed=len(plan.changed)))

        self._do(taken)

    def write_list(self) -> None:
        def written(goods: Goods, _: Authority) -> None:
            at = self._clock.now().astimezone()
            file = self._folder / f"items-{at:%Y-%m-%d-%H%M%S}{SUFFIX}"
            write_new(file, csv_text(*goods.read()))
            self._publish(ListWritten(file=file))

        self._do(written)

    # --- inside ---

    def _do(self, action: Callable[[Goods, Authority], None]) -> None:
        if (goods := self._goods) is not None:
            self._duty.do(Right.SETTINGS, lambda by: action(goods, by), details=_GOODS)

    def _read(self, goods: Goods) -> None:
        categories, items = goods.read()
        by_name = tuple(sorted(items, key=lambda item: (plain(item.name), str(item.id))))
        if (categories, by_name) != (self._catalogue.categories, self._items):
            self._catalogue, self._items = Catalogue(categories, items), by_name
            self._publish(CatalogueChanged())
