"""An address serves again only where it may: needed, quiet for a day, followed and checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.ports import IssuedAddress, RefusedError
from pos_app.services.addresses.address_keeper import AddressKeeper
from pos_app.services.addresses.address_reuse import (
    ASK_AGAIN_SECONDS,
    READY,
    AddressReuse,
    has_address,
)
from pos_app.services.addresses.gap_guard import WARN_FROM
from pos_app.services.chain.shared_address import require_own_address
from tests.support.counter import ACCOUNT, Counter
from tests.support.own_address import index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput, Transaction

DAY = timedelta(hours=24, seconds=1)


class Follower:
    """A watcher that follows what it was asked for once `answers` is set."""

    def __init__(self) -> None:
        self.asked: list[UUID] = []
        self.answers = True
        self.lost: set[UUID] = set()

    def rescan(self, sale_id: UUID) -> None:
        self.asked.append(sale_id)

    def follows(self, sale_id: UUID) -> bool:
        return self.answers and sale_id in self.asked and sale_id not in self.lost


class Both:
    """Both derivations of the counter's addresses; `wrong_at` makes the second one differ."""

    id = ACCOUNT

    def __init__(self) -> None:
        self.wrong_at: int | None = None
        self.asked: list[int] = []

    def address(self, index: int) -> str:
        return f"address-{index}"

    def script(self, index: int) -> bytes:
        return bytes([0, 20, index])


class Second(Both):
    def address(self, index: int) -> str:
        self.asked.append(index)
        return f"address-{index + (index == self.wrong_at)}"


class Till:
    """A shop whose first `count` sales ended unpaid a day ago."""

    def __init__(self, counter: Counter, *, count: int = WARN_FROM) -> None:
        self.counter = counter
        self.follower = Follower()
        self.second = Second()
        self.reuse = AddressReuse(counter.store, ACCOUNT, counter.clock, self.follower)
        self.keeper = AddressKeeper(
            store=counter.store, account=Both(), second=self.second, clock=counter.clock
        )
        self.keeper.continue_beyond_history(Nothing())
        self.keeper.step()
        self.keeper.reuse = self.reuse
        self.sales = [counter.charge() for _ in range(count)]
        counter.clock.pass_time(timedelta(minutes=15))
        for sale in self.sales:
            counter.find(sale)
        counter.clock.pass_time(DAY)
        counter.addresses.source = self.keeper.take

    def ready(self) -> None:
        """One round asks the watcher, the next one has its answer."""
        self.keeper.step()
        self.keeper.step()

    def charge(self) -> int:
        """The index that the next sale gets."""
        return index_of(self.counter.charge())


class Nothing:
    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        return dict.fromkeys(scripts, 0)

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        raise AssertionError(scripts)


class Tampered:
    """Reuse from a store that somebody has written to."""

    def prepare(self, derive: Callable[[int], IssuedAddress]) -> None:
        """Nothing is left to prepare."""

    def take(self, transaction: Transaction) -> IssuedAddress | None:
        assert transaction.ready_addresses(ACCOUNT)
        return IssuedAddress(index=0, address="another", script=bytes([0, 20, 0]))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path / "data")
    yield counter
    counter.close()


@pytest.fixture
def till(counter: Counter) -> Till:
    return Till(counter)


def test_the_oldest_ones_serve_again_once_fifteen_stayed_unpaid(till: Till) -> None:
    till.ready()
    assert [till.charge() for _ in range(READY)] == list(range(READY))
    till.ready()
    assert till.charge() == READY


def test_without_leave_no_address_serves_twice(till: Till) -> None:
    till.keeper.reuse = None
    till.ready()
    assert till.charge() == WARN_FROM


def test_fresh_ones_are_issued_while_wallets_still_find_them(counter: Counter) -> None:
    till = Till(counter, count=WARN_FROM - 1)
    till.ready()
    assert till.follower.asked  # made ready ahead of the sale that will need one
    assert till.charge() == WARN_FROM - 1
    assert till.charge() == 0


def test_nothing_is_made_ready_long_before(counter: Counter) -> None:
    till = Till(counter, count=WARN_FROM - READY - 1)
    till.ready()
    assert till.follower.asked == []


def test_what_nobody_follows_is_not_issued_again(till: Till) -> None:
    till.follower.answers = False
    till.ready()
    assert till.charge() == WARN_FROM
    till.follower.answers = True
    till.ready()
    till.follower.lost = {till.sales[0].id}
    assert till.charge() == 1
    assert till.charge() == 2


def test_when_nobody_follows_any_more_a_fresh_one_is_issued(till: Till) -> None:
    till.ready()
    till.follower.answers = False
    assert till.charge() == WARN_FROM


def test_the_watcher_is_asked_once_a_minute_for_each(till: Till) -> None:
    till.follower.answers = False
    till.ready()
    till.counter.clock.pass_time(timedelta(seconds=ASK_AGAIN_SECONDS - 1))
    till.ready()
    first_five = [sale.id for sale in till.sales[:READY]]
    assert till.follower.asked == first_five
    till.counter.clock.pass_time(timedelta(seconds=1))
    till.ready()
    assert till.follower.asked == first_five * 2


def test_money_in_the_last_moment_keeps_an_address_from_serving_again(till: Till) -> None:
    till.ready()
    till.counter.pay(till.sales[0], 5)
    # The payment made it the newest paid one as well: fourteen are left in a row.
    assert till.charge() == WARN_FROM
    assert till.charge() == 1


def test_one_sale_broken_off_gives_its_address_back(till: Till) -> None:
    till.ready()
    with pytest.raises(ZeroDivisionError):
        take_and_fail(till)
    assert till.charge() == 0


def take_and_fail(till: Till) -> None:
    with till.counter.store.transaction() as transaction:
        assert till.keeper.take(transaction).index == 0
        raise ZeroDivisionError


def test_it_is_derived_twice_again_before_it_is_shown(till: Till) -> None:
    till.second.asked.clear()
    till.ready()
    assert [index for index in till.second.asked if index < WARN_FROM] == list(range(READY))


def test_derivations_that_differ_stop_all_sales(till: Till) -> None:
    till.second.wrong_at = 0
    till.ready()
    sale = till.counter.charge()
    assert sale.request is None
    assert sale.reason is not None
    assert sale.reason.code == "wallet.derivations_differ"


def test_a_store_that_was_tampered_with_stops_all_sales(till: Till) -> None:
    till.ready()
    till.keeper.reuse = Tampered()
    sale = till.counter.charge()
    assert sale.reason is not None
    assert sale.reason.code == "wallet.derivations_differ"


# --- whose address it is ------------------------------------------------------------------------


def sale_again(till: Till) -> tuple[Sale, Sale]:
    till.ready()
    new = till.counter.charge()
    return till.sales[0], new


def test_the_newest_sale_has_the_address(till: Till) -> None:
    old, new = sale_again(till)
    assert has_address(new, old)
    assert not has_address(old, new)
    assert has_address(new, new)


def test_the_price_of_a_sale_that_lost_its_address_cannot_be_renewed(till: Till) -> None:
    old, new = sale_again(till)
    with pytest.raises(RefusedError) as refused:
        till.counter.checkout.renew_rate(old.id)
    assert refused.value.message.code == "sale.address_reused"
    assert refused.value.message.arguments == {"number": str(new.number)}
    assert till.counter.checkout.renew_rate(till.sales[9].id).lock.locked_at is not None


def test_a_sale_without_an_address_has_lost_none(till: Till) -> None:
    sale = replace(till.sales[0], request=None)
    with till.counter.store.transaction() as transaction:
        require_own_address(transaction, sale)
        assert transaction.sale(sale.id).request is not None


def test_money_is_never_counted_for_two_sales(till: Till) -> None:
    old, new = sale_again(till)
    journal = till.counter.journal()
    assert till.counter.pay(old, 500).credits == ()  # a watcher that had not heard of the new one
    assert till.counter.journal() == journal
    assert till.counter.pay(new, 500).received_sat == 500
    assert till.counter.journal(new)[-1] != "sale.payment_unclear"


def unclear(counter: Counter, sale: Sale) -> list[str]:
    with counter.store.transaction() as transaction:
        entries = transaction.journal(sale.id)
    return [entry.body for entry in entries if entry.name == "sale.payment_unclear"]


def test_money_that_does_not_fit_the_sale_names_the_earlier_ones(till: Till) -> None:
    old, new = sale_again(till)
    till.counter.clock.pass_time(timedelta(hours=1))
    late = till.counter.pay(new, 700)
    (body,) = unclear(till.counter, late)
    assert f'"sales":[{old.number}]' in body
    assert '"sat":700' in body


def test_money_from_a_block_before_the_sale_is_unclear_too(till: Till) -> None:
    _, new = sale_again(till)
    till.counter.clock.at -= timedelta(hours=2)
    till.counter.pay(new, 700, height=99)
    till.counter.clock.at += timedelta(hours=2)
    assert len(unclear(till.counter, new)) == 1


def test_late_money_at_an_address_of_its_own_is_clear(till: Till) -> None:
    till.counter.pay(till.sales[3], 700)
    assert unclear(till.counter, till.sales[3]) == []
