"""Stories of price.feature."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pytest_bdd import given, parsers, scenarios, then, when

from pos_app.demo.rates import Mood

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

scenarios("price.feature")


@given("no rate source answers")
def fail_rates(shop: StoryShop) -> None:
    shop.set_rates(Mood.FAILING)


@given(parsers.parse('only "{source}" answers'))
def fail_other_rates(shop: StoryShop, source: str) -> None:
    shop.set_rates(Mood.FAILING)
    shop.street.rates.set_mood(source, Mood.WELL)


@given("every rate source answers")
def mend_rates(shop: StoryShop) -> None:
    shop.set_rates(Mood.WELL)


@when(parsers.parse("somebody sets the clock {minutes:d} minutes ahead"))
def move_clock(shop: StoryShop, minutes: int) -> None:
    shop.wall.moved += timedelta(minutes=minutes)
    shop.pass_time(timedelta(seconds=5))


@then("the code is at the same address")
def see_same_address(shop: StoryShop, story: Story) -> None:
    before, story.asked = story.code, shop.till.asked()
    assert story.asked.address == before.address
