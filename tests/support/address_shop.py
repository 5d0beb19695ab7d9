"""A data folder with the real store in it, an account, and the runs of an address keeper."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.sqlite_store import SqliteStore
from pos_app.adapters.wallet.account import Account, parse_account
from pos_app.domain.message import Message
from pos_app.ports import IssuedAddress, RefusedError
from pos_app.services.addresses.address_keeper import AddressKeeper
from tests.adapters.wallet.keys import extended_key
from tests.support.chain_outputs import a_payment
from tests.support.controlled_clock import ControlledClock

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from pos_app.ports import AddressDeriver, ChainOutput, Store

SCANNING = Message(code="wallet.scanning")
NOT_READY = Message(code="wallet.no_address_ready")


class Second:
    """The other derivation, which can be told to fail."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.wrong_at: int | None = None
        self.error: Exception | None = None
        self.asked: list[int] = []
        self.before: Callable[[], None] = lambda: None

    def address(self, index: int) -> str:
        self.asked.append(index)
        self.before()
        if self.error is not None:
            raise self.error
        return self.account.address(index + 1 if index == self.wrong_at else index)


class Chain:
    def __init__(self, account: Account, used: Collection[int] = ()) -> None:
        self.used = {account.script(index) for index in used}
        self.error: Exception | None = None
        self.questions = 0

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        self.questions += 1
        if self.error is not None:
            raise self.error
        return {script: int(script in self.used) for script in scripts}

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        return {script: (a_payment(),) if script in self.used else () for script in scripts}


class Shop:
    """A data folder, and the runs of the till on it."""

    def __init__(self, store: Store, seed: int = 1) -> None:
        self.store = store
        self.clock = ControlledClock()
        self.key = extended_key(bytes([seed] * 32), "signet")
        self.use(script="p2tr")
        self.start()

    def use(self, *, script: str) -> None:
        self.account = parse_account(self.key, "signet", script)
        self.second = Second(self.account)

    def start(self, second: AddressDeriver | None = None) -> None:
        self.told: list[Message | None] = []
        self.held_back: Message | None = None
        self.woken = 0
        self.keeper = AddressKeeper(
            store=self.store,
            account=self.account,
            second=second or self.second,
            clock=self.clock,
            on_change=lambda: self.told.append(self.keeper.problem),
            held_back=lambda: self.held_back,
        )
        self.keeper.wake = self.wake

    def wake(self) -> None:
        self.woken += 1

    def scan(self, used: Collection[int] = ()) -> None:
        self.keeper.continue_beyond_history(Chain(self.account, used))

    def take(self) -> IssuedAddress:
        with self.store.transaction() as transaction:
            return self.keeper.take(transaction)

    def refusal(self) -> Message:
        with pytest.raises(RefusedError) as refusal:
            self.take()
        return refusal.value.message

    def counts(self) -> tuple[int, int]:
        """Ready addresses and the next index."""
        with self.store.transaction() as transaction:
            account_id = self.account.id
            return transaction.ready_addresses(account_id), transaction.next_index(account_id)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    lock = InstanceLock.take(folder)
    with closing(SqliteStore(lock, "till")) as store:
        yield store
    lock.release()
