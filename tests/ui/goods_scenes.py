"""The page of goods, their editor and the question for a tip, to look at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_app.domain.share import Percent
from pos_app.domain.tip import TipOffer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.pages_counter import PagesCounter

OFFER = TipOffer(percents=tuple(Percent(Decimal(each)) for each in (5, 10, 15, 20)))
GOOD_LIST = "name,price,category\nPostcard,1.90,Cards\nTea,2.60,Café\nCoffee,2.90,Café\n"
BAD_LIST = (
    "number,name,price,category\n"
    "4006381333932,Pencil,1.20,Paper\n"
    ",Notebook,much,Paper\n"
    "96385074,Postcard,1.90,Cards\n"
    ",Postcard,2.00,Cards\n"
)


def goods(counter: PagesCounter) -> None:
    counter.catalogue.sell()
    counter.tap("toGoods")


def goods_none(counter: PagesCounter) -> None:
    counter.tap("toGoods")


def goods_sold(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("item_Coffee")
    counter.tap("item_Postcard")
    counter.tap("category_Café")


def goods_found(counter: PagesCounter) -> None:
    goods(counter)
    counter.pages.catalogue.search("coff")


def goods_not_found(counter: PagesCounter) -> None:
    goods(counter)
    counter.pages.catalogue.search("zebra")


def goods_keys(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("goodsKeyboard")


def goods_weighed(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("item_Coffee beans, roasted on Tuesday")
    for key in ("0", ".", "2", "5"):
        counter.pages.catalogue.pressQuantity(key)


def items_none(counter: PagesCounter) -> None:
    goods_none(counter)
    counter.tap("goodsEdit")


def items_change(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("goodsEdit")
    counter.tap("edited_Postcard")


def items_wrong(counter: PagesCounter) -> None:
    items_change(counter)
    counter.pages.editor.edit("number", "4006381333932")
    counter.pages.editor.edit("name", "Postcard of the harbour")
    counter.pages.editor.save()


def items_list(counter: PagesCounter) -> None:
    counter.catalogue.files = {"autumn.csv": GOOD_LIST, "old.csv": GOOD_LIST}
    goods(counter)
    counter.tap("goodsEdit")
    counter.tap("itemsLists")
    counter.tap("list_autumn.csv")


def items_list_wrong(counter: PagesCounter) -> None:
    counter.catalogue.files = {"spring.csv": BAD_LIST}
    goods(counter)
    counter.tap("goodsEdit")
    counter.tap("itemsLists")
    counter.tap("list_spring.csv")


def tip(counter: PagesCounter) -> None:
    counter.type("31.97")
    counter.tap("charge")


def tip_typed(counter: PagesCounter) -> None:
    tip(counter)
    counter.tap("tipOwn")
    for key in ("2", "5", "0"):
        counter.tap(f"pad_{key}")
    counter.tap("pad_point")


def tip_put_aside(counter: PagesCounter) -> None:
    tip(counter)
    counter.tap("tipAside")


GOODS_PAGES: dict[str, Callable[[Any], None]] = {
    "goods": goods,
    "goods_none": goods_none,
    "goods_sold": goods_sold,
    "goods_found": goods_found,
    "goods_not_found": goods_not_found,
    "goods_keys": goods_keys,
    "goods_weighed": goods_weighed,
    "items_none": items_none,
    "items_change": items_change,
    "items_wrong": items_wrong,
    "items_list": items_list,
    "items_list_wrong": items_list_wrong,
    "tip": tip,
    "tip_typed": tip_typed,
    "tip_put_aside": tip_put_aside,
}
TIPS_AT: dict[str, dict[str, Any]] = {
    scene: {"tips": OFFER} for scene in ("tip", "tip_typed", "tip_put_aside")
}
