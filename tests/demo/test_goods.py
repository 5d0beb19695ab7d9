"""There are goods to touch in the demo, and a second start adds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.demo.goods import SOLD, stock_the_demo
from pos_app.domain.catalogue import Catalogue
from pos_app.services.selling.goods import Goods
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID

if TYPE_CHECKING:
    from pathlib import Path


def test_the_demo_sells_goods_of_three_kinds_and_gets_them_once(tmp_path: Path) -> None:
    lock = InstanceLock.take(tmp_path / "till")
    store = open_store(lock, "till")
    goods = Goods(store, ControlledClock(NOON), TILL_ID)
    stock_the_demo(goods)
    catalogue = Catalogue(*goods.read())
    names = {category.name: category.id for category in catalogue.categories}
    assert set(names) == set(SOLD)
    for name, sold in SOLD.items():
        found = catalogue.of_category(names[name])
        assert {item.name for item in found} == {row[0] for row in sold}
    stocked = goods.read()
    stock_the_demo(goods)
    assert goods.read() == stocked
    store.close()
    lock.release()
