"""Goods are sold by one touch, found by letters or a number, and changed by who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.ui.duty import OverrideEnded
from pos_app.ui.view_models.catalogue import ItemModel
from tests.support.carts import euro
from tests.ui.goods_scenes import BAD_LIST, GOOD_LIST, OFFER, goods, items_change, tip
from tests.ui.memory_catalogue import CARD, COFFEE, MemoryCatalogue
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


def lines(counter: PagesCounter) -> list[tuple[str, str]]:
    return [(line.name, str(line.quantity)) for line in counter.model.cart.cart.lines]


def tiles(counter: PagesCounter) -> list[str]:
    model = counter.pages.catalogue.items
    assert isinstance(model, ItemModel)
    return [row.name for row in model.rows]


def test_a_touch_adds_and_the_keypad_is_one_touch_away(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("item_Coffee")
    counter.tap("item_Coffee")
    counter.tap("item_Postcard")
    assert lines(counter) == [("Coffee", "2"), ("Postcard", "1")]
    assert counter.text("goodsCharge") == "Charge €7.60"
    counter.tap("toKeypad")
    assert counter.shows("saleScreen")
    counter.tap("charge")
    (sale,) = counter.till.shown.values()
    assert sale.sale.amount == euro(760)


def test_letters_or_digits_find_and_enter_sells_what_stands_first(counter: PagesCounter) -> None:
    goods(counter)
    counter.type("coff")
    assert tiles(counter) == [
        "Coffee",
        "Coffee beans, roasted on Tuesday",
    ]
    counter.key(Qt.Key.Key_Return)
    assert (lines(counter), counter.text("goodsSearchInput")) == ([("Coffee", "1")], "")
    counter.type(CARD.barcode)
    counter.key(Qt.Key.Key_Return)
    assert lines(counter) == [("Coffee", "1"), ("Postcard", "1")]


def test_a_category_shows_its_own_and_what_is_not_sold_is_nowhere(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("category_Books")
    names = tiles(counter)
    assert names == ["Atlas of Small Islands", "The Lighthouse Keeper's Almanac"]
    counter.tap("category_Others")
    assert tiles(counter) == ["Cloth bag"]


def test_what_is_weighed_asks_how_much(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("item_Coffee beans, roasted on Tuesday")
    assert not counter.item("weighedAdd").property("enabled")
    counter.type("0.2505")
    assert counter.text("weighedTotal") == "€6.00"
    counter.key(Qt.Key.Key_Backspace)
    counter.tap("weighedAdd")
    assert lines(counter) == [("Coffee beans, roasted on Tuesday", "0.25")]
    counter.tap("item_Coffee beans, roasted on Tuesday")
    counter.key(Qt.Key.Key_Escape)
    assert len(lines(counter)) == 1


def test_a_shop_without_items_says_so(counter: PagesCounter) -> None:
    counter.tap("toGoods")
    assert counter.text("goodsEmpty").startswith("No items yet:")
    counter.tap("goodsEdit")
    assert counter.text("itemsEmpty").startswith("No items yet:")


def test_an_item_is_changed_once_its_number_is_right(counter: PagesCounter) -> None:
    items_change(counter)
    assert counter.text("numberNote") == "EAN-8: its check digit is right."
    editor = counter.pages.editor
    editor.edit("number", "4006381333932")
    assert counter.text("numberNote") == "The last digit should be 1: look again."
    counter.tap("itemSave")
    assert "should be 1" in counter.text("itemProblem")
    editor.edit("number", "4006381333931")
    editor.edit("price", "2,10")
    editor.edit("category", "Paper")
    counter.tap("itemSave")
    saved = counter.catalogue.items[CARD.id]
    assert (saved.barcode, saved.price) == ("4006381333931", euro(210))
    assert [each.name for each in counter.catalogue.categories.values()][-1] == "Paper"
    assert counter.text("itemSave") == "Nothing changed"


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", " ", "Type a name"),
        ("price", "2.345", "Type a price, such as 3.50."),
        ("tax", "100", "Type a tax rate"),
        ("number", "00096385074", ""),
        ("number", "9783161484100", "has the number"),
    ],
)
def test_what_can_not_be_saved_says_why(
    counter: PagesCounter, field: str, text: str, problem: str
) -> None:
    items_change(counter)
    counter.pages.editor.edit(field, text)
    counter.pages.editor.save()
    assert problem in counter.pages.editor.problem
    assert (counter.catalogue.items[CARD.id] == CARD) is bool(problem)


def test_a_new_item_and_one_that_is_no_longer_sold(counter: PagesCounter) -> None:
    goods(counter)
    counter.tap("goodsEdit")
    counter.tap("itemsNew")
    for field, text in (("name", "Tea"), ("price", "2.60"), ("category", "café"), ("tax", "7")):
        counter.pages.editor.edit(field, text)
    counter.tap("itemSave")
    tea = next(each for each in counter.catalogue.items.values() if each.name == "Tea")
    assert (tea.category_id, str(tea.tax and tea.tax.percent)) == (COFFEE.category_id, "7")
    counter.pages.editor.toggleActive()
    counter.pages.editor.save()
    assert not counter.catalogue.items[tea.id].active


def test_without_the_owners_pin_the_form_waits_for_nothing(
    counter: PagesCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryCatalogue, "save_item", lambda *_: None)
    items_change(counter)
    editor = counter.pages.editor
    editor.edit("price", "9")
    editor.save()
    assert not editor.canSave
    counter.pages.hear(OverrideEnded(ask_id=CARD.id, granted=True))
    assert not editor.canSave
    counter.pages.hear(OverrideEnded(ask_id=CARD.id, granted=False))
    assert editor.canSave


def test_a_list_says_what_it_would_change_before_it_does(counter: PagesCounter) -> None:
    counter.catalogue.files = {"good.csv": GOOD_LIST, "bad.csv": BAD_LIST}
    goods(counter)
    counter.tap("goodsEdit")
    counter.tap("itemsLists")
    counter.tap("list_bad.csv")
    assert "3 lines to mend" in counter.text("listSummary")
    assert not counter.item("listTake").property("enabled")
    counter.tap("list_good.csv")
    assert counter.text("listSummary") == "good.csv: 1 new, 1 changed, 1 as they are."
    assert counter.catalogue.items[CARD.id] == CARD
    counter.tap("listTake")
    assert counter.catalogue.items[CARD.id].price == euro(190)
    assert counter.text("listsFolder") == "Taken in: 1 new, 1 changed."
    counter.tap("listsWrite")
    assert "items-2026-11-21.csv" in counter.text("listsFolder")


@pytest.fixture
def tipping(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    counter = open_page(PagesCounter, tips=OFFER)
    tip(counter)
    return counter


@pytest.mark.parametrize(("name", "minor"), [("tip_10", 320), ("tipNone", None)])
def test_the_customer_chooses_before_there_is_a_code(
    tipping: PagesCounter, name: str, minor: int | None
) -> None:
    assert tipping.shows("tipScreen")
    assert not tipping.shows("rail") or tipping.item("tipScreen").z() > 60
    tipping.tap(name)
    assert not tipping.shows("tipScreen")
    assert tipping.tips.chosen == [None if minor is None else euro(minor)]
    (shown,) = tipping.till.shown.values()
    assert shown.sale.amount == euro(3197 + (minor or 0))
    assert shown.sale.request is not None


def test_an_own_amount_is_at_most_what_is_paid_anyway(tipping: PagesCounter) -> None:
    tipping.tap("tipOwn")
    assert tipping.text("tipGive") == "Type an amount"
    for key in ("4", "0"):
        tipping.tap(f"pad_{key}")
    assert tipping.text("tipGive") == "At most €31.97"
    tipping.tap("pad_erase")
    assert tipping.text("tipGive") == "Pay €35.97"
    tipping.tap("tipGive")
    assert tipping.tips.chosen == [euro(400)]


def test_whoever_sells_can_put_the_question_aside(tipping: PagesCounter) -> None:
    tipping.tap("tipAside")
    assert tipping.shows("paymentScreen")
    tipping.tap("action_ask_tip")
    assert tipping.shows("tipScreen")
    tipping.key(Qt.Key.Key_Escape)
    tipping.tap("action_no_tip")
    assert tipping.tips.chosen == [None]
    (shown,) = tipping.till.shown.values()
    assert shown.sale.amount == euro(3197)


def test_an_answer_on_its_way_is_not_asked_for_again(tipping: PagesCounter) -> None:
    tipping.tips.answers = False
    tipping.tap("tipNone")
    tipping.model.tick()
    (shown,) = tipping.till.shown.values()
    tipping.model.tips.show(shown.sale)
    assert not tipping.model.tips.asking
    tipping.model.tips.refused()
    tipping.model.tips.show(shown.sale)
    assert tipping.model.tips.asking


def test_the_question_can_stand_the_other_way_up(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PagesCounter, tips=OFFER, upside_down=True)
    tip(counter)
    assert counter.item("tipScreen").rotation() == 180
