"""Stories of restart.feature."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pytest_bdd import parsers, scenarios, step, then

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

scenarios("restart.feature")


@step("the till is switched off and on again")
def restart(shop: StoryShop) -> None:
    shop.switch_till_off()
    shop.switch_till_on()


@step("the till is switched off")
def switch_off(shop: StoryShop) -> None:
    shop.switch_till_off()


@step("the till is switched on")
def switch_on(shop: StoryShop) -> None:
    shop.switch_till_on()


@step(parsers.parse("{minutes:d} minutes go by"))
def let_time_go_by(shop: StoryShop, minutes: int) -> None:
    shop.clock.skip(timedelta(minutes=minutes))


@then("the code is at another address")
def see_other_address(shop: StoryShop, story: Story) -> None:
    addresses = [shown.sale.request.address for shown in shop.all_sales() if shown.sale.request]
    assert story.code.address in addresses
    assert len(set(addresses)) == len(addresses) > 1
