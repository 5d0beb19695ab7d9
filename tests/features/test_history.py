"""Stories of history.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.peopled_shop import PeopledShop
from tests.features.screen import plain
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from tests.features.conftest import Story

scenarios("history.feature")


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


@when(parsers.parse('somebody looks for "{text}"'))
def look_for(shop: PeopledShop, text: str) -> None:
    shop.history.list.search(text)


@when("somebody looks for the middle of the payment's id")
def look_for_payment(shop: PeopledShop, story: Story) -> None:
    shop.history.list.search(story.txid[20:36])


@then(parsers.parse('the history lists "{amount}" alone'))
def see_alone(shop: PeopledShop, amount: str) -> None:
    until(
        f"{amount} stands alone",
        lambda: [plain(row.amount) for row in shop.history.list._sales.rows] == [amount],
        lambda: shop.history.list._sales.rows,
    )


@when("somebody opens what is listed")
def open_listed(shop: PeopledShop) -> None:
    (row,) = shop.history.list._sales.rows
    shop.till.touch(f"history_{row.key}")


@then(parsers.parse('the story says "{text}"'))
def see_line(shop: PeopledShop, text: str) -> None:
    until(
        f"the story says {text}",
        lambda: any(row.title == text for row in shop.history._story.rows),
        lambda: shop.history._story.rows,
    )


@then(parsers.parse('"{title}" was done "{detail}"'))
def see_detail(shop: PeopledShop, title: str, detail: str) -> None:
    until(
        f"the story says {detail}",
        lambda: any(
            row.title == title and row.detail.endswith(detail) for row in shop.history._story.rows
        ),
        lambda: shop.history._story.rows,
    )
