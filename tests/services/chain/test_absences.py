"""When a payment was not there yet: shown only for moments at which the till could have seen it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.punctuality import GRACE
from pos_app.domain.sale_state import Flag
from pos_app.ports import UnreachableError
from pos_app.services.chain.absences import Absences
from tests.services.chain.compared_till import ComparedTill, script_of
from tests.support.chain_sales import LOCK
from tests.support.memory_source import an_output

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.sale import Sale

DEADLINE_SECONDS = (LOCK + GRACE).total_seconds()


@pytest.fixture
def till() -> ComparedTill:
    return ComparedTill(1)


def absent_at(till: ComparedTill, sale: Sale) -> datetime | None:
    return till.sale(sale).credits[0].absent_at


def go_away(till: ComparedTill) -> None:
    till.led[0].error = UnreachableError("chain.unreachable", server="server-1")
    till.led[0].hangs_up()
    till.watcher.step()
    assert not till.health[-1].connected


def come_back(till: ComparedTill) -> None:
    till.led[0].error = None
    till.watcher.try_again()
    till.watcher.step()
    assert till.health[-1].connected


def test_money_that_is_there_at_the_first_look_may_have_been_there_for_ever(
    till: ComparedTill,
) -> None:
    sale = till.charge()
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    assert absent_at(till, sale) is None


def test_money_that_is_pushed_was_not_there_at_the_last_answer(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    looked = till.clock.now()
    till.clock.advance(30)
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    assert absent_at(till, sale) == looked


def test_a_ping_shows_that_nothing_had_come(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    till.clock.advance(60)
    till.watcher.step()
    pinged = till.clock.now()
    assert till.led[0].calls[-1] == "ping"
    till.clock.advance(10)
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    assert absent_at(till, sale) == pinged


def test_what_is_pushed_with_an_answer_may_have_come_before_it(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    looked = till.clock.now()
    till.clock.advance(60)
    ping = till.led[0].ping

    def push_and_answer() -> None:
        till.led[0].shows(script_of(sale), an_output())
        ping()

    vars(till.led[0])["ping"] = push_and_answer
    till.watcher.step()
    assert till.sale(sale).credits == ()
    del vars(till.led[0])["ping"]
    till.clock.advance(1)
    till.watcher.step()
    assert absent_at(till, sale) == looked


def test_an_answer_is_asked_for_when_money_begins_to_be_late(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    till.wait(DEADLINE_SECONDS - 20)
    till.watcher.rescan(sale.id)
    till.watcher.step()
    till.led[0].calls.clear()
    assert till.watcher.step() == pytest.approx(20)
    till.clock.advance(20)
    till.watcher.step()
    assert till.led[0].calls == ["ping"]
    till.clock.advance(1)
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    assert till.sale(sale).flags == {Flag.LATE}


def test_money_that_came_while_nobody_watched_across_the_end_is_not_called_late(
    till: ComparedTill,
) -> None:
    sale = till.charge()
    till.watcher.step()
    left = till.clock.now()
    till.clock.advance(10)
    go_away(till)
    till.clock.advance(DEADLINE_SECONDS + 60)
    till.led[0].shows(script_of(sale), an_output(), push=False)
    come_back(till)
    assert absent_at(till, sale) == left
    assert till.sale(sale).flags == {Flag.UNPROVEN}


def test_money_that_came_after_a_look_past_the_end_is_late_however_the_line_broke(
    till: ComparedTill,
) -> None:
    sale = till.charge()
    till.watcher.step()
    till.wait(DEADLINE_SECONDS + 5)
    go_away(till)
    till.clock.advance(600)
    till.led[0].shows(script_of(sale), an_output(), push=False)
    come_back(till)
    absent = absent_at(till, sale)
    assert absent is not None
    assert absent >= till.sale(sale).lock.ends_at + GRACE
    assert till.sale(sale).flags == {Flag.LATE}


def test_a_later_session_says_nothing_of_a_sale_before_it_looked(till: ComparedTill) -> None:
    first = till.charge()
    till.watcher.step()
    left = till.clock.now()
    go_away(till)
    till.clock.advance(120)
    come_back(till)
    back = till.clock.now()
    till.clock.advance(5)
    till.led[0].shows(script_of(first), an_output())
    till.watcher.step()
    assert absent_at(till, first) == back != left


def test_a_clock_set_forward_does_not_move_what_was_seen(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    till.clock.turn_back(-3_600)
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    absent = absent_at(till, sale)
    assert absent is not None
    assert till.clock.now() - absent == timedelta(0)


def test_what_is_forgotten_was_never_looked_at() -> None:
    absences, sale_id = Absences(), uuid4()
    absences.looked(sale_id, 5.0)
    absences.pushed([sale_id, uuid4()])
    absences.answered(9.0)
    assert absences.moment(sale_id) == 5.0
    absences.forget([sale_id, uuid4()])
    assert absences.moment(sale_id) is None
