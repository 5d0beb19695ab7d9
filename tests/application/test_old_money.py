"""Money that comes weeks after a sale expired still reaches it, and everybody hears of it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.application import outside
from pos_app.application.old_money import MISSED, OVERDUE
from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ports import RefusedError
from pos_app.services.chain import block_matcher, old_addresses, overdue
from pos_app.ui.till import ReceiptProgress
from tests.support.blocks import compact_size
from tests.support.demo_street import DemoStreet
from tests.support.headless_till import HeadlessTill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pos_app.demo.chain import SimulatedChain
    from pos_app.ui.till import ShownSale

WEEKS = timedelta(days=40)
ASKS_THE_CASHIER = {Flag.LATE, Flag.UNPROVEN}


class OwnNode:
    """The demo's chain as whole blocks."""

    name = "own node"

    def __init__(self, chain: SimulatedChain) -> None:
        self._state = chain._state

    def tip_height(self) -> int:
        return self._state.height

    def block_hash(self, height: int) -> str:
        return self._state.blocks[height].block_hash

    def raw_block(self, block_hash: str) -> bytes:
        for block in self._state.blocks:
            if block.block_hash == block_hash:
                # Nobody pays with the coin of the first block, so it is not kept.
                txids = block.txids or self._state.blocks[1].txids
                raws = [self._state.transactions[txid].raw for txid in txids]
                return block.header + compact_size(len(raws)) + b"".join(raws)
        raise RefusedError("chain.refused", server=self.name)

    def close(self) -> None:
        """There is nothing to close."""


class Shop:
    """One data folder over several starts of the till, and a street whose clock can be moved."""

    def __init__(self, folder: Path, street: DemoStreet) -> None:
        self._folder = folder
        self.street = street
        self.chain = street.shop.chain
        self.clock = street.shop.clock

    def open(self) -> HeadlessTill:
        return HeadlessTill(self._folder / "data", self.street.settings(), clock=self.clock)

    def pass_time(self, counter: HeadlessTill, duration: timedelta) -> None:
        """As if the till had run all the while."""
        self.clock.skip(duration)
        counter.till.look_again()

    def expired_sale(self) -> ShownSale:
        """Of weeks ago, from a till that has been closed since."""
        with self.open() as counter:
            sale = counter.charge(3_197)
            self.pass_time(counter, timedelta(minutes=16))
            counter.until(
                "it expires", lambda: counter.shown(sale.sale.id).sale.state.life is Life.EXPIRED
            )
            counter.until("all is told", lambda: counter.shown(sale.sale.id).store_told)
        self.clock.skip(WEEKS)
        self.chain.mine()
        return sale

    def pay(self, shown: ShownSale) -> str:
        assert shown.sale.request is not None
        return self.chain.pay(shown.sale.request.address, shown.sale.due_sat)

    def told_of(self, shown: ShownSale) -> set[str]:
        """The names of the messages that the store's server has of it."""
        return {
            call.message["type"]
            for call in self.street.calls
            if call.verified and call.message["data"].get("order_id") == str(shown.sale.id)
        }


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street:
        yield Shop(tmp_path, street)


@pytest.fixture(params=["other servers", "own node"])
def found_by(request: pytest.FixtureRequest, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> str:
    way: str = request.param
    if way == "own node":
        monkeypatch.setattr(outside, "block_source", lambda *_: OwnNode(shop.chain))
        monkeypatch.setattr(block_matcher, "LOOK_SECONDS", 0.02)
    else:
        monkeypatch.setattr(old_addresses, "ROUND_SECONDS", 0.02)
        monkeypatch.setattr(old_addresses, "ADDRESSES_A_SECOND", 50.0)
    return way


@contextmanager
def open_and_forgotten(shop: Shop, shown: ShownSale) -> Iterator[HeadlessTill]:
    with shop.open() as counter:
        counter.until_ready()
        assert counter.till.sale(shown.sale.id) is None, "nobody waits at it any more"
        yield counter


def credited(counter: HeadlessTill, shown: ShownSale, txid: str) -> bool:
    now = counter.till.sale(shown.sale.id)
    return now is not None and [credit.txid for credit in now.sale.credits] == [txid]


@pytest.mark.parametrize("mined", [False, True])
def test_while_the_program_runs(shop: Shop, found_by: str, *, mined: bool) -> None:
    shown = shop.expired_sale()
    with open_and_forgotten(shop, shown) as counter:
        txid = shop.pay(shown)
        if mined or found_by == "own node":
            shop.chain.mine()
        counter.until("it reaches its sale", lambda: credited(counter, shown, txid))
        now = counter.shown(shown.sale.id).sale
        assert now.flags & ASKS_THE_CASHIER
        assert now.state.life is Life.EXPIRED
        counter.until("the store is told", lambda: counter.shown(shown.sale.id).store_told)
        shop.chain.mine(2)
        counter.until(
            "it is followed on",
            lambda: counter.shown(shown.sale.id).sale.state.standing is Standing.CONFIRMED,
        )
        assert shown.sale.id in {each.sale.id for each in counter.till.open_sales()}
        assert "sale.payment_seen" in shop.told_of(shown)


@pytest.mark.usefixtures("found_by")
def test_while_the_program_was_off(shop: Shop) -> None:
    shown = shop.expired_sale()
    txid = shop.pay(shown)
    shop.chain.mine(3)
    shop.clock.skip(WEEKS)
    shop.chain.mine()
    with shop.open() as counter:
        counter.until("it reaches its sale", lambda: credited(counter, shown, txid))
        now = counter.shown(shown.sale.id).sale
        assert now.state == (Standing.CONFIRMED, Life.EXPIRED)
        assert now.flags & ASKS_THE_CASHIER
        counter.until("the store is told", lambda: counter.shown(shown.sale.id).store_told)
        assert "sale.payment_seen" in shop.told_of(shown)


@pytest.mark.usefixtures("found_by")
def test_a_second_payment_to_a_sale_that_was_settled_long_ago(shop: Shop) -> None:
    with shop.open() as counter:
        shown = counter.charge(3_197)
        first = shop.pay(shown)
        shop.chain.mine(100)
        counter.until(
            "nothing can change any more",
            lambda: (
                [each.assurance for each in counter.shown(shown.sale.id).sale.credits]
                == [Assurance.FINAL]
            ),
        )
        assert counter.shown(shown.sale.id).sale.state.life is Life.SETTLED
        counter.until("all is told", lambda: counter.shown(shown.sale.id).store_told)
        counter.until(
            "all is printed",
            lambda: counter.shown(shown.sale.id).receipt is ReceiptProgress.PRINTED,
        )
    shop.clock.skip(WEEKS)
    shop.chain.mine()
    with open_and_forgotten(shop, shown) as counter:
        second = shop.pay(shown)
        shop.chain.mine()

        def has_both() -> bool:
            now = counter.till.sale(shown.sale.id)
            return now is not None and {each.txid for each in now.sale.credits} == {first, second}

        counter.until("the second one reaches it too", has_both)
        now = counter.shown(shown.sale.id).sale
        assert Flag.OVER in now.flags
        assert now.over_sat == shown.sale.due_sat
        assert now.receipt_number == 1
        counter.until("the store is told", lambda: counter.shown(shown.sale.id).store_told)


class PruningNode(OwnNode):
    """`dropped` are heights whose blocks it does not have any more."""

    dropped: range = range(0)
    looks = 0

    def tip_height(self) -> int:
        self.looks += 1
        return super().tip_height()

    def raw_block(self, block_hash: str) -> bytes:
        if any(self.block_hash(height) == block_hash for height in self.dropped):
            raise RefusedError("chain.block_pruned", server=self.name)
        return super().raw_block(block_hash)


def test_blocks_that_were_dropped_unread_are_told_on_the_screen(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = PruningNode(shop.chain)
    monkeypatch.setattr(outside, "block_source", lambda *_: node)
    monkeypatch.setattr(block_matcher, "LOOK_SECONDS", 0.02)
    with shop.open() as counter:
        counter.until_ready()

        def missed() -> list[dict[str, str]]:
            notices = counter.till.status().notices
            return [dict(each.arguments) for each in notices if each.code == MISSED]

        counter.until("it has begun at the newest block", lambda: node.looks > 1)
        assert missed() == []
        first = node.tip_height() + 1
        node.dropped = range(first, first + 2)
        shop.chain.mine(3)
        counter.until("it is told", missed)
        assert missed() == [{"first": str(first), "last": str(first + 1)}]


def test_that_nobody_tells_of_old_addresses_is_shown_until_somebody_does(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overdue, "OVERDUE_SECONDS", 0.0)
    monkeypatch.setattr(old_addresses, "ROUND_SECONDS", 0.02)
    is_away = True
    asked = ElectrumSource.transaction_counts

    def counts(source: ElectrumSource, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        if is_away:
            raise RefusedError("chain.nonsense", server="all")
        return asked(source, scripts)

    shop.expired_sale()
    with shop.open() as counter:
        counter.until_ready()
        monkeypatch.setattr(ElectrumSource, "transaction_counts", counts)

        def is_told() -> bool:
            return OVERDUE in {each.code for each in counter.till.status().notices}

        counter.until("it is told", is_told)
        is_away = False
        counter.until("somebody answers", lambda: not is_told())
