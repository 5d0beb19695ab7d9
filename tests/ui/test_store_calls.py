"""The page of calls to the store's server: which, how they stand, and what can be done."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState
from pos_app.ui.till import Health, PartStatus
from tests.ui.call_scenes import (
    ANSWERED,
    GONE,
    SALE_ID,
    TEXT,
    a_bad_afternoon,
    a_call,
    store_is,
)
from tests.ui.memory_calls import PAGE
from tests.ui.page_scenes import a_paid_sale
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.view_models.store_calls import CallRow

WAITING = {"state": DeliveryState.WAITING, "attempts": 0, "last_status": None}
WELL = PartStatus(health=Health.WELL)


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


def rows(counter: PagesCounter) -> tuple[CallRow, ...]:
    return counter.pages.calls._rows.rows


def lines(counter: PagesCounter) -> dict[str, tuple[str, str]]:
    found = counter.pages.calls.call._lines.rows
    return {line.key: (line.label, line.value) for line in found}


def test_the_way_there_is_the_part_of_the_status_bar(counter: PagesCounter) -> None:
    a_bad_afternoon(counter)
    assert counter.shows("banner")
    counter.tap("status_store")
    counter.tap("detailAction")
    assert counter.shows("callsScreen")
    assert not counter.shows("banner")  # the page says it, and more
    assert counter.text("backlog_waiting") == "4"
    assert counter.text("backlog_answer") == "500 Internal Server Err\N{HORIZONTAL ELLIPSIS}"
    assert "Nothing is lost" in counter.text("backlogTrouble")
    counter.go("sale")
    assert counter.shows("banner")


def test_each_row_says_how_its_call_stands(counter: PagesCounter) -> None:
    a_bad_afternoon(counter)
    counter.pages.open_calls()
    told = [(row.name, row.number, row.word, row.following, row.answer) for row in rows(counter)]
    assert told == [
        ("shift.closed", "Shift 112", "Waiting", "in 2 min", ""),
        ("sale.rate_renewed", "No. 2", "Waiting", "in 2 min", ""),
        ("sale.confirmed", "No. 1", "Tried in vain", "again in 2 min", "500, 4 tries"),
        ("sale.created", "No. 1", "Tried in vain", "again in 2 min", "no answer, 4 tries"),
        ("sale.confirmed", "No. 1", "Given up", "", "500, 34 tries"),
        ("sale.payment_seen", "No. 1", "Delivered", "", "204, 3 tries"),
    ]


def test_only_some_are_shown(counter: PagesCounter) -> None:
    a_bad_afternoon(counter)
    counter.pages.open_calls()
    for wanted, states in {
        "Waiting": {"Waiting", "Tried in vain"},
        "Failed": {"Given up", "Tried in vain"},
        "Delivered": {"Delivered"},
    }.items():
        counter.tap(f"segment_{wanted}")
        assert {row.word for row in rows(counter)} == states


def test_a_long_list_is_turned_page_by_page(counter: PagesCounter) -> None:
    for _ in range(2 * PAGE + 1):
        a_call(counter, "sale.seen")
    counter.pages.open_calls()
    shown = [[row.key for row in rows(counter)]]
    counter.tap("callsOlder")
    shown.append([row.key for row in rows(counter)])
    counter.tap("callsOlder")
    shown.append([row.key for row in rows(counter)])
    assert [len(page) for page in shown] == [PAGE, PAGE, 1]
    assert [key for page in shown for key in page] == [
        call.id for call in reversed(counter.calls.kept)
    ]
    counter.tap("callsOlder")  # off: there are none
    assert [row.key for row in rows(counter)] == shown[2]
    counter.tap("segment_Delivered")  # from the newest on
    assert [row.key for row in rows(counter)] == shown[0]
    counter.tap("callsOlder")
    counter.tap("callsOlder")
    counter.tap("callsNewer")
    counter.tap("callsNewer")
    assert [row.key for row in rows(counter)] == shown[0]


def test_an_older_page_stays_while_new_calls_come(counter: PagesCounter) -> None:
    for _ in range(PAGE + 2):
        a_call(counter, "sale.seen")
    counter.pages.open_calls()
    counter.tap("callsOlder")
    before = rows(counter)
    a_call(counter, "sale.confirmed")
    counter.pages.calls._look()
    assert rows(counter) == before
    counter.tap("callsNewer")
    assert rows(counter)[0].name == "sale.confirmed"


def test_a_touch_shows_body_figures_and_answer_but_no_token(counter: PagesCounter) -> None:
    call = a_bad_afternoon(counter)
    token = json.loads(call.body)["data"]["order_token"]
    counter.pages.open_calls()
    counter.tap(f"storeCall_{call.id}")
    told = lines(counter)
    assert told["id"] == ("webhook-id", call.id)
    assert told["tries"] == ("Tries", "4")
    assert told["tried"][1].endswith(":01")
    assert told["next"][1].startswith("in 2 min (")
    assert told["answer"][0] == f"500 {TEXT}"
    assert counter.text("storeCallSubject") == "No. 1"
    body = "\n".join(label for label, _ in told.values())
    assert '"order_status": "paid"' in body
    assert '"order_token": "\N{BULLET}' in body
    assert token not in "".join((*counter.texts(), body))


def test_an_answer_moves_nothing_on_the_screen(counter: PagesCounter) -> None:
    evil = "\x1b[2J\u202eevil\u2066\n" + "a\u0301\u0301\u0301\u0301\u0301\u0301" + "<b>bold</b>"
    call = a_call(counter, "sale.seen", last_status=500, last_answer=evil)
    counter.pages.open_call(SALE_ID, call.id)
    shown = lines(counter)["answer"][0]
    assert shown == "500 [2Jevil a\u0301\u0301\u0301\u0301<b>bold</b>"


def test_send_again_asks_for_the_same_call(counter: PagesCounter) -> None:
    call = a_call(counter, "sale.confirmed")
    counter.pages.open_call(SALE_ID, call.id)
    assert counter.item("storeCallState").property("word") == "Delivered"
    assert counter.text("storeCallSend") == "Send again"
    counter.tap("storeCallSend")
    assert counter.calls.asked == [call.id]
    assert counter.item("storeCallState").property("word") == "Tried in vain"
    assert counter.text("storeCallSend") == "Send now"


def test_a_call_to_be_sent_again_says_since_when(counter: PagesCounter) -> None:
    call = a_call(counter, "sale.confirmed", put_back_at=counter.till.time, **WAITING)
    counter.pages.open_call(SALE_ID, call.id)
    assert lines(counter)["again"][0] == "To be sent again since"


def test_what_a_410_has_turned_off_is_turned_on_again_by_a_touch(counter: PagesCounter) -> None:
    call = a_bad_afternoon(counter)
    store_is(counter, GONE, "410 gone")
    counter.pages.open_call(SALE_ID, call.id)
    assert counter.item("backlogState").property("word") == "Sending is off"
    assert rows(counter)[0].word == "Not being sent"
    assert counter.text("storeCallWhy") == "Nothing can be sent while sending is off."
    counter.tap("storeCallSend")
    assert counter.calls.asked == []
    assert counter.text("backlogAction") == "Turn on again"
    counter.tap("backlogAction")
    assert counter.calls.asked == [""]
    store_is(counter, None, "204")
    assert counter.item("backlogState").property("word") == "Sending"
    assert not counter.shows("storeCallWhy")


def test_the_line_on_top_says_how_the_server_is(counter: PagesCounter) -> None:
    counter.pages.open_calls()
    trouble = PartStatus(health=Health.TROUBLE, message=ANSWERED)
    for part, word, action in (
        (PartStatus(health=Health.STARTING), "Connecting", ""),
        (PartStatus(health=Health.ABSENT, waiting=2), "No server", ""),
        (WELL, "In step", ""),
        (replace(WELL, waiting=2), "Sending", "Try now"),
        (trouble, "In trouble", ""),
        (replace(trouble, waiting=2), "In trouble", "Try now"),
    ):
        counter.till.set_status(store=part)
        assert counter.item("backlogState").property("word") == word
        assert counter.pages.calls.backlog.action == action
    # A trouble of one sentence is said once.
    absent = replace(trouble, message=Message(code="webhook.absent"))
    counter.till.set_status(store=absent)
    assert counter.text("backlogTrouble").count("settings") == 1


def test_empty_pages_say_why(counter: PagesCounter) -> None:
    counter.pages.open_calls()
    assert counter.text("callsEmpty").startswith("Nothing was told yet.")
    counter.tap("segment_Failed")
    assert counter.text("callsEmpty") == "There is no such call."
    counter.till.set_status(store=PartStatus(health=Health.ABSENT))
    counter.pages.open_calls()
    assert counter.text("callsEmpty").startswith("No server is told.")
    assert counter.text("storeCallNone").startswith("Touch a call")


def test_a_sale_in_the_history_leads_to_its_calls(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    mine = replace(counter.till.messages[sale_id][0], last_status=204, last_answer="thanks")
    other = a_call(counter, "sale.seen")
    counter.calls.kept = [mine, replace(other, position=mine.position + 1)]
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    counter.tap(f"storyCall_{mine.id}")
    assert counter.shows("callsScreen")
    assert [row.key for row in rows(counter)] == [mine.id]
    assert counter.text("storeCallName") == "sale.created"
    assert lines(counter)["answer"][0] == "204 thanks"
    counter.tap("callsOfAll")
    assert [row.key for row in rows(counter)] == [other.id, mine.id]
    counter.go("history")
    assert counter.shows("historyScreen")


def test_a_call_that_is_gone_leaves_the_place_empty(counter: PagesCounter) -> None:
    call = a_call(counter, "sale.seen")
    counter.pages.open_call(SALE_ID, call.id)
    counter.calls.kept.clear()
    counter.pages.calls._look()
    assert rows(counter) == ()
    assert not counter.shows("storeCallSend")
    assert not counter.pages.calls.call.canSend


def test_it_reads_only_while_somebody_looks(counter: PagesCounter) -> None:
    counter.pages.open_calls()
    counter.go("sale")
    counter.calls.reads = 0
    store_is(counter, ANSWERED)
    assert not counter.pages.calls._timer.isActive()
    assert counter.calls.reads == 0
    counter.pages.open_calls()
    store_is(counter, None)
    assert counter.calls.reads > 1


def test_the_keyboard_reaches_a_call(counter: PagesCounter) -> None:
    first = a_call(counter, "sale.created")
    a_call(counter, "sale.seen")
    counter.pages.open_calls()
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Return)
    assert counter.pages.calls.call.key == first.id
    counter.key(Qt.Key.Key_Escape)
    assert counter.shows("saleScreen")


def test_a_narrow_screen_shows_one_at_a_time(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PagesCounter, size=QSize(1024, 600))
    call = a_call(counter, "sale.created")
    counter.pages.open_calls()
    assert not counter.shows("storeCall")
    counter.tap(f"storeCall_{call.id}")
    assert not counter.shows("callList")
    assert not counter.shows("storeBacklog")
    counter.tap("storeCallBack")
    assert counter.shows("callList")
