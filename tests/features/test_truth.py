"""Stories of truth.feature."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, scenarios, then

from tests.features.bold_shop import BoldShop
from tests.support.seen_window import let_qt_work, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

DEAR = 1_000_000  # satoshi per 1,000 virtual bytes
# Doubts must last for seconds of the till's clock; servers answer in the machine's own time.
STEP = timedelta(seconds=1)
ANSWER_MILLISECONDS = 100

scenarios("truth.feature")


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BoldShop]:
    shop = BoldShop(tmp_path_factory.mktemp("bold"))
    yield shop
    shop.close()


@given("the next blocks are dear")
def make_blocks_dear(shop: BoldShop) -> None:
    shop.chain.fee_estimate = DEAR


@given("no server can say what the next blocks cost")
def hide_fees(shop: BoldShop) -> None:
    shop.chain.fee_estimate = None


@given("the first server hides payments")
def let_first_hide(shop: BoldShop) -> None:
    shop.hide_payments(0)


@given("the second server hides payments")
def let_second_hide(shop: BoldShop) -> None:
    shop.hide_payments(1)


@then(parsers.parse('after a while the banner says "{title}"'))
def see_banner_later(shop: BoldShop, title: str) -> None:
    def told() -> bool:
        shop.pass_time(STEP)
        let_qt_work(ANSWER_MILLISECONDS)
        return shop.till.text("banner", "title") == title

    until("the banner says so", told, shop.texts)
