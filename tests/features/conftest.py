"""The sentences of the stories: what a cashier does and sees, what a customer and the world do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, step, then, when

from tests.features.story_shop import StoryShop
from tests.support.composed_till import ENTER, ESCAPE
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from PySide6.QtGui import QGuiApplication

    from pos_app.domain.receipt import Receipt
    from tests.support.codes import Asked

KEYS = {"Enter": ENTER, "Escape": ESCAPE, "Backspace": "\b"}


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StoryShop]:
    """One for the stories of a file: a till takes a while to start."""
    shop = StoryShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


@dataclass(slots=True)
class Story:
    """What a story speaks of: `asked` is the code read last, `sale_id` the sale it was for."""

    asked: Asked | None = None
    sale_id: UUID | None = None
    txid: str = ""

    @property
    def code(self) -> Asked:
        assert self.asked is not None, "nothing was charged yet"
        return self.asked

    @property
    def sale(self) -> UUID:
        assert self.sale_id is not None, "nothing was charged yet"
        return self.sale_id


@pytest.fixture
def story() -> Story:
    return Story()


@given("the till stands at the keypad")
def stand_at_keypad(shop: StoryShop) -> None:
    shop.make_everything_well()


# --- the cashier ---


@step(parsers.parse('the cashier types "{text}"'))
def type_text(shop: StoryShop, text: str) -> None:
    shop.till.finger.type(text)


@step(parsers.re("the cashier presses (?P<key>Enter|Escape|Backspace)"))
def press(shop: StoryShop, key: str) -> None:
    shop.till.finger.type(KEYS[key])


@step(parsers.parse('the cashier touches "{label}"'))
def touch(shop: StoryShop, label: str) -> None:
    if label == "Next sale":  # not before a person could mean it
        guard = shop.till.program.till_view.payment._just_charged
        until("the code was looked at", lambda: not guard.isActive())
    shop.touch(label)


@step(parsers.parse('the cashier touches the topmost "{label}"'))
def touch_topmost(shop: StoryShop, label: str) -> None:
    shop.touch_topmost(label)


@step(parsers.parse('"{amount}" is charged'))
def charge(shop: StoryShop, story: Story, amount: str) -> None:
    shop.till.type_amount(amount)
    shop.till.finger.type(ENTER)
    read_code(shop, story)


@step("the customer scans the code")
def read_code(shop: StoryShop, story: Story) -> None:
    story.asked = shop.till.asked()
    story.sale_id = shop.till.sale().id


@step(parsers.parse('the cashier opens the tile "{start}"'))
def open_tile(shop: StoryShop, start: str) -> None:
    shop.touch_tile(start)


# --- the customer and the world ---


@step("the customer pays what the code asks")
def pay_exactly(shop: StoryShop, story: Story) -> None:
    pay_percent(shop, story, 100)


@step(parsers.parse("the customer pays {percent:d} % of what the code asks"))
def pay_percent(shop: StoryShop, story: Story, percent: int) -> None:
    sat = story.code.sat * percent // 100
    story.txid = shop.chain.pay(story.code.address, sat, replaceable=True)


@step("the customer pays for good what the code asks")
def pay_for_good(shop: StoryShop, story: Story) -> None:
    """Without the mark that says that it may be replaced."""
    story.txid = shop.chain.pay(story.code.address, story.code.sat)


@step("the customer sends the same money somewhere else")
def double_spend(shop: StoryShop, story: Story) -> None:
    shop.chain.double_spend(story.txid)


@step("a block is found")
def find_block(shop: StoryShop) -> None:
    shop.chain.mine()


@step(parsers.parse("{minutes:d} minutes pass"))
def pass_minutes(shop: StoryShop, minutes: int) -> None:
    shop.pass_time(timedelta(minutes=minutes))


@step("the till is switched off")
def switch_off(shop: StoryShop) -> None:
    shop.switch_till_off()


@step("the till is switched on")
def switch_on(shop: StoryShop) -> None:
    shop.switch_till_on()


@step(parsers.parse("{minutes:d} minutes go by"))
def let_time_go_by(shop: StoryShop, minutes: int) -> None:
    shop.clock.skip(timedelta(minutes=minutes))


@step(parsers.parse("{seconds:d} seconds pass"))
def pass_seconds(shop: StoryShop, seconds: int) -> None:
    shop.pass_time(timedelta(seconds=seconds))


# --- what the cashier sees ---


@step(parsers.parse('the sale is "{word}"'))
def see_state(shop: StoryShop, word: str) -> None:
    until(
        f"the sale is {word}",
        lambda: shop.till.text("badge", "word") == word,
        lambda: (shop.till.sale().state, shop.till.sale().reason),
    )


@then("a code is on the screen")
def see_code(shop: StoryShop) -> None:
    until("a code is on the screen", shop.till.codes)


@then("no code is on the screen")
def see_no_code(shop: StoryShop) -> None:
    assert shop.till.codes() == []


@then("the code asks for the rest, at the same address")
def see_rest(shop: StoryShop, story: Story) -> None:
    before, rest = story.code, shop.till.asked()
    assert rest.address == before.address
    assert 0 < rest.sat < before.sat
    story.asked = rest


@then(parsers.parse('the screen says "{text}"'))
def see_text(shop: StoryShop, text: str) -> None:
    until(f"{text!r} is on the screen", lambda: shop.says(text), shop.texts)


@then(parsers.parse('the screen does not say "{text}"'))
def see_no_text(shop: StoryShop, text: str) -> None:
    until(f"{text!r} is off the screen", lambda: not shop.says(text))


@then("the keypad stands")
def see_keypad(shop: StoryShop) -> None:
    until("the keypad stands", lambda: shop.till.shows("saleScreen"))


@then(parsers.parse('the shelf shows "{start}"'))
def see_tile(shop: StoryShop, start: str) -> None:
    until(
        f"{start!r} is on the shelf",
        lambda: any(tile.startswith(start) for tile in shop.tiles()),
        shop.tiles,
    )


@then(parsers.parse('the shelf does not show "{part}"'))
def see_no_tile(shop: StoryShop, part: str) -> None:
    until(
        f"{part!r} is off the shelf",
        lambda: not any(part in tile for tile in shop.tiles()),
        shop.tiles,
    )


@then(parsers.parse('the banner says "{title}"'))
def see_banner(shop: StoryShop, title: str) -> None:
    shop.till.until_banner(title)


@then("no banner is on the screen")
def see_no_banner(shop: StoryShop) -> None:
    until("the banner is gone", lambda: not shop.till.shows("banner"))


# --- paper and store ---


@given("the printer is switched off")
def switch_printer_off(shop: StoryShop) -> None:
    shop.switch_printer(on=False)


@given("the printer is switched on")
def switch_printer_on(shop: StoryShop) -> None:
    shop.switch_printer(on=True)


@when("everything is printed and told")
def wait_for_quiet(shop: StoryShop) -> None:
    shop.till.until_quiet()


@then(parsers.parse("{count:d} paper is printed"))
@then(parsers.parse("{count:d} papers are printed"))
def see_papers(shop: StoryShop, story: Story, count: int) -> None:
    until(
        f"{count} papers are printed",
        lambda: len(shop.printed_papers(story.sale)) >= count,
        lambda: shop.papers(story.sale),
    )
    assert len(shop.papers(story.sale)) == count


@then(parsers.parse('the newest paper says "{words}"'))
def see_words_on_paper(shop: StoryShop, story: Story, words: str) -> None:
    assert words in shop.words_on(newest_paper(shop, story))


@then(parsers.parse('the newest paper does not say "{words}"'))
def see_no_words_on_paper(shop: StoryShop, story: Story, words: str) -> None:
    assert words not in shop.words_on(newest_paper(shop, story))


def newest_paper(shop: StoryShop, story: Story) -> Receipt:
    return shop.printed_papers(story.sale)[-1]


@then(parsers.parse("the store has heard {names}"))
def see_told(shop: StoryShop, story: Story, names: str) -> None:
    wanted = [name.strip() for name in names.split(",")]
    until(
        f"the store has heard {wanted}",
        lambda: shop.told(story.sale) == wanted,
        lambda: shop.told(story.sale),
    )


@then(parsers.parse('the journal says "{name}"'))
def see_in_journal(shop: StoryShop, name: str) -> None:
    until(f"the journal says {name}", lambda: name in shop.journal(), shop.journal)
