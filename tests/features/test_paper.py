"""Stories of paper.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import scenarios, then

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

scenarios("paper.feature")


@then("the newest paper says what was forgiven")
def see_what_was_forgiven(shop: StoryShop, story: Story) -> None:
    paper = shop.printed_papers(story.sale)[-1]
    assert paper.short_sat == story.code.sat - story.code.sat * 90 // 100
    assert f"{paper.short_sat:,} sat".replace(",", " ") in shop.words_on(paper)
