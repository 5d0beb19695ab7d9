"""What every view of a chain must do, on whatever chain it is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from pos_app.ports import RefusedError, UnreachableError
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from tests.support.following import Following


class ChainWorld(Protocol):
    """A chain that obeys, and its server."""

    def pay(self, script: bytes, sat: int, *, replaceable: bool = False) -> str: ...

    def redirect(self, txid: str) -> str:
        """Replace the unconfirmed payment by one to somebody else."""
        ...

    def mine(self, count: int = 1) -> None: ...

    def reorganise(self, depth: int) -> None:
        """Swap blocks for empty ones: what was confirmed waits again."""
        ...

    def tip(self) -> tuple[int, str]: ...

    def fee_estimate(self, blocks: int) -> int | None:
        """Satoshi per 1,000 virtual bytes, as the chain itself says."""
        ...

    def stop_server(self) -> None: ...

    def start_server(self) -> None: ...


class ChainSourceContract:
    """Needs the fixtures `world` and `following`, a source that isn't connected yet."""

    def test_it_begins_with_everything_and_then_says_nothing(
        self, world: ChainWorld, following: Following
    ) -> None:
        assert not following.source.connected
        assert following.connect().everything
        assert following.source.connected
        following.until(
            lambda: (
                (following.source.tip().height, following.source.tip().block_hash) == world.tip()
            )
        )
        following.source.news()
        news = following.source.news()
        assert (news.scripts, news.tip_changed, news.everything) == (frozenset(), False, False)

    def test_before_it_is_connected_it_knows_nothing(self, following: Following) -> None:
        with pytest.raises(UnreachableError):
            following.source.tip()
        with pytest.raises(UnreachableError):
            following.source.outputs([new_script()])
        assert not following.source.news().everything

    def test_a_payment_is_pushed_and_found(self, world: ChainWorld, following: Following) -> None:
        paid, other = new_script(), new_script()
        following.connect()
        following.source.watch([paid, other])
        txid = world.pay(paid, 70_000)
        following.await_news_of(paid)
        found = following.source.outputs([paid, other])
        assert found[other] == ()
        (output,) = found[paid]
        assert (output.txid, output.sat) == (txid, 70_000)
        assert (output.height, output.block_hash, output.block_time) == (None, None, None)
        assert not output.replaceable
        assert not output.unconfirmed_parent
        assert output.inputs
        assert all(len(outpoint.partition(":")[0]) == 64 for outpoint in output.inputs)

    def test_what_was_pushed_is_no_news_again(
        self, world: ChainWorld, following: Following
    ) -> None:
        paid, other = new_script(), new_script()
        following.connect()
        following.source.watch([paid, other])
        world.pay(paid, 70_000)
        following.await_news_of(paid)
        following.source.renew([paid, other])
        assert following.source.news().scripts == frozenset()
        assert len(following.source.outputs([paid])[paid]) == 1

    def test_a_payment_that_may_be_replaced_says_so(
        self, world: ChainWorld, following: Following
    ) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        world.pay(script, 50_000, replaceable=True)
        (output,) = following.outputs_when(script, bool)
        assert output.replaceable

    def test_a_block_confirms(self, world: ChainWorld, following: Following) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        world.pay(script, 50_000)
        following.await_news_of(script)
        world.mine()
        (output,) = following.outputs_when(
            script, lambda found: bool(found) and found[0].height is not None
        )
        assert (output.height, output.block_hash) == world.tip()
        assert output.block_time is not None
        following.until(lambda: following.source.tip().height == output.height)

    def test_old_payments_are_found(self, world: ChainWorld, following: Following) -> None:
        early, late = new_script(), new_script()
        world.pay(early, 50_000)
        world.mine()
        first_tip = world.tip()
        world.mine(20)
        world.pay(late, 60_000)
        world.mine()
        following.connect()
        following.until(lambda: following.source.tip().height == world.tip()[0])
        found = following.source.outputs([early, late])
        assert [(each.height, each.block_hash) for each in found[early]] == [first_tip]
        assert [(each.height, each.block_hash) for each in found[late]] == [world.tip()]

    def test_a_replaced_payment_is_gone_and_its_rival_known(
        self, world: ChainWorld, following: Following
    ) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        txid = world.pay(script, 50_000, replaceable=True)
        (output,) = following.outputs_when(script, bool)
        assert following.source.rival(txid, output.inputs) is None
        rival = world.redirect(txid)
        assert following.outputs_when(script, lambda found: not found) == ()
        # A server may forget the one a moment before it knows the other.
        following.until(lambda: following.source.rival(txid, output.inputs) == rival)

    def test_a_reorganisation_takes_a_confirmation_back(
        self, world: ChainWorld, following: Following
    ) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        world.pay(script, 50_000)
        following.await_news_of(script)
        world.mine(2)
        (before,) = following.outputs_when(
            script, lambda found: bool(found) and found[0].height is not None
        )
        world.reorganise(2)
        (waiting,) = following.outputs_when(
            script, lambda found: bool(found) and found[0].height is None
        )
        assert waiting.txid == before.txid
        world.mine()
        (after,) = following.outputs_when(
            script, lambda found: bool(found) and found[0].height is not None
        )
        assert after.txid == before.txid
        assert (after.height, after.block_hash) == world.tip()
        assert after.block_hash != before.block_hash

    def test_transactions_are_counted_in_blocks_and_in_the_memory_pool(
        self, world: ChainWorld, following: Following
    ) -> None:
        used, unused = new_script(), new_script()
        following.connect()
        following.source.watch([used])
        world.pay(used, 50_000)
        following.await_news_of(used)
        assert following.source.transaction_counts([used, unused]) == {used: 1, unused: 0}
        world.mine()
        following.until(lambda: following.source.tip().height == world.tip()[0])
        world.pay(used, 60_000)
        following.until(lambda: following.source.transaction_counts([used])[used] == 2)

    def test_a_payment_shows_its_fee_until_it_lies_in_a_block(
        self, world: ChainWorld, following: Following
    ) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        world.pay(script, 50_000)
        (waiting,) = following.outputs_when(script, bool)
        assert waiting.fee_rate is not None
        # What nodes relay at least, and ten thousand times of it.
        assert 1_000 <= waiting.fee_rate < 10_000_000
        world.mine()
        (mined,) = following.outputs_when(
            script, lambda found: bool(found) and found[0].height is not None
        )
        assert mined.fee_rate is None

    def test_the_fee_for_the_next_blocks_is_what_the_chain_says(
        self, world: ChainWorld, following: Following
    ) -> None:
        following.connect()
        assert following.source.fee_estimate(3) == world.fee_estimate(3)

    def test_a_tip_tells_the_time_of_its_block(
        self, world: ChainWorld, following: Following
    ) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        world.pay(script, 50_000)
        following.await_news_of(script)
        world.mine()
        (output,) = following.outputs_when(
            script, lambda found: bool(found) and found[0].height is not None
        )
        following.until(lambda: following.source.tip().block_hash == output.block_hash)
        assert following.source.tip().block_time == output.block_time

    def test_blocks_are_named_by_their_height(
        self, world: ChainWorld, following: Following
    ) -> None:
        height, before = world.tip()
        world.mine()
        following.connect()
        following.until(lambda: following.source.tip().height == height + 1)
        assert following.source.block_hash(height) == before
        assert following.source.block_hash(height + 1) == world.tip()[1]
        with pytest.raises(RefusedError, match="no_such_block"):
            following.source.block_hash(height + 2)
        world.reorganise(1)
        following.until(lambda: following.source.tip().height == height + 2)
        assert following.source.block_hash(height + 2) == world.tip()[1]
        assert following.source.block_hash(height) == before

    def test_what_is_not_watched_any_more_is_not_pushed(
        self, world: ChainWorld, following: Following
    ) -> None:
        forgotten, kept = new_script(), new_script()
        following.connect()
        following.source.watch([forgotten, kept])
        following.source.unwatch([forgotten])
        world.pay(forgotten, 50_000)
        world.pay(kept, 50_000)
        heard: set[bytes] = set()

        def heard_of_the_kept() -> bool:
            heard.update(following.source.news().scripts)
            return kept in heard

        following.until(heard_of_the_kept)
        assert heard == {kept}
        assert len(following.source.outputs([forgotten])[forgotten]) == 1

    def test_a_server_that_goes_is_noticed_and_found_again(
        self, world: ChainWorld, following: Following
    ) -> None:
        script = new_script()
        following.connect()
        following.source.watch([script])
        world.stop_server()
        try:
            following.until(lambda: not following.source.connected)
            with pytest.raises(UnreachableError):
                following.source.ping()
            with pytest.raises(UnreachableError):
                following.source.connect(following.pushed.set)
            world.pay(script, 50_000)
        finally:
            world.start_server()
        assert following.connect().everything
        following.source.ping()
        following.source.watch([script])
        assert len(following.outputs_when(script, bool)) == 1

    def test_many_scripts_go_in_one_stride(self, world: ChainWorld, following: Following) -> None:
        scripts = [new_script() for _ in range(450)]
        following.connect()
        following.source.watch(scripts)
        world.pay(scripts[449], 50_000)
        following.await_news_of(scripts[449])
        found = following.source.outputs(scripts)
        assert [script for script in scripts if found[script]] == [scripts[449]]
