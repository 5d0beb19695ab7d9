"""Servers that do not lead are asked as well: they confirm, contradict, or are merely slower."""

from __future__ import annotations

import pytest

from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import UnreachableError
from pos_app.services.chain.chain_doubt import PATIENCE_SECONDS
from pos_app.services.chain.chain_health import SourceRole
from pos_app.services.chain.chain_witness import PING_SECONDS, SETTLE_SECONDS
from tests.services.chain.compared_till import ComparedTill, script_of
from tests.support.memory_source import an_output, mined


@pytest.fixture
def till() -> ComparedTill:
    return ComparedTill()


def roles(till: ComparedTill) -> list[SourceRole]:
    return [source.role for source in till.sources]


def test_one_leads_and_the_other_confirms(till: ComparedTill) -> None:
    till.charge()
    till.step()
    assert roles(till) == [SourceRole.LEADING, SourceRole.CONFIRMING]
    assert [source.tip_height for source in till.sources] == [100, 100]
    assert till.seen[0].calls == [], "nobody asks the same server twice"


def test_until_somebody_leads_no_witness_asks(till: ComparedTill) -> None:
    assert till.witnesses[1].step() == PING_SECONDS
    assert till.seen[1].calls == []


def test_ten_idle_sales_cost_each_server_a_ping_a_minute(till: ComparedTill) -> None:
    for _ in range(10):
        till.charge()
    till.step()
    till.wait(SETTLE_SECONDS)
    for source in (*till.led, *till.seen):
        source.calls.clear()
    till.wait(60)
    assert [source.calls for source in till.led] == [["ping"], []]
    assert [source.calls for source in till.seen] == [[], ["ping"]]


def test_a_payment_that_both_show_is_agreed_upon(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    for source in (till.led[0], till.seen[1]):
        source.shows(script_of(sale), an_output())
    till.step()
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    assert till.watcher._comparison.seen_by == {"ab" * 32 + ":0": 2}
    till.wait(PATIENCE_SECONDS + 1)
    assert till.disagreements == []


def test_a_payment_that_only_a_witness_shows_is_told_when_it_lasts(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.seen[1].shows(script_of(sale), an_output())
    till.step()
    till.wait(PATIENCE_SECONDS - 1)
    assert till.disagreements == []
    till.wait(1.5)
    assert till.disagreements == ["chain.disagree_payment"]
    assert till.health[-1].disagreements[0].arguments == {
        "server": "server-2",
        "leader": "server-1",
        "txid": "ab" * 32,
    }
    assert till.sale(sale).state == State(Standing.WAITING, Life.OPEN)
    till.led[0].shows(script_of(sale), an_output())
    till.step()
    assert till.disagreements == []
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)


def test_what_a_witness_shows_makes_the_leader_look_again(till: ComparedTill) -> None:
    """Its push may be what is missing."""
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output(), push=False)
    till.watcher.step()
    assert till.sale(sale).state == State(Standing.WAITING, Life.OPEN)
    till.seen[1].shows(script_of(sale), an_output())
    till.step()
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)


def test_a_payment_that_is_gone_is_no_disagreement_although_the_witness_was_not_told(
    till: ComparedTill,
) -> None:
    sale = till.charge()
    till.step()
    for source in (till.led[0], till.seen[1]):
        source.shows(script_of(sale), an_output())
    till.wait(SETTLE_SECONDS + 1)
    till.seen[1].shows(script_of(sale), push=False)
    till.led[0].shows(script_of(sale))
    till.wait(PATIENCE_SECONDS + 1)
    assert till.sale(sale).state.standing is Standing.WAITING
    assert {code for each in till.health for code in each.disagreements} == set()


def test_a_slower_witness_neither_delays_nor_contests(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.wait(30)
    till.led[0].shows(script_of(sale), an_output())
    till.step()
    till.led[0].mines()
    till.led[0].shows(script_of(sale), an_output(height=101))
    till.step()
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    till.wait(8)
    till.seen[1].mines()
    till.step()
    till.wait(1)
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    till.seen[1].shows(script_of(sale), an_output(height=101))
    till.wait(60)
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    assert {code for each in till.health for code in each.disagreements} == set()


def test_a_confirmation_that_a_witness_denies_does_not_count(till: ComparedTill) -> None:
    """It had looked when it had the block for long, and there was nothing."""
    till.step()
    till.wait(SETTLE_SECONDS)
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output(height=98))
    till.step()
    assert till.sale(sale).credits[0].contested
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    assert till.disagreements == ["chain.disagree_confirmation"]
    till.wait(600)
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    till.seen[1].shows(script_of(sale), an_output(height=98))
    till.step()
    assert not till.sale(sale).credits[0].contested
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    assert till.disagreements == []


def test_a_witness_that_has_just_come_denies_nothing_before_it_looked_twice(
    till: ComparedTill,
) -> None:
    till.step()
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output(height=98))
    till.step()
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    till.wait(SETTLE_SECONDS + 0.5)
    assert till.sale(sale).credits[0].contested


def test_a_server_is_not_counted_twice_while_its_witness_goes(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    for source in (till.led[0], till.led[1], till.seen[1]):
        source.shows(script_of(sale), an_output())
    till.step()
    assert till.watcher._comparison.seen_by == {"ab" * 32 + ":0": 2}
    till.led[0].error = UnreachableError("chain.unreachable", server="server-1")
    till.led[0].hangs_up()
    till.watcher.step()
    till.clock.advance(1)
    till.watcher.step()
    assert till.health[-1].server == "server-2"
    assert till.stand.testimonies[1].connected
    assert till.watcher._comparison.seen_by == {"ab" * 32 + ":0": 1}


def test_a_witness_whose_push_is_lost_is_asked_before_it_may_deny(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.wait(SETTLE_SECONDS)
    till.led[0].shows(script_of(sale), an_output())
    till.seen[1].shows(script_of(sale), an_output(), push=False)
    till.step()
    assert till.watcher._comparison.seen_by == {"ab" * 32 + ":0": 2}
    till.mine()
    till.led[0].shows(script_of(sale), an_output(height=101))
    till.seen[1].shows(script_of(sale), an_output(height=101), push=False)
    till.wait(SETTLE_SECONDS + 1)
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    assert not till.sale(sale).credits[0].contested


def test_a_denial_that_comes_later_takes_the_confirmation_back(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.wait(SETTLE_SECONDS)
    till.mine()
    till.led[0].shows(script_of(sale), an_output(height=101))
    till.step()
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    till.wait(SETTLE_SECONDS + 1)
    assert till.sale(sale).state == State(Standing.SEEN, Life.SETTLED)
    assert till.disagreements == ["chain.disagree_confirmation"]


def test_other_blocks_below_the_newest_are_told_when_they_last(till: ComparedTill) -> None:
    till.step()
    till.seen[1].goes_to("b", fork=99, height=101)
    till.step()
    till.wait(PATIENCE_SECONDS + 1)
    assert till.disagreements == [], "newest blocks may compete"
    till.led[0].mines()
    till.step()
    till.wait(PATIENCE_SECONDS - 2)
    assert till.disagreements == []
    till.wait(3)
    assert till.disagreements == ["chain.disagree_block"]
    assert till.health[-1].disagreements[0].arguments["height"] == "100"
    till.led[0].goes_to("b", fork=99, height=102)
    till.seen[1].mines()
    till.step()
    till.wait(1)
    assert till.disagreements == []


def test_a_payment_in_a_block_that_others_have_left_does_not_count(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output(height=100))
    till.seen[1].goes_to("b", fork=99, height=101)
    till.seen[1].shows(script_of(sale), mined(an_output(), 101, "b"))
    till.step()
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    till.wait(PATIENCE_SECONDS + 1)
    assert till.sale(sale).state == State(Standing.SEEN, Life.SETTLED)
    assert "chain.disagree_confirmation" in till.disagreements
