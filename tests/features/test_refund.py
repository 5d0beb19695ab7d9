"""Stories of refund.feature."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.books import entries_in
from tests.features.peopled_shop import PeopledShop
from tests.features.screen import plain
from tests.support.codes import read_request
from tests.support.composed_till import ENTER
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from tests.features.conftest import Story

CUSTOMER = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"  # BIP 173

scenarios("refund.feature")


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PeopledShop]:
    shop = PeopledShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


@given(parsers.parse('"{name}" is at the till'))
def sign_in(shop: PeopledShop, name: str) -> None:
    shop.sign_in(name)


@when(parsers.parse('"{name}" allows it with her PIN'))
def allow(shop: PeopledShop, name: str) -> None:
    shop.allow(name)


@when("the cashier opens the sale in the history")
def open_in_history(shop: PeopledShop, story: Story) -> None:
    name = f"history_{story.sale}"
    until("the sale is listed", lambda: shop.till.shows(name))
    shop.till.touch(name)


@when("the cashier gives back what came on top, to the customer's address")
def give_over_back(shop: PeopledShop) -> None:
    _give_back(shop, "over")


@when("the cashier gives back the price as it was paid, to the customer's address")
def give_price_back(shop: PeopledShop) -> None:
    _give_back(shop, "as_paid")


def _give_back(shop: PeopledShop, reason: str) -> None:
    name = f"offer_{reason}"
    until("it is offered", lambda: shop.till.shows(name))
    shop.till.touch(name)
    _type(shop, CUSTOMER)
    until("the address is read", lambda: shop.till.finger.find("refundChecked"))
    shop.till.touch("refundAsk")


@when("the address of the sale is typed")
def type_own(shop: PeopledShop, story: Story) -> None:
    _type(shop, story.code.address)


def _type(shop: PeopledShop, text: str) -> None:
    until("an address may be typed", lambda: shop.till.finger.find("refundAddressInput"))
    shop.till.touch("refundAddressInput")
    shop.till.finger.type(text + ENTER)


@then(parsers.parse('the refund is "{word}"'))
def see_refund(shop: PeopledShop, word: str) -> None:
    shop.till.until_text("refundBadge", word, "word")


@then("the code asks the owner for what came on top")
def see_code(shop: PeopledShop, story: Story) -> None:
    until("a code is on the screen", shop.till.codes)
    asked = read_request(shop.till.codes()[0])
    assert asked.address == CUSTOMER
    assert asked.sat == story.code.sat // 2


@when("the owner's wallet pays it")
def pay_back(shop: PeopledShop) -> None:
    asked = read_request(shop.till.codes()[0])
    shop.chain.pay(asked.address, asked.sat)


@then("the journal does not say that a refund was asked for")
def see_no_refund(shop: PeopledShop, story: Story) -> None:
    assert _asked(shop, story) == []


@then(parsers.parse('the refund was asked for by "{asker}" and allowed by "{granter}"'))
def see_both(shop: PeopledShop, story: Story, asker: str, granter: str) -> None:
    [(actor, body)] = _asked(shop, story)
    assert actor == str(shop.id_of(asker))
    said = json.loads(body)
    assert said["granted_by"] == str(shop.id_of(granter))
    assert (said["refund"]["address"], said["refund"]["sat"]) == (CUSTOMER, story.code.sat)


def _asked(shop: PeopledShop, story: Story) -> list[tuple[str, str]]:
    return entries_in(shop.folder / "data" / "signet.sqlite3", "sale.refund_asked", story.sale)


@then("the story tells of the refund from Maya's question with Ruth's PIN to its proof")
def see_story(shop: PeopledShop) -> None:
    def told() -> list[tuple[str, str]]:
        rows = shop.history._story.rows
        return [(plain(row.title), row.detail) for row in rows if "efund" in row.title]

    until("the proof is told", lambda: ("Refund proven", "") in told(), told)
    (asked, by), *_ = told()
    assert asked.endswith("asked for")
    assert by.endswith("by Maya, with the PIN of Ruth")
    assert "Refund seen" in [title for title, _ in told()]


@then(parsers.parse('the X says that "{amount}" of Maya\'s sales went back'))
def see_shift(shop: PeopledShop, amount: str) -> None:
    shift = shop.till.program.pages_view.shift
    assert shift is not None
    until("the X is there", lambda: shift.report.picture)
    picture = shift.report.picture
    assert picture is not None
    (of_maya,) = (one for one in picture.report.details.cashiers if one.cashier == "Maya")
    assert of_maya.refunded.sales == 1
    assert [str(money.decimal) for money in of_maya.refunded.amounts] == [amount]
    (all_back,) = picture.report.refunded
    assert all_back.decimal >= Decimal(amount)
    shown = f"\N{MINUS SIGN}€{all_back.decimal}"
    until(f"{shown} is on the screen", lambda: shop.says(shown), shop.texts)
