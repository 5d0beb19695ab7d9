"""Servers that fail, lag or stop: who leads, who is put aside and why, and who comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.domain.sale_state import Standing
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.chain_doubt import PATIENCE_SECONDS
from pos_app.services.chain.chain_health import SourceRole
from pos_app.services.retry import LAST_RETRY_SECONDS
from tests.services.chain.compared_till import ComparedTill, script_of
from tests.support.memory_source import MemorySource, an_output

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def till() -> ComparedTill:
    return ComparedTill()


def roles(till: ComparedTill) -> list[SourceRole]:
    return [source.role for source in till.sources]


def test_a_leader_that_falls_behind_is_put_aside_with_its_reason(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.seen[1].mines(3)
    till.led[1].mines(3)
    till.step()
    till.wait(PATIENCE_SECONDS - 1)
    assert roles(till) == [SourceRole.LEADING, SourceRole.CONFIRMING]
    till.wait(4)
    assert roles(till) == [SourceRole.ASIDE, SourceRole.LEADING]
    behind = Message(code="chain.behind", arguments={"server": "server-1"})
    assert till.sources[0].problem == behind
    assert till.health[-1].tip_height == 103
    assert script_of(sale) in till.led[1].watched
    till.seen[0].mines(3)
    till.step()
    assert roles(till) == [SourceRole.CONFIRMING, SourceRole.LEADING]


@pytest.mark.parametrize("ahead", [3, 40])
def test_a_server_that_only_says_that_it_is_ahead_does_not_lead(
    till: ComparedTill, ahead: int
) -> None:
    """Its blocks are none that follow the leader's: as if each had another height."""
    sale = till.charge()
    for source in (till.led[1], till.seen[1]):
        source.goes_to("shifted", 0, 100 + ahead)
    till.wait(2 * PATIENCE_SECONDS)
    assert till.health[-1].server == "server-1"
    assert till.disagreements == ["chain.disagree_block"]
    till.led[0].shows(script_of(sale), an_output())
    till.step()
    assert till.sale(sale).state.standing is Standing.SEEN


def test_a_server_that_is_far_ahead_of_the_same_blocks_leads(till: ComparedTill) -> None:
    till.step()
    till.seen[1].mines(40)
    till.led[1].mines(40)
    till.wait(PATIENCE_SECONDS + 2)
    assert roles(till) == [SourceRole.ASIDE, SourceRole.LEADING]


def test_a_leader_too_far_behind_to_be_linked_has_an_old_block(
    till: ComparedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = till.seen[1].block_hash

    def block_hash(height: int) -> str:
        if height < 130:
            raise RefusedError("chain.no_such_block", height=str(height))
        return known(height)

    monkeypatch.setattr(till.seen[1], "block_hash", block_hash)
    till.seen[1].height = till.led[1].height = 140
    till.step()
    till.wait(PATIENCE_SECONDS + 2)
    assert roles(till) == [SourceRole.LEADING, SourceRole.CONFIRMING]
    till.led[0].tip_age = timedelta(hours=3)
    till.led[0].mines(0)
    till.wait(PATIENCE_SECONDS + 2)
    assert roles(till)[1] is SourceRole.LEADING


def test_a_witness_that_cannot_say_what_lies_below_is_away(
    till: ComparedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.step()

    def block_hash(height: int) -> str:
        raise RefusedError("chain.nonsense", server=str(height))

    till.seen[1].mines(40)
    till.step()
    monkeypatch.setattr(till.seen[1], "block_hash", block_hash)
    till.led[0].mines()
    till.wait(1)
    till.witnesses[1].step()
    till.step()
    assert roles(till) == [SourceRole.LEADING, SourceRole.ASIDE]


def test_two_blocks_behind_is_not_behind(till: ComparedTill) -> None:
    till.step()
    till.seen[1].mines(2)
    till.wait(60)
    assert roles(till) == [SourceRole.LEADING, SourceRole.CONFIRMING]
    assert till.led[1].calls == []


def test_a_witness_without_the_newest_blocks_is_put_aside(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.led[0].mines(3)
    till.seen[1].shows(script_of(sale), an_output())
    till.wait(PATIENCE_SECONDS + 1)
    assert roles(till) == [SourceRole.LEADING, SourceRole.ASIDE]
    assert till.sources[1].problem == Message(code="chain.behind", arguments={"server": "server-2"})
    assert till.disagreements == [], "what it shows is old"


@pytest.mark.parametrize(("ahead", "expected"), [(1, "server-2"), (0, "server-1")])
def test_a_leader_whose_node_stopped_is_left_when_another_goes_on(
    ahead: int, expected: str
) -> None:
    till = ComparedTill()
    till.step()
    till.wait(2 * 3_600 - 120)
    till.seen[1].mines(ahead)
    till.led[1].mines(ahead)
    till.wait(180)
    assert till.health[-1].server == expected
    if ahead:
        stuck = Message(code="chain.stuck", arguments={"server": "server-1"})
        assert till.leader.problem_of(0) == stuck
        till.wait(600)
        till.led[1].mines()
        till.step()
        assert roles(till) == [SourceRole.ASIDE, SourceRole.LEADING]
        assert till.sources[0].problem == stuck, "its witness sees it stay so"
        till.seen[0].mines(2)
        till.step()
        assert roles(till) == [SourceRole.CONFIRMING, SourceRole.LEADING]


@pytest.mark.parametrize("code", ["chain.wrong_network", "chain.nonsense"])
def test_a_server_that_cannot_be_believed_is_put_aside_with_its_reason(code: str) -> None:
    till = ComparedTill(3)
    reason = RefusedError(code, server="server-1")
    till.led[0].error = till.seen[0].error = reason
    till.charge()
    till.step()
    assert roles(till) == [SourceRole.ASIDE, SourceRole.LEADING, SourceRole.CONFIRMING]
    assert till.sources[0].problem == reason.message


def test_a_node_that_stopped_before_the_till_began_has_an_old_block() -> None:
    till = ComparedTill(1)
    till.led[0].tip_age = timedelta(hours=5)
    till.step()
    heard = till.health[-1].tip_heard_monotonic
    assert heard == pytest.approx(till.clock.monotonic() - 5 * 3_600, abs=1)
    till.led[0].tip_age = timedelta(hours=1)
    till.led[0].mines()
    till.step()
    assert till.health[-1].tip_heard_monotonic == till.clock.monotonic()


def test_a_witness_that_fails_says_why_and_comes_back(till: ComparedTill) -> None:
    till.step()
    till.seen[1].error = RefusedError("chain.nonsense", server="server-2")
    till.seen[1].hangs_up()
    till.step()
    assert roles(till) == [SourceRole.LEADING, SourceRole.ASIDE]
    assert till.sources[1].problem == Message(
        code="chain.connection_lost", arguments={"server": "server-2"}
    )
    till.wait(2)
    assert till.sources[1].problem == Message(
        code="chain.nonsense", arguments={"server": "server-2"}
    )
    till.seen[1].error = None
    till.witnesses[1].try_again()
    till.step()
    assert roles(till) == [SourceRole.LEADING, SourceRole.CONFIRMING]


def test_a_witness_that_is_away_is_tried_ever_more_rarely(till: ComparedTill) -> None:
    till.seen[1].error = UnreachableError("chain.unreachable", server="server-2")
    till.step()
    pauses: list[float] = []
    for _ in range(8):
        till.clock.advance(pauses[-1] if pauses else 1)
        pauses.append(till.witnesses[1].step())
    assert pauses[-1] == LAST_RETRY_SECONDS
    assert till.seen[1].calls == ["connect"] * 9


def test_when_the_leader_fails_the_witnesses_change_places(till: ComparedTill) -> None:
    till.charge()
    till.step()
    till.led[0].error = UnreachableError("chain.unreachable", server="server-1")
    till.led[0].hangs_up()
    till.watcher.step()
    assert not till.health[-1].connected
    till.wait(1.5)
    assert roles(till) == [SourceRole.CONFIRMING, SourceRole.LEADING]
    assert not till.seen[1].connected
    assert till.seen[0].connected


def test_what_is_followed_no_more_is_left_by_the_witnesses_too(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    assert script_of(sale) in till.seen[1].watched
    till.hot = []
    till.wait(3_700)
    assert till.seen[1].watched == {}
    assert till.led[0].watched == {}


def test_after_closing_a_witness_rests(till: ComparedTill) -> None:
    till.step()
    till.witnesses[1].close()
    assert till.witnesses[1].step() == LAST_RETRY_SECONDS
    assert till.seen[1].closes == 1


def test_a_witness_wakes_whoever_asked_for_it(till: ComparedTill) -> None:
    woken: list[str] = []
    till.witnesses[1].wake_with(lambda: woken.append("witness"))
    till.stand.on_news = lambda: woken.append("watcher")
    till.charge()
    till.watcher.step()
    assert "witness" in woken
    till.witnesses[1].step()
    assert woken[-1] == "watcher"
    told = len(woken)
    till.witnesses[1].step()
    assert len(woken) == told


def test_who_is_closed_while_a_connection_is_made_keeps_none(
    till: ComparedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close_while_connecting(source: MemorySource, close: Callable[[], None]) -> None:
        connect = source.connect

        def connecting(on_push: Callable[[], None]) -> None:
            close()
            connect(on_push)

        monkeypatch.setattr(source, "connect", connecting)

    till.charge()
    close_while_connecting(till.seen[1], till.witnesses[1].close)
    till.step()
    assert not till.seen[1].connected
    till.led[0].hangs_up()
    close_while_connecting(till.led[1], till.watcher.close)
    till.wait(2)
    assert not till.led[1].connected
