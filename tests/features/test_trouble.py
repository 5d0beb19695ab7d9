"""Stories of trouble.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import given, parsers, scenarios, then

from tests.support.seen_window import until

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

HALF_A_RECEIPT = 3_000

scenarios("trouble.feature")


@given("the printer is out of paper")
def take_paper(shop: StoryShop) -> None:
    shop.printer.run_out_of_paper()


@given("the printer has paper")
def give_paper(shop: StoryShop) -> None:
    shop.printer.mend()


@given("the printer will fall silent in its next receipt")
def break_printer(shop: StoryShop) -> None:
    shop.printer.reset_after = HALF_A_RECEIPT


@given("the store does not trust the till")
def distrust(shop: StoryShop) -> None:
    shop.trust_the_till(trusted=False)


@given("the store trusts the till")
def trust(shop: StoryShop) -> None:
    shop.trust_the_till()


@given("the chain's server is gone")
def stop_chain(shop: StoryShop) -> None:
    shop.chain.stop()


@given("the chain's server is back")
def start_chain(shop: StoryShop) -> None:
    shop.chain.start()


@then("the store has heard nothing")
def see_nothing_told(shop: StoryShop, story: Story) -> None:
    assert shop.told(story.sale) == []
    assert shop.calls[-1].status == 401


@then(parsers.parse('every tile that is paid says "{words}"'))
def see_on_paid_tiles(shop: StoryShop, words: str) -> None:
    def paid() -> list[str]:
        return [tile for tile in shop.tiles() if tile.startswith("Paid,")]

    until("the tiles say so", lambda: paid() and all(words in tile for tile in paid()), paid)
