"""Follows the money of every sale: a push is a reason to look, what the look finds is recorded."""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass
from secrets import SystemRandom
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.sale_state import Life, Standing
from pos_app.domain.settlement import judge, observe
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain_credits import (
    found_credits,
    has_just_vanished,
    is_displaced,
    may_still_change,
    taken_back,
    vanished_credits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from pos_app.domain.credit import Credit, Tip
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.message import Message, TillError
    from pos_app.domain.sale import Sale
    from pos_app.domain.settlement import Policy
    from pos_app.ports import ChainOutput, ChainSource, Clock

# Servers end sessions that are silent for 450 s; this also finds one that hangs.
PING_SECONDS = 60.0
FIRST_RETRY_SECONDS = 0.5
LAST_RETRY_SECONDS = 60.0
# A server may forget a payment a moment before it knows the one that displaced it.
RIVAL_SECONDS = 2.0
_SHORT = frozenset({Standing.WAITING, Standing.PARTLY_PAID, Standing.REVERSED})

_RANDOM = SystemRandom()

log = logging.getLogger(__name__)


class Recorder(Protocol):
    def record(self, sale_id: UUID, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> Sale:
        """Write the events `decide` returns for the sale as stored; LookupError if unknown."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHealth:
    """`connected` is True once every sale was looked at after the connection was made.

    `tip_heard_monotonic` is when the newest block was heard of, in monotonic seconds; `problem`
    says why there is no connection.
    """

    connected: bool
    server: str
    tip_height: int | None
    tip_heard_monotonic: float | None
    problem: Message | None


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
        random: Callable[[], float] = _RANDOM.random,
    ) -> None:
        self._source = source
        self._recorder = recorder
        self._clock = clock
        self._policy = policy
        self._sales_to_watch = sales_to_watch
        self._on_health = on_health
        self._random = random
        self._wake: Callable[[], None] = lambda: None
        self._closed = False
        self._stepping: int | None = None  # the thread that is in `step`
        self._asked: deque[tuple[UUID, bool]] = deque()  # appended to by any thread
        self._sales: dict[UUID, Sale] = {}  # as last recorded, each with a payment request
        self._owners: dict[bytes, UUID] = {}
        self._to_look: set[UUID] = set()
        self._afresh: set[UUID] = set()  # looked at whatever was pushed
        self._recheck_at: dict[UUID, float] = {}  # monotonic
        self._reconciled = False
        self._tip: Tip | None = None
        self._health: ChainHealth | None = None
        self._problem: Message | None = None
        self._failures = 0
        self._retry_at = clock.monotonic()
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
        if self._stepping == threading.get_ident():
            return  # what it records itself it has just looked at
        self._asked.append((sale.id, False))
        self._wake()

    def rescan(self, sale_id: UUID) -> None:
        """Look now, even if nothing was pushed."""
        self._asked.append((sale_id, True))
        self._wake()

    def try_again(self) -> None:
        """A person wants the servers tried now, however long it was to rest."""
        self._retry_at = self._clock.monotonic()
        self._wake()

    def close(self) -> None:
        self._closed = True
        self._source.close()

    def step(self) -> float:
        """Do what is due; the seconds until something else is."""
        if self._closed:
            return LAST_RETRY_SECONDS
        self._stepping = threading.get_ident()
        try:
            self._take_asked()
            self._look_around()
        finally:
            self._stepping = None
        self._publish()
        return self._pause()

    def _look_around(self) -> None:
        try:
            self._follow()
        except (UnreachableError, RefusedError) as error:
            self._lose(error)
        self._end_locks()

    def _take_asked(self) -> None:
        while self._asked:
            sale_id, afresh = self._asked[0]
            try:
                self._adopt(self._recorder.record(sale_id, lambda _: ()))
            except LookupError:
                log.warning("asked to watch %s, which is not stored", sale_id)
            else:
                if afresh:
                    self._afresh.add(sale_id)
            self._asked.popleft()  # only now: when the store fails it is asked again

    def _adopt(self, sale: Sale) -> None:
        if sale.request is not None:
            self._sales[sale.id] = sale
            self._owners[sale.request.script] = sale.id
            self._to_look.add(sale.id)

    def _follow(self) -> None:
        if not self._source.connected:
            if self._reconciled:
                raise UnreachableError("chain.connection_lost", server=self._source.name)
            if self._clock.monotonic() < self._retry_at:
                return
            self._source.connect(self._pushed)
        self._look()
        if self._clock.monotonic() - self._last_exchange >= PING_SECONDS:
            self._source.ping()
            self._last_exchange = self._clock.monotonic()
        self._failures = 0
        self._problem = None

    def _lose(self, error: TillError) -> None:
        log.info("chain: %s", error)
        self._source.close()
        self._reconciled = False
        self._problem = error.message
        wanted = FIRST_RETRY_SECONDS * 2.0 ** min(self._failures, 10)
        jitter = 0.5 + self._random() / 2
        self._retry_at = self._clock.monotonic() + min(wanted, LAST_RETRY_SECONDS) * jitter
        self._failures += 1

    def _pushed(self) -> None:
        self._wake()

    def _look(self) -> None:
        news = self._source.news()
        tip = self._source.tip()
        if news.everything:
            self._reconciled = False
        if not self._reconciled:
            for sale in self._sales_to_watch():
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
            self._record(self._sales[sale_id], found[script], self._tip.height)
            self._to_look.discard(sale_id)
            self._afresh.discard(sale_id)
        self._last_exchange = self._clock.monotonic()

    def _record(self, sale: Sale, outputs: Sequence[ChainOutput], tip_height: int) -> None:
        now = self._clock.now()
        gone = tuple(
            taken_back(credit, has_rival=self._has_rival(credit, outputs))
            for credit in vanished_credits(sale, outputs)
        )

        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            found = found_credits(stored, outputs, tip_height=tip_height, now=now)
            return observe(
                stored, (*found, *gone), policy=self._policy, tip_height=tip_height, now=now
            )

        self._recheck_at.pop(sale.id, None)
        if any(has_just_vanished(sale, credit) for credit in gone):
            self._recheck_at[sale.id] = self._clock.monotonic() + RIVAL_SECONDS
        # Most looks find nothing new: they cost no write.
        if decide(sale):
            self._sales[sale.id] = self._recorder.record(sale.id, decide)

    def _has_rival(self, credit: Credit, outputs: Sequence[ChainOutput]) -> bool:
        if is_displaced(credit, outputs):
            return True
        return self._source.rival(credit.txid, credit.inputs) is not None

    def _end_locks(self) -> None:
        now = self._clock.now()
        for sale in self._with_running_lock():
            if sale.lock.ends_at <= now:
                self._sales[sale.id] = self._recorder.record(sale.id, self._judge)

    def _judge(self, stored: Sale) -> tuple[SaleEvent, ...]:
        # Without a tip nobody can say how deep a payment lies; short of money needs none.
        if self._tip is None and stored.state.standing not in _SHORT:
            return ()
        return judge(stored, policy=self._policy, tip_height=self.tip_height, now=self._clock.now())

    def _with_running_lock(self) -> Iterable[Sale]:
        return [
            sale
            for sale in self._sales.values()
            if sale.state.life is Life.OPEN and sale.state.standing in _SHORT
        ]

    def _publish(self) -> None:
        tip = self._tip
        health = ChainHealth(
            connected=self._reconciled and self._source.connected,
            server=self._source.name,
            tip_height=self.tip_height,
            tip_heard_monotonic=None if tip is None else tip.heard_monotonic,
            problem=self._problem,
        )
        if health != self._health:
            self._health = health
            self._on_health(health)

    def _pause(self) -> float:
        times = [self._retry_at]
        if self._source.connected:
            times = [self._last_exchange + PING_SECONDS, *self._recheck_at.values()]
        now = self._clock.now()
        pauses = [(sale.lock.ends_at - now).total_seconds() for sale in self._with_running_lock()]
        return max(0.0, min(min(times) - self._clock.monotonic(), *pauses, PING_SECONDS))
