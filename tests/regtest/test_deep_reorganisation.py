"""Six blocks leave the chain under five hundred sales: each stands right again."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing, State
from tests.regtest import mempool
from tests.regtest.chain_shop import ChainShop, address_of
from tests.regtest.rpc import bitcoin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

CONFIRMATIONS = 6
ADDRESSES = 500
# Paid alike; nothing comes to the addresses that are left.
GROUP = 25
PATIENCE_SECONDS = 300.0  # so much work takes minutes on a busy machine

WAITING = State(Standing.WAITING, Life.OPEN)
PARTLY_PAID = State(Standing.PARTLY_PAID, Life.OPEN)
SEEN = State(Standing.SEEN, Life.OPEN)
REVERSED = State(Standing.REVERSED, Life.OPEN)
PAID = State(Standing.CONFIRMED, Life.SETTLED)
SHALLOW = State(Standing.SEEN, Life.SETTLED)


@pytest.fixture
def shop(regtest: RegtestStack, tmp_path: Path) -> Iterator[ChainShop]:
    regtest.mine()
    shop = ChainShop(tmp_path, regtest, sections={"wallet": {"confirmations": CONFIRMATIONS}})
    for part in ("printer", "webhook"):
        del shop.document[part]
    with shop:
        yield shop


def pay_all(regtest: RegtestStack, sales: Iterable[Sale], *, share: int = 1) -> str:
    """All of them with one transaction; each gets this share of its price."""
    amounts = {address_of(sale): bitcoin(sale.due_sat // share) for sale in sales}
    return str(regtest.rpc("sendmany", amounts=amounts, replaceable=True))


def block_of(regtest: RegtestStack, *txids: str) -> None:
    regtest.rpc("generateblock", regtest.new_address(), list(txids))


class Wanted:
    """How every sale must stand, and in which block each of its payments must lie."""

    def __init__(self, shop: ChainShop, regtest: RegtestStack, base: int) -> None:
        self._shop = shop
        self._regtest = regtest
        self._base = base
        self._states: list[tuple[Sale, State]] = []
        self._places: dict[str, tuple[int | None, str | None]] = {}

    def stand(self, state: State, *groups: list[Sale]) -> None:
        self._states += [(sale, state) for group in groups for sale in group]

    def lie(self, blocks: Mapping[str, int | None]) -> None:
        """Transactions by the number of their block above the base; None: in no block."""
        for txid, number in blocks.items():
            height = None if number is None else self._base + number
            block = None if height is None else self._regtest.rpc("getblockhash", height)
            self._places[txid] = (height, block)

    def await_all(self) -> None:
        waiting = list(self._states)

        def are_right() -> bool:
            # Not all again after each event: five hundred follow one another.
            while waiting and self._is_right(*waiting[-1]):
                waiting.pop()
            return not waiting

        with suppress(AssertionError):  # which ones did not is said below
            self._shop.counter.until("all stand as they should", are_right, PATIENCE_SECONDS)
        wrong = [sale for sale, state in self._states if not self._is_right(sale, state)]
        assert [self._as_it_stands(sale) for sale in wrong] == []

    def _as_it_stands(self, sale: Sale) -> object:
        now = self._shop.sale(sale)
        places = [(credit.txid, credit.height, credit.block_hash) for credit in now.credits]
        return now.receipt_number, now.state, places

    def _is_right(self, sale: Sale, state: State) -> bool:
        now = self._shop.sale(sale)
        places = {credit.txid: (credit.height, credit.block_hash) for credit in now.credits}
        return now.state == state and all(
            place == self._places.get(txid, (None, None)) for txid, place in places.items()
        )


def test_six_blocks_leave_under_five_hundred_open_addresses(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sales = [shop.charge(3_197 + place) for place in range(ADDRESSES)]
    groups = [sales[start : start + GROUP] for start in range(0, 8 * GROUP, GROUP)]
    first, second, third, fourth, fifth, sixth, short, moving = groups
    unpaid = sales[8 * GROUP :]
    assert len({address_of(sale) for sale in sales}) == ADDRESSES
    paid = [pay_all(regtest, group) for group in groups[:6]]
    part, last = pay_all(regtest, short, share=2), pay_all(regtest, moving)
    for txid in paid:
        block_of(regtest, txid, *([part] if txid == paid[2] else []))
    base = regtest.rpc("getblockcount") - 6
    before = Wanted(shop, regtest, base)
    before.stand(PAID, first)
    before.stand(SEEN, second, third, fourth, fifth, sixth, moving)
    before.stand(PARTLY_PAID, short)
    before.stand(WAITING, unpaid)
    before.lie({txid: number for number, txid in enumerate(paid, 1)} | {part: 3})
    before.await_all()

    regtest.rpc("invalidateblock", regtest.rpc("getblockhash", base + 1))
    regtest.redirect(paid[4])
    halves = {address_of(sale): sale.due_sat // 2 for sale in sixth}
    mempool.replace(regtest, paid[5], halves)
    began = time.monotonic()
    block_of(regtest, paid[1])
    block_of(regtest)
    block_of(regtest, paid[0], part)
    for _ in range(3):
        block_of(regtest)
    block_of(regtest, last)
    after = Wanted(shop, regtest, base)
    after.stand(SHALLOW, first)
    after.stand(PAID, second)
    after.stand(SEEN, third, fourth, moving)
    after.stand(REVERSED, fifth)
    after.stand(PARTLY_PAID, sixth, short)
    after.stand(WAITING, unpaid)
    after.lie({paid[0]: 3, paid[1]: 1, part: 3, last: 7})
    after.await_all()
    took = time.monotonic() - began
    sys.stdout.write(f"500 sales stood right {took:.2f} s after the six blocks had left\n")

    missing = [shop.sale(sale).missing_sat - sale.due_sat // 2 for sale in (*sixth, *short)]
    assert set(missing) <= {0, 1}
