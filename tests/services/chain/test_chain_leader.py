"""Of several servers one is asked: the first that is well, the next when it fails."""

from __future__ import annotations

import pytest

from pos_app.domain.message import Message
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.chain_leader import (
    AVOID_SECONDS,
    BEST_LASTS_SECONDS,
    BLOCKS_BEHIND,
    LeadingSource,
)
from tests.support.controlled_clock import ControlledClock
from tests.support.memory_source import MemorySource, an_output, block_hash_of

SCRIPT = b"\x51"
GONE = UnreachableError("chain.unreachable", server="first")


@pytest.fixture
def clock() -> ControlledClock:
    return ControlledClock()


@pytest.fixture
def sources(clock: ControlledClock) -> list[MemorySource]:
    return [MemorySource(name, clock) for name in ("first", "second", "third")]


@pytest.fixture
def leader(sources: list[MemorySource], clock: ControlledClock) -> LeadingSource:
    return LeadingSource(sources, clock)


def connect(leader: LeadingSource) -> None:
    leader.connect(lambda: None)


def test_the_first_leads_and_every_question_goes_to_it(
    leader: LeadingSource, sources: list[MemorySource]
) -> None:
    assert (leader.name, leader.names) == ("first", ("first", "second", "third"))
    assert not leader.is_led
    connect(leader)
    assert leader.connected
    assert [leader.leads(place) for place in range(3)] == [True, False, False]
    sources[0].shows(SCRIPT, an_output(), push=False)
    leader.watch([SCRIPT])
    assert leader.news().everything
    assert leader.outputs([SCRIPT]) == {SCRIPT: (an_output(),)}
    assert leader.transaction_counts([SCRIPT]) == {SCRIPT: 1}
    assert leader.fee_estimate(3) == 2_000
    assert leader.block_hash(7) == block_hash_of(7)
    assert leader.rival("00" * 32, ["cd" * 32 + ":0"]) == "ab" * 32
    leader.ping()
    leader.unwatch([SCRIPT])
    assert sources[0].watched == {}
    assert [source.calls for source in sources[1:]] == [[], []]


def test_why_a_server_was_left_is_kept_until_it_leads_again(
    leader: LeadingSource, sources: list[MemorySource], clock: ControlledClock
) -> None:
    connect(leader)
    reason = Message(code="chain.behind", arguments={"server": "first"})
    leader.put_aside(reason)
    assert not leader.connected
    assert not leader.is_led
    assert leader.problem_of(0) == reason
    leader.put_aside(Message(code="chain.nonsense"))
    assert leader.problem_of(0) == reason, "it did not lead any more"
    connect(leader)
    assert leader.name == "second"
    clock.advance(AVOID_SECONDS)
    sources[1].hangs_up()
    connect(leader)
    assert leader.name == "first"
    assert leader.problem_of(0) is None
    assert leader.problem_of(1) == Message(
        code="chain.connection_lost", arguments={"server": "second"}
    )


def test_those_that_failed_lately_are_tried_last(
    leader: LeadingSource, sources: list[MemorySource], clock: ControlledClock
) -> None:
    sources[0].error = GONE
    connect(leader)
    assert leader.name == "second"
    sources[0].error = None
    sources[1].hangs_up()
    clock.advance(AVOID_SECONDS - 1)
    connect(leader)
    assert leader.name == "third"


def test_when_all_fail_what_a_person_must_look_at_is_told(
    leader: LeadingSource, sources: list[MemorySource]
) -> None:
    sources[0].error = GONE
    sources[1].error = RefusedError("chain.wrong_network", server="second", network="signet")
    sources[2].error = GONE
    with pytest.raises(RefusedError, match="wrong_network"):
        connect(leader)
    assert [source.calls for source in sources] == [["connect"]] * 3
    assert leader.problem_of(2) == GONE.message


def test_a_server_that_lacks_blocks_that_another_had_has_no_say(
    leader: LeadingSource, sources: list[MemorySource]
) -> None:
    sources[0].height = 100 + BLOCKS_BEHIND + 1
    connect(leader)
    sources[0].error = GONE
    sources[0].hangs_up()
    with pytest.raises(UnreachableError, match="behind"):
        connect(leader)
    assert leader.problem_of(1) == Message(code="chain.behind", arguments={"server": "second"})
    sources[2].height = 101
    connect(leader)
    assert leader.name == "third"


def test_a_height_that_no_server_shows_any_more_locks_nobody_out_for_ever(
    leader: LeadingSource, sources: list[MemorySource], clock: ControlledClock
) -> None:
    sources[0].height = 1_000_000
    connect(leader)
    clock.advance(3_600)
    leader.tip()
    sources[0].error = GONE
    sources[0].hangs_up()
    clock.advance(BEST_LASTS_SECONDS - 1)
    with pytest.raises(UnreachableError, match="behind"):
        connect(leader)
    clock.advance(2)
    connect(leader)
    assert leader.name == "second"
    sources[1].height = 101
    sources[1].mines(0)
    leader.tip()
    sources[1].height = 98
    sources[1].mines(0)
    with pytest.raises(UnreachableError, match="behind"):
        leader.tip()


def test_whoever_wants_to_know_hears_of_every_change(
    leader: LeadingSource, sources: list[MemorySource]
) -> None:
    led: list[tuple[bool, str]] = []
    leader.on_change = lambda: led.append((leader.is_led, leader.name))
    sources[0].error = GONE
    connect(leader)
    assert led == [(True, "first"), (False, "first"), (True, "second")]


def test_closing_closes_all(leader: LeadingSource, sources: list[MemorySource]) -> None:
    connect(leader)
    leader.close()
    assert not leader.connected
    assert all(source.closes for source in sources)


def test_without_a_server_there_is_nobody_to_lead(clock: ControlledClock) -> None:
    with pytest.raises(ValueError, match="no server"):
        LeadingSource([], clock)
