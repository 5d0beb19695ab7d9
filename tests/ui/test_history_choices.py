"""What the list of sales is narrowed down by, and what stands above a story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt

from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money
from pos_app.ui.formatting import Formatter
from pos_app.ui.sale_facts import facts_of
from tests.ui.history_scenes import EUR, history_payments
from tests.ui.memory_duty import JONAS
from tests.ui.memory_till import START
from tests.ui.page_scenes import a_paid_sale
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = Formatter.of(QLocale("en"))


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


def listed(counter: PagesCounter) -> list[str]:
    return [row.amount for row in counter.pages.history.list._sales.rows]


def test_states_people_and_days_narrow_the_list(counter: PagesCounter) -> None:
    till = counter.till
    old = till.charge(Money(500, EUR), "")
    till.cancel(old)
    till.pass_time(3 * 24 * 3600)
    till.quotes_at = till.uptime
    a_paid_sale(counter)
    waiting = till.charge(Money(700, EUR), "")
    till.began[waiting] = JONAS
    counter.go("history")
    assert listed(counter) == ["€7.00", "€31.97", "€5.00"]
    counter.tap("chipDay")
    counter.tap("choice_2")
    assert listed(counter) == ["€7.00", "€31.97"]
    assert counter.item("chipDay").property("text") == "Since yesterday"
    assert counter.item("chipDay").property("chosen")
    counter.tap("chipCashier")
    counter.tap(f"choice_{JONAS.id}")
    assert listed(counter) == ["€7.00"]
    assert counter.text("historyFound") == "1 sale found"
    counter.tap("chipKind")
    counter.tap("choice_paid")
    assert counter.text("historyEmpty") == "No sale is like that."
    counter.tap("chipCashier")
    counter.tap("choice_")
    assert listed(counter) == ["€31.97"]
    counter.tap("chipOpen")
    assert listed(counter) == ["€7.00"]
    assert counter.item("chipKind").property("text") == "All states"
    counter.tap("chipOpen")
    counter.tap("chipDay")
    counter.tap("choice_0")
    assert listed(counter) == ["€7.00", "€31.97", "€5.00"]


def test_a_choice_is_closed_by_the_touch_that_opened_it(counter: PagesCounter) -> None:
    counter.go("history")
    counter.tap("chipKind")
    assert counter.shows("choice_refunded")
    assert not counter.shows("historyList")
    counter.tap("chipKind")
    assert counter.shows("historyList")


def test_what_a_scanner_ends_with_enter_is_opened(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    a_paid_sale(counter, amount=900)
    counter.go("history")
    counter.tap("historySearch")
    (credit,) = counter.till.shown[sale_id].sale.credits
    counter.pages.history.list.enter(f"https://explorer.example/tx/{credit.txid}")
    assert counter.pages.history.selected == str(sale_id)
    counter.pages.history.select("")
    counter.pages.history.list.enter("")
    assert counter.pages.history.selected == ""
    counter.type("31.97")
    counter.key(Qt.Key.Key_Return)
    assert counter.pages.history.selected == str(sale_id)


def test_payments_stand_above_the_story(counter: PagesCounter) -> None:
    history_payments(counter)
    assert [(row.label, row.value) for row in counter.pages.history._facts.rows] == [
        ("Payment 000000 … 000001, block 313, 1 confirmation", "37\u202f265\u00a0sat"),
    ]
    assert counter.shows("storyFacts")
    counter.pages.history.select("")
    assert not counter.shows("storyFacts")


@pytest.mark.parametrize(
    ("changes", "depth", "tone"),
    [
        ({}, "not in a block yet", "seen"),
        ({"assurance": Assurance.CONFIRMED, "height": 310}, "block 310, 4 confirmations", "paid"),
        ({"assurance": Assurance.FINAL, "height": 314}, "block 314", "paid"),
        ({"assurance": Assurance.CONFIRMED, "vouched": True}, "confirmed", "paid"),
        ({"assurance": Assurance.UNKNOWN}, "vanished", "part"),
        ({"assurance": Assurance.REVOKED}, "taken back", "alarm"),
    ],
)
def test_a_payment_says_how_deep_it_lies(
    counter: PagesCounter, changes: dict[str, object], depth: str, tone: str
) -> None:
    sale = counter.till.shown[counter.till.charge(Money(500, EUR), "")].sale
    credit = Credit(reference=f"{'ab' * 32}:1", sat=5, assurance=Assurance.SEEN, first_seen=START)
    paid = replace(sale, credits=(replace(credit, **changes),))  # type: ignore[arg-type]
    (row,) = facts_of(paid, NUMBERS, 313)
    assert (row.label, row.tone) == (f"Payment ababab … ababab, {depth}", tone)
