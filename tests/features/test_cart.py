"""Stories of cart.feature."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from pos_app.domain.catalogue import Item
from pos_app.domain.money import currency, parse_money
from tests.features.books import entries_in
from tests.features.screen import money
from tests.features.story_shop import StoryShop
from tests.support.composed_till import ENTER, ComposedTill
from tests.support.seen_window import until
from tests.support.staff import PIN, all_at_work, person_called

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from PySide6.QtGui import QGuiApplication

    from tests.features.conftest import Story

scenarios("cart.feature")

EUR = currency("EUR")


class CartShop(StoryShop):
    """A cashier, a manager and an owner work here."""

    def _open(self) -> ComposedTill:
        return ComposedTill(
            self.folder, self.settings(), clock=self.clock, first_people=all_at_work
        )

    def entries(self, name: str, sale_id: UUID) -> list[tuple[str, str]]:
        """Who did it and what the journal says of it."""
        return entries_in(self._books, name, sale_id)


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CartShop]:
    shop = CartShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


@given(parsers.parse('"{name}" is at the till'))
def sign_in(shop: CartShop, name: str) -> None:
    duty = shop.till.program.assembly.till.duty
    duty.sign_in(person_called(shop.till.program.assembly.till, name).id, PIN)
    until(f"{name} is here", lambda: (here := duty.here()) is not None and here.name == name)


@when(parsers.parse('"{name}" types her PIN'))
def type_pin(shop: CartShop, name: str) -> None:
    until(f"{name} may allow it", lambda: shop.till.shows(f"granter_{name}"))
    if len([label for label in shop.labels() if label in {"Ruth", "Pavel"}]) > 1:
        shop.touch(name)
    shop.till.finger.type(PIN.digits + ENTER)


@when(parsers.parse('the scanner reads "{code}"'))
def scan(shop: CartShop, code: str) -> None:
    """Its keys come one right after the other; on a slow machine they would count as typed."""
    scanner = shop.till.program.till_view.entry.scanner
    for key in code:
        scanner.key(key, repeated=False)
    assert scanner.enter()


@given(parsers.parse('"{name}" at "{price}" has the barcode "{code}"'))
def sell(shop: CartShop, name: str, price: str, code: str) -> None:
    desk = shop.till.program.assembly.till.catalogue
    item = Item(id=uuid4(), name=name, price=parse_money(price, EUR), barcode=code)
    owner = person_called(shop.till.program.assembly.till, "Pavel")
    shop.till.program.assembly.till.duty.sign_in(owner.id, PIN)
    desk.save_item(item)
    until(f"{name} is sold", lambda: desk.catalogue().of_barcode(code))


@then(parsers.parse('the code asks for money of a sale of "{amount}"'))
def see_amount(shop: CartShop, amount: str) -> None:
    assert money(shop.till.sale().amount) == amount


@then(parsers.parse('the journal names "{asker}" and "{granter}" for "{name}" of the sale'))
def see_names(shop: CartShop, story: Story, asker: str, granter: str, name: str) -> None:
    till = shop.till.program.assembly.till
    [(actor, body)] = shop.entries(name, story.sale)
    assert actor == str(person_called(till, asker).id)
    assert json.loads(body)["granted_by"] == str(person_called(till, granter).id)


@then(parsers.parse('the store was told of {count:d} "{name}"'))
def see_told_lines(shop: CartShop, story: Story, count: int, name: str) -> None:
    def lines() -> list[tuple[str, str]]:
        found = [call.message["data"] for call in shop.calls if call.verified]
        mine = [data for data in found if data.get("order_id") == str(story.sale)]
        return [(line["name"], line["quantity"]) for data in mine[:1] for line in data["lines"]]

    until("the store was told", lambda: lines() == [(name, str(count))], lines)
