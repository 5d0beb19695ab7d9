"""Stories of history.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.screen import plain
from tests.features.story_shop import StoryShop
from tests.support.composed_till import ENTER, ComposedTill
from tests.support.seen_window import until
from tests.support.staff import PIN, all_at_work, person_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from pos_app.ui.view_models.history import HistoryViewModel
    from tests.features.conftest import Story

scenarios("history.feature")


class PeopledShop(StoryShop):
    """A cashier, a manager and an owner work here."""

    def _open(self) -> ComposedTill:
        return ComposedTill(
            self.folder, self.settings(), clock=self.clock, first_people=all_at_work
        )


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PeopledShop]:
    shop = PeopledShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


def history_of(shop: StoryShop) -> HistoryViewModel:
    return shop.till.program.pages_view.history


@given(parsers.parse('"{name}" is at the till'))
def sign_in(shop: StoryShop, name: str) -> None:
    shop.make_everything_well()
    duty = shop.till.program.assembly.till.duty
    person = person_called(shop.till.program.assembly.till, name)
    duty.sign_in(person.id, PIN)
    until(f"{name} is at the till", lambda: shop.till.program.duty_view.name == name)


@when(parsers.parse('"{name}" allows it with her PIN'))
def allow(shop: StoryShop, name: str) -> None:
    override = shop.till.program.duty_view.override
    until("the till asks for a PIN", lambda: override.opened)
    shop.till.touch(f"granter_{name}")
    shop.till.finger.type(PIN.digits)
    shop.till.finger.type(ENTER)
    until("it is allowed", lambda: not override.opened)


@when(parsers.parse('somebody looks for "{text}"'))
def look_for(shop: StoryShop, text: str) -> None:
    history_of(shop).list.search(text)


@when("somebody looks for the middle of the payment's id")
def look_for_payment(shop: StoryShop, story: Story) -> None:
    history_of(shop).list.search(story.txid[20:36])


@then(parsers.parse('the history lists "{amount}" alone'))
def see_alone(shop: StoryShop, amount: str) -> None:
    until(
        f"{amount} stands alone",
        lambda: [plain(row.amount) for row in history_of(shop).list._sales.rows] == [amount],
        lambda: history_of(shop).list._sales.rows,
    )


@when("somebody opens what is listed")
def open_listed(shop: StoryShop) -> None:
    (row,) = history_of(shop).list._sales.rows
    shop.till.touch(f"history_{row.key}")


@then(parsers.parse('the story says "{text}"'))
def see_line(shop: StoryShop, text: str) -> None:
    until(
        f"the story says {text}",
        lambda: any(row.title == text for row in history_of(shop)._story.rows),
        lambda: history_of(shop)._story.rows,
    )


@then(parsers.parse('"{title}" was done "{detail}"'))
def see_detail(shop: StoryShop, title: str, detail: str) -> None:
    until(
        f"the story says {detail}",
        lambda: any(
            row.title == title and row.detail.endswith(detail)
            for row in history_of(shop)._story.rows
        ),
        lambda: history_of(shop)._story.rows,
    )
