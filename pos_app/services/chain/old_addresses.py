"""Asks public servers about addresses that nobody waits at any more: slowly, in turn, for ever."""

from __future__ import annotations

import json
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.overdue import Overdue
from pos_app.services.retry import LAST_RETRY_SECONDS, Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pos_app.ports import ChainOutput, ChainSource, Clock, OldAddress, Store, Transaction
    from pos_app.services.chain.found_payments import FoundPayments

# What public servers bear from one client for hours, beside the sales that are followed.
ADDRESSES_A_SECOND = 0.3
BATCH = 15
# Every second batch is of the addresses of this time, so that an address of last week is asked
# about more often than one of years ago. With `r` recent and `o` older addresses a recent one is
# asked about again after `max(ROUND_SECONDS, 2 r / 0.3)` seconds, an older one after
# `max(ROUND_SECONDS, 2 o / 0.3)`, each plus two batches (100 s): 10,000 older ones take 19 hours.
# Either has every batch while the other rests, and then needs half as long.
RECENT = timedelta(days=30)
# A small shop has been through all of its addresses in minutes; more often helps nobody.
ROUND_SECONDS = 1_800.0
# A server ends a session that is silent for longer, so we end it ourselves.
KEEP_SESSION_SECONDS = 240.0
POSITION_KEY = "old_addresses.{name}"
FIRST_BLOCK = datetime(2009, 1, 3, tzinfo=UTC)

log = logging.getLogger(__name__)


class _TurnedAwayError(Exception):
    """The server failed or refused; the cause says why.

    `refused` is whether it is well, and refuses what it was asked.
    """

    def __init__(self, *, refused: bool) -> None:
        super().__init__()
        self.refused = refused


@dataclass(slots=True, kw_only=True)
class _Round:
    """Through the addresses made between two ages, newest first; `at` is the last one asked."""

    name: str
    newest: timedelta
    oldest: timedelta | None
    at: tuple[datetime, int] | None = None  # when its sale was made, and its number
    began: float = 0.0  # monotonic, as `due`
    due: float = 0.0
    refusals: int = 0  # of the next batch, one after the other
    singly: int = 0  # so many of the next addresses are asked about one by one

    @property
    def key(self) -> str:
        return POSITION_KEY.format(name=self.name)


class OldAddresses:
    """`step` belongs to one worker; `close` may be called from any thread.

    `sources` are the servers, each a source of its own; one that fails makes room for the next.
    Addresses younger than `followed_for` are followed by others. `on_overdue` hears when none of
    the servers has answered for hours, and when one does again.
    """

    def __init__(
        self,
        sources: Sequence[ChainSource],
        found: FoundPayments,
        *,
        store: Store,
        clock: Clock,
        followed_for: timedelta,
        on_overdue: Callable[[bool], None] = lambda _: None,
        retry: Retry | None = None,
    ) -> None:
        self._sources = list(sources)
        self._found = found
        self._store = store
        self._clock = clock
        self._retry = retry or Retry(clock)
        self._overdue = Overdue(clock, on_overdue)
        self._rounds = [
            _Round(name="recent", newest=followed_for, oldest=RECENT),
            _Round(name="older", newest=RECENT, oldest=None),
        ]
        self._read = False
        self._next_at = clock.monotonic()
        self._closed = False

    def close(self) -> None:
        self._closed = True
        for source in self._sources:
            source.close()

    def step(self) -> float:
        """Ask about one batch; the seconds to rest."""
        if self._closed:
            return LAST_RETRY_SECONDS
        self._found.hand_over()
        if self._wait() <= 0:
            self._read_positions()
            try:
                self._ask_some()
            except _TurnedAwayError as error:
                log.info("old addresses: %s", error.__cause__)
                self._overdue.failed()
            else:
                self._overdue.succeeded()
        return max(0.0, min(self._wait(), self._found.hand_over()))

    def _wait(self) -> float:
        return max(self._next_at, self._retry.at) - self._clock.monotonic()

    def _ask_some(self) -> None:
        for turn in sorted(self._rounds, key=lambda each: each.due):
            if turn.due > self._clock.monotonic():
                break
            if addresses := self._page(turn):
                self._ask_about(turn, addresses)
                return
        self._next_at = min(turn.due for turn in self._rounds)
        if self._next_at - self._clock.monotonic() > KEEP_SESSION_SECONDS:
            self._sources[0].close()

    def _ask_about(self, turn: _Round, addresses: Sequence[OldAddress]) -> None:
        """What all servers refuse is asked one by one, and the one that they refuse left out.

        Somebody may have paid an address so often that no server tells its history: without this
        nobody would ever be asked about those behind it.
        """
        try:
            self._look_at(turn, addresses)
        except _TurnedAwayError as error:
            turn.refusals = turn.refusals + 1 if error.refused else 0
            if turn.refusals >= len(self._sources):
                turn.refusals = 0
                if len(addresses) > 1:
                    turn.singly = len(addresses)
                else:
                    log.warning("no server tells of the address of sale %d", addresses[0].number)
                    with self._store.transaction() as transaction:
                        self._go_past(turn, addresses, transaction)
            raise

    def _go_past(
        self, turn: _Round, addresses: Sequence[OldAddress], transaction: Transaction
    ) -> None:
        at = (addresses[-1].issued_at, addresses[-1].number)
        transaction.set_value(turn.key, json.dumps([at[0].isoformat(), at[1]]))
        turn.at = at
        turn.refusals = 0
        turn.singly = max(0, turn.singly - 1)

    def _page(self, turn: _Round) -> Sequence[OldAddress]:
        """The next addresses of the round; none when it is over, and a new one is to begin."""
        now = self._clock.now()
        if turn.at is None:
            turn.began = self._clock.monotonic()
        until, below = turn.at or (now - turn.newest, None)
        limit = 1 if turn.singly else BATCH
        since = FIRST_BLOCK if turn.oldest is None else now - turn.oldest
        with self._store.transaction() as transaction:
            page = transaction.old_addresses(since=since, until=until, below=below, limit=limit)
            if not page:
                transaction.set_value(turn.key, "")
        if not page:
            turn.at = None
            turn.due = max(turn.began + ROUND_SECONDS, self._clock.monotonic())
        return page

    def _look_at(self, turn: _Round, addresses: Sequence[OldAddress]) -> None:
        with self._blaming_server() as source:
            # Before they are asked about: one who fails in the middle has had the work.
            self._rest_for(len(addresses))
            counts = source.transaction_counts([address.script for address in addresses])
        changed = [each for each in addresses if counts[each.script] != each.transactions]
        unexplained = [
            each.script for each in changed if not self._explains(each.script, counts[each.script])
        ]
        outputs: Mapping[bytes, tuple[ChainOutput, ...]] = {}
        if unexplained:
            with self._blaming_server() as source:
                self._rest_for(len(addresses) + len(unexplained))
                outputs = source.outputs(unexplained)
        self._retry.succeeded()
        with self._store.transaction() as transaction:
            for script, paid in outputs.items():
                self._found.note(transaction, script, [f"{each.txid}:{each.vout}" for each in paid])
            for address in changed:
                transaction.keep_transaction_count(address.script, counts[address.script])
            self._go_past(turn, addresses, transaction)
        turn.due = self._clock.monotonic()  # so that the other one has its turn

    def _rest_for(self, questions: int) -> None:
        self._next_at = self._clock.monotonic() + questions / ADDRESSES_A_SECOND

    def _explains(self, script: bytes, transactions: int) -> bool:
        """Whether these are just the payments that its sale counts."""
        with self._store.transaction() as transaction:
            return self._found.known_transactions(transaction, script) == transactions

    def _read_positions(self) -> None:
        """Where the run before was; a round that it began is taken as begun now."""
        if self._read:
            return
        with self._store.transaction() as transaction:
            kept = {turn.name: transaction.get_value(turn.key) for turn in self._rounds}
        for turn in self._rounds:
            turn.due = turn.began = self._clock.monotonic()
            if text := kept[turn.name]:
                at, number = json.loads(text)
                turn.at = (datetime.fromisoformat(at), number)
        self._read = True

    @contextmanager
    def _blaming_server(self) -> Iterator[ChainSource]:
        """Connected; whatever the source raises makes room for the next one."""
        source = self._sources[0]
        greeted = False
        try:
            if not source.connected:
                self._connect(source)
            greeted = True
            source.news()  # nobody else takes what is pushed
            yield source
        except (UnreachableError, RefusedError) as error:
            source.close()
            self._sources.append(self._sources.pop(0))
            self._retry.failed()
            refused = greeted and error.message.code == "chain.refused"
            raise _TurnedAwayError(refused=refused) from error

    def _connect(self, source: ChainSource) -> None:
        source.connect(lambda: None)
        if self._closed:  # meanwhile, by another thread
            raise UnreachableError("chain.connection_lost", server=source.name)
