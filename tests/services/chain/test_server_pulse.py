"""After a block the server is asked about unpaid addresses: a push may have been lost just then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_app.domain.sale_state import Life, Standing, State
from tests.services.chain.compared_till import ComparedTill, script_of
from tests.support.chain_sales import LOCK
from tests.support.memory_source import an_output

WAITING = State(Standing.WAITING, Life.OPEN)
SEEN = State(Standing.SEEN, Life.OPEN)


@pytest.fixture
def till() -> ComparedTill:
    till = ComparedTill(1)
    till.watcher.step()
    return till


def asked(till: ComparedTill) -> int:
    return till.led[0].calls.count("renew")


def test_money_whose_push_was_lost_is_seen_with_the_block(till: ComparedTill) -> None:
    sale, other = till.charge(), till.charge()
    till.watcher.step()
    till.clock.advance(60)
    till.led[0].shows(script_of(sale), an_output(), push=False)
    till.watcher.step()
    assert till.sale(sale).state == WAITING
    till.led[0].mines()
    till.watcher.step()
    assert (till.sale(sale).state, till.sale(other).state) == (SEEN, WAITING)


def test_money_whose_push_was_lost_is_not_called_late(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    till.led[0].shows(script_of(sale), an_output(), push=False)
    till.clock.advance(LOCK.total_seconds() - 1)
    till.led[0].mines()
    till.watcher.step()
    till.clock.advance(LOCK.total_seconds())
    till.watcher.step()
    assert till.sale(sale).state == SEEN
    (credit,) = till.sale(sale).credits
    assert credit.absent_at == till.clock.now() - 2 * LOCK + timedelta(seconds=1)


def test_it_is_asked_once_after_a_block_and_never_without_one(till: ComparedTill) -> None:
    till.charge()
    till.wait(180)
    assert asked(till) == 0
    till.led[0].mines(3)
    till.wait(180)
    assert asked(till) == 1
    till.led[0].mines()
    till.wait(180)
    assert asked(till) == 2


def test_nothing_is_asked_about_what_has_its_money(till: ComparedTill) -> None:
    sale = till.charge()
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    till.led[0].mines()
    till.watcher.step()
    assert asked(till) == 0


def test_late_money_whose_push_was_lost_is_seen_with_the_block_too(till: ComparedTill) -> None:
    sale = till.charge()
    till.watcher.step()
    till.clock.advance(LOCK.total_seconds())
    till.watcher.step()
    till.led[0].shows(script_of(sale), an_output(), push=False)
    till.led[0].mines()
    till.watcher.step()
    assert till.sale(sale).state == (Standing.SEEN, Life.EXPIRED)


def test_money_that_comes_back_unheard_is_seen_with_the_block(till: ComparedTill) -> None:
    sale = till.charge()
    till.led[0].shows(script_of(sale), an_output())
    till.watcher.step()
    till.led[0].shows(script_of(sale))
    till.watcher.step()
    assert till.sale(sale).state == WAITING
    till.led[0].shows(script_of(sale), an_output(), push=False)
    till.led[0].mines()
    till.watcher.step()
    assert till.sale(sale).state == SEEN


def test_a_new_session_begins_with_all_addresses_and_asks_for_none_twice(
    till: ComparedTill,
) -> None:
    till.charge()
    till.watcher.step()
    till.led[0].hangs_up()
    till.led[0].mines()
    till.watcher.step()
    till.watcher.try_again()
    till.watcher.step()
    assert till.health[-1].connected
    assert asked(till) == 0


def test_an_answer_about_unpaid_addresses_spares_the_ping(till: ComparedTill) -> None:
    till.charge()
    till.watcher.step()
    till.clock.advance(50)
    till.led[0].mines()
    till.watcher.step()
    till.clock.advance(50)
    till.watcher.step()
    assert "ping" not in till.led[0].calls
    till.clock.advance(10)
    till.watcher.step()
    assert "ping" in till.led[0].calls
