"""The screens see what is sold as it is stored, and only who may changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.catalogue import Category, Item
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import Authority, Right
from pos_app.services.books.authored_entry import THE_TILL
from pos_app.services.commands import CommandQueue
from pos_app.services.selling.goods import Goods
from pos_app.till.catalogue_desk import CatalogueDesk
from pos_app.ui.catalogue import (
    CatalogueChanged,
    ImportDone,
    ImportRead,
    ItemNotSaved,
    ListsFound,
    ListWritten,
)
from pos_app.ui.duty import NO_DETAILS, AskedDetails, AskedFor
from tests.support.carts import EUR, euro
from tests.support.counter import Counter
from tests.support.domain_values import TILL_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.domain.message import Message

RUTH = Person(id=UUID(int=5), name="Ruth", initials="R", colour=Colour.TEAL, role=Role.OWNER)
HOT = Category(id=UUID(int=1), name="Hot")
COFFEE = Item(id=UUID(int=11), name="Coffee", price=euro(350), barcode="96385074")


class Doors:
    """Who acts may what is in `rights`; what is done is done at once."""

    def __init__(self) -> None:
        self.rights = {Right.SETTINGS}
        self.refused: list[str] = []
        self.queue = CommandQueue(self._refused)

    def do(
        self,
        right: Right,
        action: Callable[[Authority], object],
        *,
        details: AskedDetails = NO_DETAILS,
    ) -> None:
        assert details.what is AskedFor.GOODS
        if right in self.rights:
            self.put(lambda: action(Authority(person=RUTH)), None)

    def put(self, command: Callable[[], object], subject: object) -> None:
        self.queue.put(command, subject)
        self.queue.step()

    def _refused(self, message: Message, _: object) -> None:
        self.refused.append(message.code)


class Shop:
    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder / "till")
        self.folder = folder / "items"
        self.goods = Goods(self.counter.store, self.counter.clock, TILL_ID)
        self.doors = Doors()
        self.heard: list[object] = []
        self.desk = CatalogueDesk(self.heard.append, self.doors.put, self.doors, EUR)

    def open(self) -> None:
        self.desk.open(self.goods, self.folder, self.counter.clock)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def test_nothing_is_sold_and_nothing_can_be_done_before_the_store_is_open(shop: Shop) -> None:
    shop.desk.look_again()
    shop.desk.save_item(COFFEE)
    assert (shop.desk.catalogue().items, shop.desk.all_items(), shop.heard) == ((), (), [])
    shop.goods.save_item(COFFEE, THE_TILL)
    shop.open()
    assert shop.desk.catalogue().items == (COFFEE,)
    assert shop.heard == [CatalogueChanged()]


def test_what_is_saved_is_sold_at_once(shop: Shop) -> None:
    shop.open()
    shop.desk.save_category(HOT)
    shop.desk.save_item(COFFEE)
    assert (shop.desk.catalogue().categories, shop.desk.all_items()) == ((HOT,), (COFFEE,))
    tea = Item(id=UUID(int=12), name="Tea", price=euro(250), barcode="96385074")
    shop.desk.save_item(tea)
    problem = shop.heard[-1]
    assert isinstance(problem, ItemNotSaved)
    assert problem.problem.code == "catalogue.number_taken"
    assert shop.desk.all_items() == (COFFEE,)


def test_who_may_not_changes_nothing(shop: Shop) -> None:
    shop.open()
    shop.doors.rights.clear()
    shop.desk.save_item(COFFEE)
    shop.desk.write_list()
    assert shop.heard == []
    assert shop.goods.read() == ((), ())


def test_what_was_changed_beside_the_till_is_seen_when_somebody_looks(shop: Shop) -> None:
    shop.open()
    shop.goods.save_item(COFFEE, THE_TILL)
    shop.desk.look_again()
    shop.desk.look_again()
    assert shop.heard == [CatalogueChanged()]
    assert shop.desk.all_items() == (COFFEE,)


def test_a_list_is_written_found_looked_at_and_taken_in(shop: Shop) -> None:
    shop.open()
    shop.desk.save_item(COFFEE)
    shop.heard.clear()
    shop.desk.write_list()
    (written,) = shop.heard
    assert isinstance(written, ListWritten)
    assert written.file.parent == shop.folder
    text = written.file.read_text("utf-8-sig").replace("3.50", "3.80")
    written.file.write_text(f"{text}4006381333931,Tea,2.50,,,Hot,,yes\n")
    shop.desk.find_lists()
    assert shop.heard[-1] == ListsFound(folder=shop.folder, files=(written.file,))
    shop.desk.read_list(written.file)
    read = shop.heard[-1]
    assert isinstance(read, ImportRead)
    assert (len(read.plan.added), len(read.plan.changed)) == (1, 1)
    assert shop.desk.all_items() == (COFFEE,)
    shop.desk.take_list(written.file)
    assert shop.heard[-2:] == [CatalogueChanged(), ImportDone(added=1, changed=1)]
    assert [item.price.minor for item in shop.desk.catalogue().items] == [380, 250]


def test_a_list_with_a_bad_line_changes_nothing_and_one_that_is_none_is_refused(
    shop: Shop,
) -> None:
    shop.open()
    shop.folder.mkdir()
    bad = shop.folder / "bad.csv"
    bad.write_text("name,price\nTea,2.50\nCoffee,much\n")
    shop.desk.take_list(bad)
    (read,) = shop.heard
    assert isinstance(read, ImportRead)
    assert [each.line for each in read.plan.problems] == [3]
    assert shop.goods.read() == ((), ())
    shop.desk.read_list(shop.folder / "none.csv")
    assert shop.doors.refused == ["catalogue.unreadable"]
