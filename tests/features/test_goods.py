"""Stories of goods.feature."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import requests
from pytest_bdd import given, parsers, scenarios, step, then, when

from pos_app.adapters.storage.store_beside import StoreBeside
from pos_app.domain.catalogue import Item
from pos_app.domain.money import currency, parse_money
from pos_app.domain.shift_entry import Figure
from pos_app.services.gateways.order_tokens import page_address
from tests.features.screen import money
from tests.features.story_shop import StoryShop
from tests.support.processes import free_port
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from pos_app.domain.money import Money
    from pos_app.till.catalogue_desk import CatalogueDesk
    from tests.features.conftest import Story

scenarios("goods.feature")

EUR = currency("EUR")


class TippingShop(StoryShop):
    """It asks for a tip, on the screen and on the customer's page."""

    def __init__(self, folder: Path) -> None:
        self.address = f"127.0.0.1:{free_port()}"
        super().__init__(folder)

    def settings(self) -> dict[str, Any]:
        return {
            **super().settings(),
            "web": {"bind": self.address},
            "page": {"on": True},
            "tips": {"on": True, "percents": [5, 10]},
        }

    @property
    def catalogue(self) -> CatalogueDesk:
        return self.till.program.assembly.till.catalogue

    def price_of(self, name: str) -> Money | None:
        items = self.catalogue.catalogue().items
        return next((item.price for item in items if item.name == name), None)

    def tip_of(self, story: Story) -> Money | None:
        store = StoreBeside(self.folder / "data", "signet")
        try:
            with store.transaction() as transaction:
                entry = transaction.shift_entry(story.sale)
        finally:
            store.close()
        assert entry is not None
        (tip,) = entry.now.of(Figure.TIPS).amounts
        return tip


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TippingShop]:
    shop = TippingShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


@given(parsers.parse('the shop sells "{name}" at "{price}"'))
def sell(shop: TippingShop, name: str, price: str) -> None:
    known = next((item for item in shop.catalogue.all_items() if item.name == name), None)
    amount = parse_money(price, EUR)
    if known is None or known.price != amount:
        shop.catalogue.save_item(
            Item(id=uuid4() if known is None else known.id, name=name, price=amount)
        )
    until(f"{name} is sold", lambda: shop.price_of(name) == amount)


@given(parsers.parse('the list "{name}" says "{first}" and "{second}"'))
def write_list(shop: TippingShop, name: str, first: str, second: str) -> None:
    folder = shop.folder / "data" / "items"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"name,price\n{first}\n{second}\n", "utf-8")


@step(parsers.parse('the customer touches "{label}"'))
def customer_touches(shop: TippingShop, label: str) -> None:
    shop.touch(label)


@when(parsers.parse('the customer chooses "{tip}" on the page'))
def choose_on_page(shop: TippingShop, tip: str) -> None:
    sale = shop.till.sale
    until("the page is there", lambda: sale().order_token)
    address = page_address(f"http://{shop.address}", sale().order_token)
    answer = requests.post(f"{address}/tip", data={"tip": tip}, timeout=60)
    assert answer.status_code == 200


@then(parsers.parse('the sale asks for "{amount}"'))
def see_amount(shop: TippingShop, amount: str) -> None:
    assert money(shop.till.sale().amount) == amount
    assert shop.till.sale().bill is None


@then(parsers.parse('the books of the shift have a tip of "{amount}" for the sale'))
def see_tip(shop: TippingShop, story: Story, amount: str) -> None:
    tip = shop.tip_of(story)
    assert tip is not None
    assert tip.decimal == Decimal(amount)


@then(parsers.parse('the shop still sells "{name}" at "{price}"'))
@then(parsers.parse('the shop now sells "{name}" at "{price}"'))
def see_price(shop: TippingShop, name: str, price: str) -> None:
    assert shop.price_of(name) == parse_money(price, EUR)
