"""Servers that are away, slow, in a hurry to be left alone, or talk nonsense."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.chain.esplora.conftest import HASTY, LIMITS
from tests.support.esplora_pages import as_text, script_path
from tests.support.rate_servers import Answer, as_json
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.controlled_clock import ControlledClock
    from tests.support.esplora_pages import EsploraPages
    from tests.support.following import Following

BUSY = Answer(status=429, headers=("Retry-After: 7",))
TIP = "/api/blocks/tip/hash"


def refusal(following: Following) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        following.connect()
    assert not following.source.connected
    return caught.value


def failure(following: Following) -> UnreachableError:
    with pytest.raises(UnreachableError) as caught:
        following.connect()
    assert not following.source.connected
    return caught.value


def test_a_server_of_another_chain_is_refused(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    pages.answers["/api/block-height/0"] = as_text("00" * 32)
    message = refusal(follow(pages)).message
    assert message.code == "chain.wrong_network"
    assert message.arguments == {"server": pages.name, "network": "regtest"}


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"\xff\xfe", b"AB" * 32, b"00" * 31, b"00" * 33, b"zz" * 32]
)
def test_a_tip_that_is_no_hash_is_nonsense(
    pages: EsploraPages, follow: Callable[..., Following], body: bytes
) -> None:
    pages.answers[TIP] = Answer(body=body)
    assert refusal(follow(pages)).message.code == "chain.nonsense"


def test_a_header_of_another_block_is_nonsense(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    header = f"/api/block/{pages.content(TIP)}/header"
    pages.answers[header] = as_text("00" * 80)
    assert refusal(follow(pages)).message.code == "chain.nonsense"


def test_an_answer_too_large_to_take_is_nonsense(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    pages.answers[TIP] = Answer(body=b" " * 30_000 + pages.answers[TIP].body)
    assert refusal(follow(pages)).message.code == "chain.nonsense"


@pytest.mark.parametrize("how", [Answer(silent=True), Answer(body=b"00" * 32, trickle=True)])
def test_a_slow_server_runs_out_of_time(
    pages: EsploraPages, follow: Callable[..., Following], how: Answer
) -> None:
    pages.answers[TIP] = how
    message = failure(follow(pages, limits=HASTY)).message
    assert (message.code, message.arguments) == ("chain.timeout", {"server": pages.name})


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_in_trouble_is_not_reached(
    pages: EsploraPages, follow: Callable[..., Following], status: int
) -> None:
    pages.answers[TIP] = Answer(status=status)
    assert failure(follow(pages)).message.code == "chain.unreachable"


@pytest.mark.parametrize("status", [301, 400, 403, 404])
def test_a_server_that_does_not_want_us_refuses(
    pages: EsploraPages, follow: Callable[..., Following], status: int
) -> None:
    pages.answers[TIP] = Answer(status=status)
    assert refusal(follow(pages)).message.code == "chain.refused"


def test_the_rest_a_server_asks_for_is_kept(
    pages: EsploraPages, follow: Callable[..., Following], clock: ControlledClock
) -> None:
    following = follow(pages)
    tip, pages.answers[TIP] = pages.answers[TIP], BUSY
    message = failure(following).message
    assert message.code == "chain.too_many_requests"
    assert message.arguments == {"server": pages.name, "seconds": "7"}
    pages.answers[TIP] = tip
    asked = len(pages.asked)
    clock.advance(6.5)
    assert failure(following).message.code == "chain.too_many_requests"
    assert len(pages.asked) == asked
    clock.advance(1)
    assert following.connect().everything


def test_a_rest_without_an_end_is_cut(
    pages: EsploraPages, follow: Callable[..., Following], clock: ControlledClock
) -> None:
    following = follow(pages)
    tip = pages.answers[TIP]
    pages.answers[TIP] = Answer(status=429, headers=("Retry-After: 999999",))
    assert failure(following).message.arguments["seconds"] == "600"
    pages.answers[TIP] = tip
    clock.advance(601)
    assert following.connect().everything


def test_a_short_rest_is_no_loss(
    pages: EsploraPages, follow: Callable[..., Following], clock: ControlledClock
) -> None:
    following = follow(pages)
    following.connect()
    script = new_script()
    pages.answers[script_path(script)] = as_json(
        {"chain_stats": {"tx_count": 0}, "mempool_stats": {"tx_count": 0}}
    )
    tip, pages.answers[TIP] = pages.answers[TIP], BUSY
    following.source.watch([script])

    def is_resting() -> bool:
        try:
            following.source.transaction_counts([script])
        except UnreachableError as error:
            return error.message.code == "chain.too_many_requests"
        return False

    while not is_resting():
        assert following.source.connected
    pages.answers[TIP] = tip
    pages.pay(script, 1_000)
    assert following.source.connected
    clock.advance(8)
    following.await_news_of(script)


def test_a_long_rest_lets_another_server_take_over(
    pages: EsploraPages, other_pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    following = follow(pages, other_pages)
    following.connect()
    pages.answers[TIP] = Answer(status=429, headers=("Retry-After: 100",))
    following.until(lambda: not following.source.connected)
    following.connect()
    assert following.source.name == other_pages.name


def test_one_failure_is_forgiven_and_many_are_not(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    following = follow(pages)
    following.connect()
    pages.answers[TIP] = Answer(status=502)
    following.until(lambda: not following.source.connected)
    assert pages.asked[-3:] == [TIP, TIP, TIP]
    with pytest.raises(UnreachableError):
        following.source.ping()
    with pytest.raises(UnreachableError):
        following.source.outputs([new_script()])


def test_nonsense_ends_the_connection_at_once(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    following = follow(pages)
    following.connect()
    script = new_script()
    pages.answers[f"{script_path(script)}/txs"] = Answer(body=b'[{"txid": 1}]')
    following.source.watch([script])
    following.until(lambda: not following.source.connected)
    assert pages.asked.count(f"{script_path(script)}/txs") == 1


def test_news_and_tip_send_no_request(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    following.connect()
    asked = len(pages.asked)
    following.source.watch([new_script()])
    following.source.news()
    following.source.tip()
    following.source.ping()
    assert len(pages.asked) == asked


class PassingGap(dict[str, Answer]):
    """The first proof that is asked for is not there."""

    met = False

    def get(self, path: str, default: Any = None) -> Any:
        if path.endswith("/merkle-proof") and not self.met:
            self.met = True
            return default
        return super().get(path, default)


def test_a_block_that_leaves_the_chain_while_it_is_asked_for_ends_no_session(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    following = follow(pages)
    following.connect()
    pages.answers = gap = PassingGap(pages.answers)
    pages.block(101)
    following.until(lambda: following.source.tip().height == 101)
    assert (gap.met, following.source.connected) == (True, True)
