"""A wall clock that is changed is shown and journalled, also when it happened while off."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.services.chain.chain_health import ChainHealth
from pos_app.till.clock_watch import LONGEST_START_SECONDS, LOOK_SECONDS, ClockWatch
from pos_app.till.status_board import StatusBoard
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.counter import Counter

HOUR = timedelta(hours=1)
LOOK = timedelta(seconds=LOOK_SECONDS)


class Watching:
    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.clock = counter.clock
        self.board = StatusBoard(lambda _: None)
        self.called = 0
        self.watch = ClockWatch(
            counter.store, counter.ledger, counter.clock, self.board, on_jump=self._jumped
        )

    def _jumped(self) -> None:
        self.called += 1

    def look(self, *, jump: timedelta = timedelta(0)) -> None:
        """The next look, some seconds later; the wall clock was moved by `jump` meanwhile."""
        self.clock.pass_time(LOOK)
        self.clock.at += jump
        assert self.watch.step() == LOOK_SECONDS

    @property
    def jumps(self) -> list[str]:
        """Seconds, as shown."""
        notices = self.board.status.notices
        return [each.arguments["seconds"] for each in notices if each.code == "clock.jumped"]

    @property
    def journalled(self) -> list[int]:
        with self.counter.store.transaction() as transaction:
            entries = transaction.journal()
        return [
            json.loads(entry.body)["seconds"] for entry in entries if entry.name == "clock.jumped"
        ]


@pytest.fixture
def watching(counter: Counter) -> Watching:
    return Watching(counter)


def test_passing_time_is_no_jump(watching: Watching) -> None:
    for _ in range(100):
        watching.look()
    assert (watching.jumps, watching.journalled) == ([], [])


@pytest.mark.parametrize("jump", [HOUR, -HOUR, timedelta(seconds=3)])
def test_a_jump_is_shown_and_journalled_once(watching: Watching, jump: timedelta) -> None:
    watching.look()
    watching.look(jump=jump)
    watching.look()
    seconds = int(jump.total_seconds())
    assert (watching.jumps, watching.journalled) == ([str(seconds)], [seconds])
    assert watching.called == 1


def test_network_time_may_correct_a_little(watching: Watching) -> None:
    for _ in range(5):
        watching.look(jump=timedelta(seconds=2))
    assert watching.journalled == []


def test_the_newest_jump_is_the_one_shown(watching: Watching) -> None:
    watching.look(jump=HOUR)
    watching.look(jump=-2 * HOUR)
    assert watching.jumps == ["-7200"]
    assert watching.journalled == [3_600, -7_200]


def test_a_jump_is_shown_even_if_the_store_fails(watching: Watching) -> None:
    watching.look()
    watching.counter.store.close()
    with pytest.raises(Exception, match="closed"):
        watching.look(jump=HOUR)
    assert watching.jumps == ["3600"]


def test_a_clock_set_back_while_the_till_was_off_is_noticed(
    open_counter: Callable[[], Counter],
) -> None:
    before = Watching(open_counter())
    before.clock.pass_time(2 * HOUR)
    before.watch.step()
    after = Watching(open_counter())  # its clock starts at the same noon again
    after.watch.step()
    assert (after.jumps, after.journalled) == (["-7200"], [-7_200])
    again = Watching(open_counter())
    again.watch.step()
    assert again.jumps == []


def test_time_that_passed_while_the_till_was_off_is_no_jump(
    open_counter: Callable[[], Counter],
) -> None:
    Watching(open_counter()).watch.step()
    after = Watching(open_counter())
    after.clock.pass_time(timedelta(days=2))
    after.watch.step()
    assert after.jumps == []


def test_the_last_time_is_remembered_once_a_minute(watching: Watching) -> None:
    seen = set()
    for _ in range(25):
        watching.look()
        with watching.counter.store.transaction() as transaction:
            seen.add(transaction.get_value("clock.last_seen"))
    assert len(seen) == 3


def test_what_is_missing_after_the_start_is_trouble(watching: Watching) -> None:
    watching.watch.step()
    assert watching.board.status.starting
    watching.clock.pass_time(timedelta(seconds=LONGEST_START_SECONDS))
    watching.watch.step()
    assert not watching.board.status.starting


def test_the_newest_block_grows_old_without_news(watching: Watching) -> None:
    heard = watching.clock.monotonic()
    watching.board.chain_said(
        ChainHealth(
            connected=True, server="", tip_height=1, tip_heard_monotonic=heard, problem=None
        ),
        heard,
    )
    watching.clock.pass_time(3 * HOUR)
    watching.watch.step()
    chain = watching.board.status.chain
    assert chain.health is Health.TROUBLE
    assert chain.message == Message(code="chain.tip_old", arguments={"minutes": "180"})
