"""A height is proven by its block's coinbase, a block by its work; who lacks blocks has no say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from pos_app.adapters.chain.esplora.source import EsploraSource
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.chain_leader import BLOCKS_BEHIND, LeadingSource
from tests.adapters.chain.esplora.conftest import LIMITS
from tests.support.esplora_pages import as_text, changed, mined
from tests.support.following import Following
from tests.support.rate_servers import Answer
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.controlled_clock import ControlledClock
    from tests.support.esplora_pages import EsploraPages


def coinbase_of_tip(pages: EsploraPages) -> str:
    return pages.content(f"/api/block/{pages.content('/api/blocks/tip/hash')}/txid/0")


def refused(following: Following) -> str:
    with pytest.raises(RefusedError) as caught:
        following.connect()
    return caught.value.message.code


@pytest.mark.parametrize("height", [100, 127, 128, 255, 256, 32_767])
def test_the_coinbase_says_the_height(
    pages: EsploraPages, follow: Callable[..., Following], height: int
) -> None:
    pages.block(height)
    following = follow(pages)
    following.connect()
    assert following.source.tip().height == height


def test_a_payment_cannot_be_said_to_lie_deeper(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    script = new_script()
    txid, block_hash = pages.pay_in_a_block(script, 5_000)
    following = follow(pages)
    following.connect()
    pages.answers["/api/block-height/90"] = as_text(block_hash)
    pages.history(script, [mined(txid, 90, block_hash)])
    with pytest.raises(RefusedError, match="nonsense"):
        following.source.outputs([script])


def test_another_transaction_is_no_coinbase(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    txid, block_hash = pages.pay_in_a_block(new_script(), 5_000)
    pages.answers[f"/api/block/{block_hash}/txid/0"] = as_text(txid)
    assert refused(follow(pages)) == "chain.nonsense"


def test_a_coinbase_of_another_block_is_nonsense(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    earlier = coinbase_of_tip(pages)
    block_hash = pages.block(101)
    pages.answers[f"/api/block/{block_hash}/txid/0"] = as_text(earlier)
    assert refused(follow(pages)) == "chain.nonsense"


def test_all_of_another_block_is_nonsense(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    earlier = pages.content("/api/blocks/tip/hash")
    block_hash = pages.block(101)
    for part in ("header", "txid/0"):
        pages.answers[f"/api/block/{block_hash}/{part}"] = pages.answers[
            f"/api/block/{earlier}/{part}"
        ]
    assert refused(follow(pages)) == "chain.nonsense"


def test_a_coinbase_that_is_not_the_first_is_nonsense(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    pages.pay_in_a_block(new_script(), 5_000)
    proof = f"/api/tx/{coinbase_of_tip(pages)}/merkle-proof"
    pages.answers[proof] = changed(pages.answers[proof], pos=1)
    assert refused(follow(pages)) == "chain.nonsense"


def test_a_tip_that_is_gone_is_a_contradiction(
    pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    pages.answers[f"/api/tx/{coinbase_of_tip(pages)}/merkle-proof"] = Answer(status=404)
    assert refused(follow(pages)) == "chain.inconsistent"


def test_a_block_without_work_is_nonsense(pages: EsploraPages, clock: ControlledClock) -> None:
    pages.answers["/api/block-height/0"] = as_text(GENESIS_HASHES["mainnet"])
    source = EsploraSource(pages.esplora_url, "mainnet", clock=clock, limits=LIMITS)
    assert refused(Following(source)) == "chain.nonsense"


def test_a_server_that_lacks_blocks_is_put_aside(
    pages: EsploraPages, other_pages: EsploraPages, follow: Callable[..., Following]
) -> None:
    pages.block(100 + BLOCKS_BEHIND + 1)
    following = follow(pages, other_pages)
    following.connect()
    pages.answers["/api/blocks/tip/hash"] = Answer(status=500)
    following.until(lambda: not following.source.connected)
    with pytest.raises(UnreachableError):
        following.connect()
    assert other_pages.asked
    other_pages.block(101)
    following.connect()
    assert following.source.name == other_pages.name


def test_a_server_that_falls_behind_has_no_say(
    pages: EsploraPages, follow: Callable[..., Following], clock: ControlledClock
) -> None:
    pages.block(110)
    following = Following(LeadingSource([follow(pages).source], clock))
    following.connect()
    following.source.tip()
    following.source.news()
    pages.block(100)
    following.until(lambda: following.source.news().tip_changed)
    with pytest.raises(UnreachableError, match="behind"):
        following.source.tip()
