"""Follows the money of every sale: a push is a reason to look, what the look finds is recorded."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pos_app.domain.message import TillError
from pos_app.domain.sale_state import Life, Standing
from pos_app.domain.settlement import judge, observe
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.address_reuse import has_address
from pos_app.services.chain_credits import (
    found_credits,
    has_just_vanished,
    is_displaced,
    may_still_change,
    taken_back,
    vanished_credits,
)
from pos_app.services.chain_health import ChainHealth
from pos_app.services.lock_times import LockTimes
from pos_app.services.recording import SaleBook
from pos_app.services.retry import LAST_RETRY_SECONDS, Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from pos_app.domain.credit import Credit, Tip
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.message import Message
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput, ChainSource, Clock
    from pos_app.services.recording import Recorder

# Servers end sessions that are silent for 450 s; this also finds one that hangs.
PING_SECONDS = 60.0
# A server may forget a payment a moment before it knows the one that displaced it.
RIVAL_SECONDS = 2.0
# What the store or a fault kept from being recorded is tried again after this.
REST_AFTER_FAILURE_SECONDS = 5.0
_SHORT = frozenset({Standing.WAITING, Standing.PARTLY_PAID, Standing.REVERSED})

log = logging.getLogger(__name__)


class PaymentWatcher:
    """`step` belongs to one worker; the others may be called from any thread."""

    def __init__(
        self,
        source: ChainSource,
        recorder: Recorder,
        clock: Clock,
        policy: Policy,
        *,
        sales_to_watch: Callable[[], Sequence[Sale]],
        on_health: Callable[[ChainHealth], None],
        on_connected: Callable[[], None] = lambda: None,
        retry: Retry | None = None,
    ) -> None:
        self._source = source
        self._book = SaleBook(recorder, sales_to_watch)
        self._lock_times = LockTimes(clock)
        self._clock = clock
        self._policy = policy
        self._on_health = on_health
        self._on_connected = on_connected
        self._retry = retry or Retry(clock)
        self._wake: Callable[[], None] = lambda: None
        self._closed = False
        self._sales: dict[UUID, Sale] = {}  # as last recorded, each with a payment request
        self._owners: dict[bytes, UUID] = {}
        self._to_look: set[UUID] = set()
        self._afresh: set[UUID] = set()  # looked at whatever was pushed
        self._recheck_at: dict[UUID, float] = {}  # monotonic
        self._reconciled = False
        self._tip: Tip | None = None
        self._health: ChainHealth | None = None
        self._problem: Message | None = None
        self._last_exchange = clock.monotonic()

    @property
    def tip_height(self) -> int | None:
        """The newest height heard of, also from the server before; from any thread."""
        tip = self._tip
        return None if tip is None else tip.height

    def wake_with(self, wake: Callable[[], None]) -> None:
        """`wake` makes the worker run `step` soon."""
        self._wake = wake

    def watch(self, sale: Sale) -> None:
        """A sale that is new, or was changed by somebody else: a new price, a new life."""
        self._book.ask(sale.id, afresh=False)
        self._wake()

    def rescan(self, sale_id: UUID) -> None:
        """Look now, even if nothing was pushed."""
        self._book.ask(sale_id, afresh=True)
        self._wake()

    def follows(self, sale_id: UUID) -> bool:
        """All that ever came to the sale is recorded, and what comes now will be heard of."""
        connected = self._health is not None and self._health.connected
        return connected and sale_id in self._sales and sale_id not in self._to_look

    def try_again(self) -> None:
        """A person wants the servers tried now, however long it was to rest."""
        self._retry.now()
        self._wake()

    def close(self) -> None:
        self._closed = True
        self._source.close()

    def step(self) -> float:
        """Do what is due; the seconds until something else is."""
        if self._closed:
            return LAST_RETRY_SECONDS
        self._take_asked()
        try:
            self._follow()
        except (UnreachableError, RefusedError) as error:
            self._lose(error)
        self._end_locks()
        self._publish()
        return self._pause()

    def _take_asked(self) -> None:
        for sale, afresh in self._book.take_asked():
            self._adopt(sale)
            if afresh:
                self._afresh.add(sale.id)

    def _adopt(self, sale: Sale) -> None:
        if sale.request is None:
            return
        owner = self._sales.get(self._owners.get(sale.request.script, sale.id), sale)
        if not has_address(sale, owner):
            return
        if owner.id != sale.id:
            self._to_look.discard(owner.id)
            del self._sales[owner.id]
        self._keep(sale)
        self._owners[sale.request.script] = sale.id
        self._to_look.add(sale.id)

    def _keep(self, sale: Sale) -> None:
        self._sales[sale.id] = sale
        self._lock_times.now(sale)  # from here on it is timed

    def _follow(self) -> None:
        if not self._source.connected:
            if self._reconciled:
                raise UnreachableError("chain.connection_lost", server=self._source.name)
            if not self._retry.is_due:
                return
            self._source.connect(self._wake)
        self._look()
        if self._clock.monotonic() - self._last_exchange >= PING_SECONDS:
            self._source.ping()
            self._last_exchange = self._clock.monotonic()
        self._retry.succeeded()
        self._problem = None

    def _lose(self, error: TillError) -> None:
        log.info("chain: %s", error)
        self._source.close()
        self._reconciled = False
        self._problem = error.message
        self._retry.failed()

    def _look(self) -> None:
        news = self._source.news()
        tip = self._source.tip()
        if news.everything:
            self._reconciled = False
        if not self._reconciled:
            self._on_connected()  # it asks the server too
        if not self._reconciled and (stored := self._book.sales()) is not None:
            for sale in stored:
                self._adopt(sale)
            self._source.watch(tuple(self._owners))
            self._last_exchange = self._clock.monotonic()
            self._to_look.update(self._sales)
            self._reconciled = True
        self._to_look.update(
            self._owners[script] for script in news.scripts if script in self._owners
        )
        if news.tip_changed:
            self._to_look.update(
                sale_id for sale_id, sale in self._sales.items() if may_still_change(sale)
            )
        self._to_look.update(
            sale_id for sale_id, at in self._recheck_at.items() if at <= self._clock.monotonic()
        )
        if self._to_look:
            self._look_at(frozenset(self._to_look))
        else:
            self._tip = tip

    def _look_at(self, sale_ids: frozenset[UUID]) -> None:
        scripts = {script: owner for script, owner in self._owners.items() if owner in sale_ids}
        self._source.unwatch(
            tuple(script for script, owner in scripts.items() if owner in self._afresh)
        )
        self._source.watch(tuple(scripts))
        found = self._source.outputs(tuple(scripts))
        # Not before: what a server could not link to its tip must not be counted from there.
        self._tip = self._source.tip()
        for script, sale_id in scripts.items():
            try:
                recorded = self._record(self._sales[sale_id], found[script], self._tip.height)
            except TillError:
                raise  # of the server: the book lets none of the store's out
            except Exception:
                log.exception("sale %s could not be looked at", sale_id)
                self._book.failed = True
                continue
            if recorded:
                self._to_look.discard(sale_id)
                self._afresh.discard(sale_id)
        self._last_exchange = self._clock.monotonic()

    def _record(self, sale: Sale, outputs: Sequence[ChainOutput], tip_height: int) -> bool:
        """Whether all of it is recorded."""
        gone = tuple(
            taken_back(credit, has_rival=self._has_rival(credit, outputs))
            for credit in vanished_credits(sale, outputs)
        )

        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            now = self._lock_times.now(stored)
            found = found_credits(stored, outputs, tip_height=tip_height, now=now)
            return observe(
                stored, (*found, *gone), policy=self._policy, tip_height=tip_height, now=now
            )

        self._recheck_at.pop(sale.id, None)
        if any(has_just_vanished(sale, credit) for credit in gone):
            self._recheck_at[sale.id] = self._clock.monotonic() + RIVAL_SECONDS
        return self._write(sale, decide)

    def _write(self, sale: Sale, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> bool:
        recorded = self._book.record(sale, decide)
        if recorded is not None:
            self._keep(recorded)
        return recorded is not None

    def _has_rival(self, credit: Credit, outputs: Sequence[ChainOutput]) -> bool:
        displaced = is_displaced(credit, outputs)
        return displaced or self._source.rival(credit.txid, credit.inputs) is not None

    def _end_locks(self) -> None:
        for sale in self._with_running_lock():
            if sale.lock.ends_at <= self._lock_times.now(sale):
                self._write(sale, self._judge)

    def _judge(self, stored: Sale) -> tuple[SaleEvent, ...]:
        # Without a tip nobody can say how deep a payment lies; short of money needs none.
        if self._tip is None and stored.state.standing not in _SHORT:
            return ()
        now = self._lock_times.now(stored)
        return judge(stored, policy=self._policy, tip_height=self.tip_height, now=now)

    def _with_running_lock(self) -> Iterable[Sale]:
        return [
            sale
            for sale in self._sales.values()
            if sale.state.life is Life.OPEN and sale.state.standing in _SHORT
        ]

    def _publish(self) -> None:
        health = ChainHealth(
            connected=self._reconciled and self._source.connected,
            server=self._source.name,
            tip_height=self.tip_height,
            tip_heard_monotonic=None if self._tip is None else self._tip.heard_monotonic,
            problem=self._problem,
        )
        if health != self._health:
            self._health = health
            self._on_health(health)

    def _pause(self) -> float:
        times = [self._retry.at]
        if self._source.connected:
            times = [self._last_exchange + PING_SECONDS, *self._recheck_at.values()]
        if self._book.take_failed():
            return REST_AFTER_FAILURE_SECONDS
        pauses = [
            (sale.lock.ends_at - self._lock_times.now(sale)).total_seconds()
            for sale in self._with_running_lock()
        ]
        return max(0.0, min(min(times) - self._clock.monotonic(), *pauses, PING_SECONDS))
