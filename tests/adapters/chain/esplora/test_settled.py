"""What lies in a block is not asked for again with every new one, and still never missed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.adapters.chain.esplora.conftest import LIMITS
from tests.support.esplora_pages import as_text, mined, script_path, waiting
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.esplora_pages import EsploraPages
    from tests.support.following import Following


@pytest.fixture
def script() -> bytes:
    return new_script()


def test_a_new_block_costs_one_request_for_all_that_is_settled(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    pages.pay_in_a_block(script, 5_000)
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    following.connect()
    following.source.watch([script])
    before = following.source.outputs([script])
    assert len(before[script]) == 1
    asked = len(pages.asked)
    assert following.source.outputs([script]) == before
    assert pages.asked[asked:] == ["/api/block-height/101"]


def test_what_is_not_watched_is_asked_for_each_time(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    following = follow(pages)
    pages.pay_in_a_block(script, 5_000)
    following.connect()
    assert len(following.source.outputs([script])[script]) == 1
    pages.pay(script, 70_000)
    (output,) = following.source.outputs([script])[script]
    assert output.sat == 70_000


def test_a_block_that_left_the_chain_settles_nothing(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    txid, _ = pages.pay_in_a_block(script, 5_000)
    following.connect()
    following.source.watch([script])
    assert following.source.outputs([script])[script][0].height == 101
    pages.block(101, number=1)
    pages.history(script, [waiting(txid)])
    (output,) = following.source.outputs([script])[script]
    assert (output.txid, output.height) == (txid, None)


def test_a_further_payment_is_pushed_and_found(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    following = follow(pages)
    txid, block_hash = pages.pay_in_a_block(script, 5_000)
    following.connect()
    following.source.watch([script])
    following.await_news_of(script)
    assert len(following.source.outputs([script])[script]) == 1
    second = pages.transaction(script, 6_000, number=1)
    pages.history(script, [waiting(second), mined(txid, 101, block_hash)])
    following.await_news_of(script)
    found = following.source.outputs([script])[script]
    assert [output.sat for output in found] == [6_000, 5_000]


def test_a_look_that_is_asked_for_looks(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    pages.pay_in_a_block(script, 5_000)
    following.connect()
    following.source.watch([script])
    following.source.outputs([script])
    pages.pay(script, 70_000)
    following.source.unwatch([script])
    following.source.watch([script])
    (output,) = following.source.outputs([script])[script]
    assert output.sat == 70_000


def test_a_server_that_limits_us_is_not_asked_the_same_again(
    pages: EsploraPages, other_pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    script = new_script()
    pages.pay_in_a_block(script, 5_000)
    following.connect()
    following.source.watch([script])
    before = following.source.outputs([script])
    following.source.close()
    following.connect()
    following.source.watch([script])
    asked = len(pages.asked)
    assert following.source.outputs([script]) == before
    assert pages.asked[asked:] == ["/api/block-height/101"]


def test_what_lies_above_the_known_tip_is_not_settled(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    following.connect()
    pages.pay_in_a_block(script, 5_000)
    following.source.watch([script])
    for _ in range(2):
        assert_each_look_asks(pages, following, script)


def test_a_tip_that_is_no_more_settles_nothing(
    pages: EsploraPages, follow: Callable[..., Following], script: bytes
) -> None:
    following = follow(pages, limits=replace(LIMITS, poll_seconds=3_600))
    pages.pay_in_a_block(script, 5_000)
    pages.block(102)
    following.connect()
    following.source.watch([script])
    pages.answers["/api/block-height/102"] = as_text("22" * 32)
    assert following.source.outputs([script])[script][0].height == 101
    pages.block(102)
    assert_each_look_asks(pages, following, script)


def assert_each_look_asks(pages: EsploraPages, following: Following, script: bytes) -> None:
    asked = len(pages.asked)
    assert len(following.source.outputs([script])[script]) == 1
    assert f"{script_path(script)}/txs" in pages.asked[asked:]
