"""Stories of refund.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import parsers, scenarios, then, when

from tests.features.books import entries_in
from tests.support.codes import read_request
from tests.support.composed_till import ENTER
from tests.support.seen_window import until

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

CUSTOMER = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"  # BIP 173

scenarios("refund.feature")


@when("the cashier gives back what came on top, to the customer's address")
def give_back(shop: StoryShop) -> None:
    shop.till.touch("offer_over")
    _type(shop, CUSTOMER)
    until("the address is read", lambda: shop.till.finger.find("refundChecked"))
    shop.till.touch("refundAsk")


@when("the address of the sale is typed")
def type_own(shop: StoryShop, story: Story) -> None:
    _type(shop, story.code.address)


def _type(shop: StoryShop, text: str) -> None:
    until("an address may be typed", lambda: shop.till.finger.find("refundAddressInput"))
    shop.till.touch("refundAddressInput")
    shop.till.finger.type(text + ENTER)


@then(parsers.parse('the refund is "{word}"'))
def see_refund(shop: StoryShop, word: str) -> None:
    shop.till.until_text("refundBadge", word, "word")


@then("the code asks the owner for what came on top")
def see_code(shop: StoryShop, story: Story) -> None:
    until("a code is on the screen", shop.till.codes)
    asked = read_request(shop.till.codes()[0])
    assert asked.address == CUSTOMER
    assert asked.sat == story.code.sat // 2


@when("the owner's wallet pays it")
def pay_back(shop: StoryShop) -> None:
    asked = read_request(shop.till.codes()[0])
    shop.chain.pay(asked.address, asked.sat)


@then("the journal does not say that a refund was asked for")
def see_no_refund(shop: StoryShop, story: Story) -> None:
    assert (
        entries_in(shop.folder / "data" / "signet.sqlite3", "sale.refund_asked", story.sale) == []
    )
