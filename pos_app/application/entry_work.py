"""Lets sales be entered: carts that wait and what is sold lie in the till's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application.goods_work import put_goods_to_work

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.ports import Store
    from pos_app.till.till import Till


def let_sales_be_entered(
    settings: Settings, around: Surroundings, till: Till, store: Store, till_id: UUID
) -> None:
    from pos_app.services.selling.goods import Goods
    from pos_app.services.selling.sale_entry import SaleEntry

    clock, folder = around.clock, around.lock.folder
    till.entry.open(SaleEntry(store, clock, till_id))
    goods = Goods(store, clock, till_id)
    if around.first_goods is not None:
        around.first_goods(goods)
    put_goods_to_work(settings, folder, clock, goods=goods, desk=till.catalogue)
