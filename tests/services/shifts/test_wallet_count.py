"""What the wallet received is held against the books: each shift names what came since the last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import pytest

from pos_app.domain.shift import ShiftClosed, ShiftOpened, closed, opened
from pos_app.domain.shift_details import Unexplained
from pos_app.ports import ChainOutput, IssuedAddress
from pos_app.services.shifts import wallet_count
from pos_app.services.shifts.wallet_count import AHEAD, WalletCounter, counted
from tests.support.counter import ACCOUNT, NOON, TEN_EURO_SAT, Counter
from tests.support.receipts import a_detailed_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainSource, Transaction

STRANGE, OTHER = "5a" * 32, "6b" * 32


@dataclass
class Chain:
    """What it shows by script; `asked` are the scripts whose outputs were asked for."""

    paid: dict[bytes, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    asked: list[bytes] = field(default_factory=list)
    questions: int = 0

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        return {script: len(self.paid.get(script, ())) for script in scripts}

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        self.asked += scripts
        return {
            script: tuple(an_output(*each) for each in self.paid.get(script, {}).items())
            for script in scripts
        }


def an_output(reference: str, sat: int) -> ChainOutput:
    txid, _, vout = reference.partition(":")
    return ChainOutput(
        txid=txid,
        vout=int(vout),
        sat=sat,
        height=None,
        block_hash=None,
        block_time=None,
        inputs=(),
        replaceable=False,
        unconfirmed_parent=False,
    )


class Scripts:
    def script(self, index: int) -> bytes:
        return bytes([0, 20, index])


class Shop:
    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder, has_printer=False, has_webhook=False)
        self.chain = Chain()
        self.is_away = False
        self.number = 0
        self.wallet = WalletCounter(self.counter.store, Scripts(), ACCOUNT, self.ask)

    def ask(self, question: Callable[[ChainSource], object]) -> bool:
        self.chain.questions += 1
        if not self.is_away:
            question(cast("ChainSource", self.chain))
        return not self.is_away

    def sell(self, payment: int) -> Sale:
        """Paid, and the chain shows it."""
        sale = self.counter.charge()
        paid = self.counter.pay(sale, TEN_EURO_SAT, height=99, payment=payment)
        self.show(paid, f"{payment:064x}:0", TEN_EURO_SAT)
        return paid

    def show(self, sale: Sale, reference: str, sat: int) -> None:
        assert sale.request is not None
        self.chain.paid[sale.request.script][reference] = sat

    def close(
        self, meanwhile: Callable[[], object] = lambda: None
    ) -> tuple[Unexplained, ...] | None:
        """A shift that is counted and closed."""
        self.number += 1
        with self.counter.store.transaction() as transaction:
            opening = ShiftOpened(at=NOON, by="", number=self.number)
            transaction.open_shift(opened(opening))
        count = self.wallet.count()
        meanwhile()
        with self.counter.store.transaction() as transaction:
            named = None if count is None else counted(transaction, count, self.number)
            self._end(transaction)
        return named

    def _end(self, transaction: Transaction) -> None:
        shift = transaction.last_shift()
        assert shift is not None
        event = ShiftClosed(at=NOON, by="", number=self.number, report_hash="")
        transaction.close_shift(closed(shift, event), a_detailed_report(number=self.number))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.counter.close()


def named(*each: tuple[str, int]) -> tuple[Unexplained, ...]:
    return tuple(Unexplained(txid=txid, sat=sat) for txid, sat in each)


def test_what_adds_up_has_no_names(shop: Shop) -> None:
    shop.sell(1)
    shop.counter.charge()
    assert shop.close() == ()
    # Only what was paid is asked for whole.
    assert len(shop.chain.asked) == 1
    assert shop.close() == ()


def test_what_nobody_booked_is_named_once_and_gone_when_it_is_booked(shop: Shop) -> None:
    sale = shop.sell(1)
    strange = replace(sale.credits[0], reference=f"{STRANGE}:0", sat=700)
    shop.show(sale, strange.reference, strange.sat)
    assert shop.close() == named((STRANGE, 700))
    shop.sell(2)
    assert shop.close() == ()
    # The till books it in a later shift, where it stands with the other sign.
    shop.counter.find(sale, *sale.credits, strange)
    assert shop.close() == named((STRANGE, -700))
    assert shop.close() == ()


def test_what_was_booked_and_is_not_there_is_below_zero(shop: Shop) -> None:
    sale = shop.counter.charge()
    shop.counter.pay(sale, TEN_EURO_SAT, height=99, payment=1)
    assert shop.close() == named((f"{1:064x}", -TEN_EURO_SAT))


def test_an_address_that_no_sale_had_is_looked_at_from_the_first_count_on(shop: Shop) -> None:
    shop.sell(1)
    never_sold = Scripts().script(40)
    shop.chain.paid[never_sold][f"{OTHER}:0"] = 90_000  # the owner's, from before the till
    assert shop.close() == ()
    shop.chain.paid[never_sold][f"{STRANGE}:0"] = 5_000
    beyond = Scripts().script(50 + AHEAD - 1)
    shop.chain.paid[beyond][f"{STRANGE}:1"] = 300
    assert shop.close() == named((STRANGE, 5_300))
    assert shop.close() == ()


def test_nobody_has_counted_while_the_chain_is_away_and_the_next_count_is_of_all(
    shop: Shop,
) -> None:
    sale = shop.sell(1)
    shop.is_away = True
    assert shop.close() is None
    shop.is_away = False
    shop.show(sale, f"{STRANGE}:0", 700)
    assert shop.close() == named((STRANGE, 700))


def test_what_is_booked_while_the_chain_is_asked_is_left_for_the_next_count(shop: Shop) -> None:
    sale = shop.counter.charge()
    assert shop.close(lambda: shop.counter.pay(sale, TEN_EURO_SAT, height=99)) == ()
    shop.show(sale, f"{1:064x}:0", TEN_EURO_SAT)
    assert shop.close() == ()


def test_many_addresses_are_asked_about_a_few_at_a_time(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wallet_count, "BATCH", 7)
    shop.sell(1)
    assert shop.close() == ()
    assert shop.chain.questions == 10  # of seventy addresses


def test_an_address_that_had_two_sales_counts_both(shop: Shop) -> None:
    first = shop.sell(1)
    shop.close()
    assert first.request is not None
    issued = IssuedAddress(index=0, address="address-0", script=first.request.script)
    shop.counter.addresses.source = lambda _: issued
    second = shop.counter.charge()
    shop.counter.pay(second, TEN_EURO_SAT, height=99, payment=2)
    shop.show(second, f"{2:064x}:0", TEN_EURO_SAT)
    assert shop.close() == ()
