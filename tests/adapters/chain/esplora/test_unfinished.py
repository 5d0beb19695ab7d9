"""A question too long for a server's limit is answered in parts, each asked for once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.esplora.unfinished import LASTS_SECONDS
from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.chain.esplora.conftest import LIMITS
from tests.support.esplora_pages import mined, script_path
from tests.support.rate_servers import Answer, as_json
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.controlled_clock import ControlledClock
    from tests.support.esplora_pages import EsploraPages
    from tests.support.following import Following

BUSY = Answer(status=429, headers=("Retry-After: 5",))


@pytest.fixture
def scripts() -> list[bytes]:
    return [new_script(), new_script()]


@pytest.fixture
def following(pages: EsploraPages, follow: Callable[..., Following]) -> Following:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    following.connect()
    return following


def history_of(script: bytes) -> str:
    return f"{script_path(script)}/txs"


def break_off(pages: EsploraPages, following: Following, scripts: list[bytes]) -> None:
    """The first is answered, the second is too much."""
    following.source.watch(scripts)
    pages.history(scripts[0], [])
    pages.answers[history_of(scripts[1])] = BUSY
    with pytest.raises(UnreachableError, match="too_many_requests"):
        following.source.outputs(scripts)
    pages.history(scripts[1], [])
    following.source.close()


def test_the_next_try_goes_on_from_there(
    pages: EsploraPages, following: Following, clock: ControlledClock, scripts: list[bytes]
) -> None:
    break_off(pages, following, scripts)
    clock.advance(6)
    following.connect()
    following.source.watch(scripts)
    assert following.source.outputs(scripts) == {scripts[0]: (), scripts[1]: ()}
    assert pages.asked.count(history_of(scripts[0])) == 1
    assert pages.asked.count(history_of(scripts[1])) == 2


def test_what_was_answered_is_asked_for_again_once_all_was(
    pages: EsploraPages, following: Following, clock: ControlledClock, scripts: list[bytes]
) -> None:
    break_off(pages, following, scripts)
    clock.advance(6)
    following.connect()
    following.source.watch(scripts)
    following.source.outputs(scripts)
    pages.pay(scripts[0], 5_000)
    assert len(following.source.outputs(scripts)[scripts[0]]) == 1


def test_an_old_answer_is_none(
    pages: EsploraPages, following: Following, clock: ControlledClock, scripts: list[bytes]
) -> None:
    break_off(pages, following, scripts)
    pages.pay(scripts[0], 5_000)
    clock.advance(LASTS_SECONDS + 1)
    following.connect()
    following.source.watch(scripts)
    assert len(following.source.outputs(scripts)[scripts[0]]) == 1


def test_a_look_that_is_asked_for_does_not_go_on_from_there(
    pages: EsploraPages, following: Following, clock: ControlledClock, scripts: list[bytes]
) -> None:
    break_off(pages, following, scripts)
    pages.pay(scripts[0], 5_000)
    clock.advance(6)
    following.connect()
    following.source.unwatch(scripts)
    following.source.watch(scripts)
    assert len(following.source.outputs(scripts)[scripts[0]]) == 1


def test_what_changed_meanwhile_is_asked_for_again(
    pages: EsploraPages,
    follow: Callable[..., Following],
    clock: ControlledClock,
    scripts: list[bytes],
) -> None:
    following = follow(pages)
    following.connect()
    break_off(pages, following, scripts)
    pages.pay(scripts[0], 5_000)
    clock.advance(6)
    following.connect()
    following.source.watch(scripts)
    following.await_news_of(scripts[0])
    assert len(following.source.outputs(scripts)[scripts[0]]) == 1


def test_a_chain_that_moves_makes_it_look_at_all_again(
    pages: EsploraPages, following: Following, scripts: list[bytes]
) -> None:
    pages.history(scripts[0], [])
    pages.history(scripts[1], [mined("11" * 32, 90, "22" * 32)])
    with pytest.raises(RefusedError, match="inconsistent"):
        following.source.outputs(scripts)
    assert pages.asked.count(history_of(scripts[0])) == 6


def test_used_addresses_are_not_asked_for_twice_either(
    pages: EsploraPages, following: Following, clock: ControlledClock, scripts: list[bytes]
) -> None:
    stats = {"chain_stats": {"tx_count": 1}, "mempool_stats": {"tx_count": 0}}
    pages.answers[script_path(scripts[0])] = as_json(stats)
    pages.answers[script_path(scripts[1])] = BUSY
    with pytest.raises(UnreachableError, match="too_many_requests"):
        following.source.transaction_counts(scripts)
    pages.answers[script_path(scripts[1])] = as_json({**stats, "chain_stats": {"tx_count": 0}})
    clock.advance(6)
    following.connect()
    assert following.source.transaction_counts(scripts) == {scripts[0]: 1, scripts[1]: 0}
    assert pages.asked.count(script_path(scripts[0])) == 1
