"""The page that gives money back, step by step, as a person sees it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.domain.refund import RefundReason
from pos_app.domain.sale_state import Flag
from pos_app.ui.giving_back import AddressTold, ChoicesTold
from pos_app.ui.view_models.giving_back import LONGEST_TEXT, GivingBackViewModel
from tests.support.codes import codes_in, read_request
from tests.ui.memory_giving_back import CUSTOMER, TXID
from tests.ui.page_scenes import a_paid_sale
from tests.ui.pages_counter import PagesCounter
from tests.ui.test_look import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter, size=SIZES["1280x800"])


def plain(text: str) -> str:
    """With spaces in place of those that keep a number together."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def page_of(counter: PagesCounter) -> GivingBackViewModel:
    page = counter.pages.givingBack
    assert page is not None
    return page


def opened(counter: PagesCounter, *, extra: int = 0) -> UUID:
    sale_id = a_paid_sale(counter, extra=extra)
    counter.pages.give_back(sale_id)
    return sale_id


def asked(counter: PagesCounter) -> UUID:
    sale_id = opened(counter)
    page = page_of(counter)
    page.choose("as_paid")
    page.setText(CUSTOMER)
    page.check()
    page.ask()
    counter.giving_back.looked(sale_id)
    return sale_id


def test_what_goes_back_is_chosen_and_never_typed(counter: PagesCounter) -> None:
    opened(counter, extra=40_000)
    page = page_of(counter)
    rows = {row.key: row for row in page._offer_rows.rows}
    assert set(rows) == {"as_paid", "worth_now", "over"}
    assert (rows["as_paid"].value, plain(rows["as_paid"].satoshi)) == ("€31.97", "35 040 sat")
    assert (rows["worth_now"].value, plain(rows["worth_now"].satoshi)) == ("€31.97", "31 970 sat")
    assert (page.mode, page.chosen, page.canAsk) == ("choose", "", False)
    assert page.askText == "Choose what goes back"
    page.choose("over")
    assert page.askText == "Scan the customer's address"
    page.setText(CUSTOMER)
    page.check()
    assert page.canAsk
    page.ask()
    ((_, offer, text),) = counter.giving_back.asked
    assert (offer.reason, offer.sat, text) == (RefundReason.OVER, 40_000, CUSTOMER)


def test_a_price_that_is_cut_says_so(counter: PagesCounter) -> None:
    counter.giving_back.price_now = Decimal(50_000)
    opened(counter)
    cut = page_of(counter)._offer_rows.rows[1]
    assert plain(cut.detail) == "No more than came; 1 BTC = €50 000.00"


def test_what_is_the_only_way_is_chosen_already(counter: PagesCounter) -> None:
    counter.giving_back.price_now = None
    opened(counter)
    assert page_of(counter).chosen == "as_paid"


def test_a_mistake_is_said_and_the_codes_own_amount_too(counter: PagesCounter) -> None:
    opened(counter)
    page = page_of(counter)
    page.choose("as_paid")
    page.setText("bitcoin:nonsense")
    page.check()
    assert page.mistake == "The address is damaged: a letter is wrong or missing."
    assert not page.canAsk
    page.setText(f"bitcoin:{CUSTOMER}?amount=0.5")
    assert page.mistake == ""
    page.check()
    assert plain(page.askedNote) == "The code asks for 50 000 000 sat. The till gives 35 040 sat."
    page.setText(f"bitcoin:{CUSTOMER}?amount=0.0003504")
    page.check()
    assert (page.askedNote, page.canAsk) == ("", True)
    assert page.checkedGroups[-1] == "kx0l"


def test_an_answer_about_what_was_typed_before_is_not_taken(counter: PagesCounter) -> None:
    opened(counter)
    page = page_of(counter)
    page.setText("x" * (LONGEST_TEXT + 1))
    assert len(page.text) == LONGEST_TEXT
    page.setText(CUSTOMER)
    page.hear(AddressTold(text="before", problem=Message(code="address.damaged")))
    assert page.mistake == ""
    page.setText("  ")
    page.check()
    assert (page.mistake, page.checkedGroups) == ("", [])


def test_the_code_is_shown_only_while_paying_it_is_right(counter: PagesCounter) -> None:
    sale_id = asked(counter)
    page = page_of(counter)
    counter.settle()
    request = read_request(codes_in(counter.grab())[0])
    assert (request.address, request.sat) == (CUSTOMER, 35_040)
    one = page.one
    assert (page.mode, one.word, one.reached, one.canWithdraw) == ("pay", "To be paid", 1, True)
    assert plain(one.amount) == "35 040 sat"
    counter.giving_back.pay(sale_id, short_sat=9_000)
    assert plain(one.sentence).startswith("Only 9 000 sat came")
    counter.giving_back.pay(sale_id, own=False, more_sat=12)
    assert plain(one.sentence) == "12 sat more went back than was asked for."
    assert (one.codeSource, one.word, one.txid) == ("", "Seen", TXID)
    assert one.paidBy == "by somebody: the till can't tell which wallet"
    counter.giving_back.prove(sale_id)
    assert (one.word, one.reached, one.canWithdraw) == ("Paid back", 4, False)
    assert one.paidBy == "by your own wallet"
    assert Flag.REFUNDED in counter.till.shown[sale_id].sale.flags


def test_what_is_withdrawn_may_be_chosen_again(counter: PagesCounter) -> None:
    asked(counter)
    page = page_of(counter)
    assert not page.canChoose
    page.withdraw()
    assert page.one.word == "Withdrawn"
    assert page.canChoose
    page.another()
    assert (page.mode, page.text, page.refundCount) == ("choose", "", 1)
    page.show("", page._refund_rows.rows[0].key)
    assert page.mode == "pay"


def test_nothing_is_asked_or_withdrawn_before_there_is_something(counter: PagesCounter) -> None:
    page = page_of(counter)
    page.ask()
    page.withdraw()
    assert counter.giving_back.asked == []
    assert (page.one.word, page.one.codeSource, page.one.txid) == ("", "", "")


def test_why_nothing_may_go_back_is_said(counter: PagesCounter) -> None:
    counter.giving_back.problem = Message(code="refund.unsure")
    opened(counter)
    assert page_of(counter).problem == ("What came may still go away. Wait until it is confirmed.")


def test_an_answer_about_another_sale_is_not_taken(counter: PagesCounter) -> None:
    other = a_paid_sale(counter)
    opened(counter)
    page = page_of(counter)
    before = page.title
    page.hear(ChoicesTold(sale=counter.till.shown[other].sale))
    assert page.title == before


def test_all_that_is_to_be_paid_stands_in_a_list(counter: PagesCounter) -> None:
    first, second = asked(counter), asked(counter)
    counter.pages.open_refunds()
    page = page_of(counter)
    rows = page._refund_rows.rows
    assert (page.mode, [row.sale for row in rows]) == ("list", [str(first), str(second)])
    assert plain(rows[0].title) == "To be paid · 35 040 sat"
    page.show(rows[0].sale, rows[0].key)
    assert (page.mode, plain(page.one.amount)) == ("pay", "35 040 sat")
    page.close()
    assert counter.model.navigation.screen == "sale"


def test_it_is_opened_from_the_story_of_a_sale(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    counter.tap("storyRefund")
    assert counter.model.navigation.screen == "refund"
    assert page_of(counter).title.startswith("Give back, sale")


def test_it_is_opened_from_a_payment_that_brought_too_much(counter: PagesCounter) -> None:
    counter.model.open_sale(a_paid_sale(counter, extra=40_000))
    counter.settle()
    counter.tap("action_give_back")
    assert counter.model.navigation.screen == "refund"
    assert page_of(counter).mode == "choose"
