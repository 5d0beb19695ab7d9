"""Stories of restart.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import scenarios, step, then

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

scenarios("restart.feature")


@step("the till is switched off and on again")
def restart(shop: StoryShop) -> None:
    shop.switch_till_off()
    shop.switch_till_on()


@then("the code is at another address")
def see_other_address(shop: StoryShop, story: Story) -> None:
    addresses = [shown.sale.request.address for shown in shop.all_sales() if shown.sale.request]
    assert story.code.address in addresses
    assert len(set(addresses)) == len(addresses) > 1
