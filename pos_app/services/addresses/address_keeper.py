"""Keeps addresses ready that two independent derivations agree on, beyond all that were used."""

from __future__ import annotations

import json
import logging
import threading
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.message import Message
from pos_app.ports import IssuedAddress, RefusedError, UnreachableError
from pos_app.services.addresses.address_scan import used_history

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import AddressDeriver, Clock, Store, Transaction
    from pos_app.services.addresses.address_scan import HistorySource

log = logging.getLogger(__name__)

READY_ADDRESSES = 20
SCAN_WAIT_SECONDS = 10.0
REST_SECONDS = 5.0
REST_AFTER_FAILURE_SECONDS = (1.0, 5.0, 30.0)
SHOWN_CHARACTERS = 8  # of the end of an address, enough for a person to compare

DIFFER = "wallet.derivations_differ"
NO_SECOND_DERIVATION = "second.not_available"


class WatchedAccount(Protocol):
    @property
    def id(self) -> str: ...

    def address(self, index: int) -> str: ...

    def script(self, index: int) -> bytes: ...


class ReusedAddresses(Protocol):
    """What AddressReuse does."""

    def prepare(self, derive: Callable[[int], IssuedAddress]) -> None: ...

    def take(self, transaction: Transaction) -> IssuedAddress | None: ...


def scan_key(account_id: str) -> str:
    """Under which the store keeps when an account was last looked through for used addresses."""
    return f"wallet.scanned.{account_id}"


class AddressKeeper:
    """`step` belongs to one Worker; `continue_beyond_history` to the thread of the chain source.

    An address is issued only beyond the account's history. A folder that never scanned this
    account therefore waits for a server; one that did waits `SCAN_WAIT_SECONDS` after each start,
    because it may be an old copy, and then sells without a network from what it knows.

    `reuse` may give an address of an earlier sale instead; without it none serves twice.
    `held_back` is why nothing of this account may be shown at all, from memory.

    `wake` is called when a round of `step` is worth it at once; `on_change` when `problem` has
    changed. Both from any thread.
    """

    def __init__(
        self,
        *,
        store: Store,
        account: WatchedAccount,
        second: AddressDeriver,
        clock: Clock,
        ahead: int = READY_ADDRESSES,
        on_change: Callable[[], None] = lambda: None,
        reuse: ReusedAddresses | None = None,
        held_back: Callable[[], Message | None] = lambda: None,
    ) -> None:
        self.wake: Callable[[], None] = lambda: None
        self._store = store
        self._account = account
        self._second = second
        self._clock = clock
        self._ahead = ahead
        self.on_change = on_change
        self.reuse = reuse
        self._held_back = held_back
        self._scan_key = scan_key(account.id)
        self._stop_key = f"wallet.stopped.{account.id}"
        self._wait_until = clock.monotonic() + SCAN_WAIT_SECONDS
        self._loaded = False
        self._loading = threading.Lock()
        self._scanned_before = False
        self._scanned = False
        self._warm = False
        self._stop: Message | None = None
        self._stop_is_written = False
        self._stop_to_check: int | None = None  # index that differed in an earlier run
        self._failure: Message | None = None
        self._failures = 0
        self._ready = 0
        self._telling = threading.Lock()
        self._told = self.problem

    @property
    def problem(self) -> Message | None:
        """Why no address may be issued now; None when one may. It never touches the store."""
        if (held_back := self._held_back()) is not None:
            return held_back
        if self._stop is not None:
            return self._stop
        if not self._loaded or self._must_scan():
            return Message(code="wallet.scanning")
        if self._ready == 0:
            return self._failure or Message(code="wallet.no_address_ready")
        return None

    @property
    def failure(self) -> Message | None:
        """Why no new addresses can be made ready, while those in stock may still be issued."""
        return self._failure

    def take(self, transaction: Transaction) -> IssuedAddress:
        """The next address, derived once more to be sure of the store. RefusedError `wallet.*`."""
        problem = self.problem
        if problem is not None:
            raise RefusedError(problem.code, **problem.arguments)
        issued = None if self.reuse is None else self.reuse.take(transaction)
        try:
            issued = issued or transaction.take_address(self._account.id)
        except LookupError:
            raise RefusedError("wallet.no_address_ready") from None
        try:
            self._require_stored(issued)
        except RefusedError as error:
            self._stop = error.message
            self.wake()
            raise
        return issued

    def step(self) -> float:
        try:
            rest = self._round()
        except (RefusedError, UnreachableError) as error:
            rest = self._failed(error)
        self._tell()
        return rest

    def continue_beyond_history(self, source: HistorySource) -> None:
        """Skip what the chain says was used; only the first call of a run asks the source.

        What the source raises goes through, and the next call tries again.
        """
        if self._scanned:
            return
        self._load()
        account_id = self._account.id
        with self._store.transaction() as transaction:
            # Ready addresses may have been issued since the copy that this folder is was made.
            first = transaction.next_index(account_id) - transaction.ready_addresses(account_id)
        history = used_history(source, self._account, first)
        with self._store.transaction() as transaction:
            if history is not None:
                transaction.skip_to_index(account_id, history.highest + 1)
                transaction.note_history(account_id, history.highest, history.longest_run)
            transaction.set_value(self._scan_key, self._clock.now().isoformat())
            self._ready = transaction.ready_addresses(account_id)
        self._scanned = True
        self._tell()
        self.wake()

    def _must_scan(self) -> bool:
        if self._scanned:
            return False
        return not self._scanned_before or self._clock.monotonic() < self._wait_until

    def _round(self) -> float:
        self._load()
        if self._stop is not None and not self._lift_old_stop():
            self._write_stop()
            return REST_SECONDS
        if self._must_scan():
            return self._wait_for_scan()
        self._fill()
        if self.reuse is not None:
            self.reuse.prepare(self._derive)
        self._failure = None
        self._failures = 0
        return REST_SECONDS

    def _load(self) -> None:
        """A stop of an earlier run holds from the first moment, whoever of the two comes first."""
        with self._loading:
            if self._loaded:
                return
            with self._store.transaction() as transaction:
                self._scanned_before = transaction.get_value(self._scan_key) is not None
                self._ready = transaction.ready_addresses(self._account.id)
                written = transaction.get_value(self._stop_key)
            if written:
                arguments = json.loads(written)
                self._stop = Message(code=DIFFER, arguments=arguments)
                self._stop_is_written = True
                self._stop_to_check = int(arguments["index"])
            self._loaded = True

    def _lift_old_stop(self) -> bool:
        """After a restart, with other versions perhaps, both derivations may agree again."""
        if self._stop_to_check is None:
            return False
        account_id, index = self._account.id, self._stop_to_check
        self._derive(index)
        with self._store.transaction() as transaction:
            if index < transaction.next_index(account_id):  # it was the stored one that differed
                transaction.skip_to_index(account_id, index + 1)
            transaction.set_value(self._stop_key, "")
        self._stop = self._stop_to_check = None
        self._stop_is_written = False
        return True

    def _write_stop(self) -> None:
        if self._stop is None or self._stop_is_written:
            return
        with self._store.transaction() as transaction:
            transaction.set_value(self._stop_key, json.dumps(dict(self._stop.arguments)))
        log.critical("no address is issued any more: %s", dict(self._stop.arguments))
        self._stop_is_written = True

    def _wait_for_scan(self) -> float:
        if not self._warm:
            # The second derivation starts its process meanwhile.
            with self._store.transaction() as transaction:
                index = transaction.next_index(self._account.id)
            self._derive(index)
            self._warm = True
        if not self._scanned_before:
            return REST_SECONDS
        return min(REST_SECONDS, max(0.0, self._wait_until - self._clock.monotonic()))

    def _fill(self) -> None:
        account_id = self._account.id
        while True:
            with self._store.transaction() as transaction:
                self._ready = transaction.ready_addresses(account_id)
                first = transaction.next_index(account_id)
            self._tell()
            missing = self._ahead - self._ready
            if missing <= 0:
                return
            # A few at first: a till that has none can sell as soon as it has one, and goes on.
            count = min(missing, max(1, self._ready))
            fresh = [self._derive(index) for index in range(first, first + count)]
            with self._store.transaction() as transaction:
                # The store leaves out what a scan has skipped meanwhile.
                transaction.add_ready_addresses(account_id, fresh)

    def _derive(self, index: int) -> IssuedAddress:
        address = self._account.address(index)
        try:
            self._require_same(index, address, self._second.address(index))
        except RefusedError as error:
            if error.message.code != NO_SECOND_DERIVATION:
                raise
        return IssuedAddress(index=index, address=address, script=self._account.script(index))

    def _require_stored(self, issued: IssuedAddress) -> None:
        index = issued.index
        self._require_same(index, self._account.address(index), issued.address)
        self._require_same(index, self._account.script(index).hex(), issued.script.hex())

    def _require_same(self, index: int, first: str, second: str) -> None:
        if first != second:
            raise RefusedError(
                DIFFER,
                index=str(index),
                first_end=first[-SHOWN_CHARACTERS:],
                second_end=second[-SHOWN_CHARACTERS:],
            )

    def _failed(self, error: RefusedError | UnreachableError) -> float:
        if error.message.code == DIFFER:
            self._stop = error.message
            self._stop_to_check = None
            self._write_stop()
            return REST_SECONDS
        arguments = {"cause": error.message.code, **error.message.arguments}
        self._failure = Message(code="wallet.check_failed", arguments=arguments)
        rest = REST_AFTER_FAILURE_SECONDS[min(self._failures, len(REST_AFTER_FAILURE_SECONDS) - 1)]
        self._failures += 1
        return rest

    def _tell(self) -> None:
        with self._telling:  # else an older problem could be told after a newer one
            problem = self.problem
            if problem != self._told:
                self._told = problem
                self.on_change()
