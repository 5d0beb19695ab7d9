"""Follows the money that gateways hold: asks for all of each payment, and records what is said."""

from __future__ import annotations

import logging
import queue
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.message import TillError
from pos_app.domain.sale_state import Life
from pos_app.domain.settlement import judge, observe
from pos_app.services.followed_sales import SHORT
from pos_app.services.hosted_terms import credits_of
from pos_app.services.lock_times import LockTimes
from pos_app.services.recording import SaleBook
from pos_app.services.retry import Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.events import SaleEvent
    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.message import Message
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, HostedCredit, PaymentGateway, PaymentSnapshot
    from pos_app.services.recording import Recorder

REST_SECONDS = 60.0
REST_AFTER_FAILURE_SECONDS = 5.0
# However often a gateway pushes or calls.
SHORTEST_PAUSE_SECONDS = 1.0
# Of a sale that asks for nothing any more.
QUIET_PAUSE_SECONDS = 60.0

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class _Followed:
    """Times are monotonic seconds; `as_of` is the gateway's own time of the newest snapshots."""

    sale: Sale
    hosted: HostedPayment
    look_at: float
    looked_at: float | None = None
    as_of: dict[str, datetime] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    found: dict[str, tuple[HostedCredit, ...]] = field(default_factory=dict)
    is_given_back: bool = False  # the gateway was told that nobody waits for it

    @property
    def open_references(self) -> tuple[str, ...]:
        return tuple(each for each in self.hosted.references if each not in self.closed)


class HostedFollower:
    """`step` belongs to one worker; `watch` and `look_now` may be called from any thread.

    `on_health` is told, with the gateway's name, what is wrong with it, None when it is well again.
    """

    def __init__(
        self,
        gateways: Mapping[str, PaymentGateway],
        recorder: Recorder,
        clock: Clock,
        policy: Policy,
        *,
        sales_to_watch: Callable[[], Sequence[Sale]],
        on_health: Callable[[str, Message | None], None],
    ) -> None:
        self._gateways = gateways
        self._book = SaleBook(recorder, sales_to_watch)
        self._clock = clock
        self._policy = policy
        self._on_health = on_health
        self._times = LockTimes(clock)
        self._followed: dict[UUID, _Followed] = {}
        self._retries = {name: Retry(clock) for name in gateways}
        self._hurry = False
        self._pushed: queue.SimpleQueue[UUID] = queue.SimpleQueue()
        self._wake: Callable[[], None] = lambda: None

    def wake_with(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def watch(self, sale: Sale) -> None:
        """A sale that is new, or was changed by somebody else."""
        if _asked_about(sale) is not None:
            self._book.ask(sale.id, afresh=False)
            self._wake()

    def look_now(self, sale_id: UUID) -> None:
        """There may be news."""
        self._pushed.put(sale_id)
        self._wake()

    def try_again(self) -> None:
        """A person wants the gateways asked now."""
        self._hurry = True
        self._wake()

    def step(self) -> float:
        """Do what is due; the seconds until something else is."""
        for sale, _ in self._book.take_asked():
            if (hosted := _asked_about(sale)) is not None:
                self._adopt(sale, hosted)
        self._take_pushed()
        if self._hurry:
            self._hurry = False
            self._hurry_all()
        for followed in tuple(self._followed.values()):
            if followed.look_at <= self._clock.monotonic():
                self._look(followed)
        self._end_locks()
        if self._book.take_failed():
            return REST_AFTER_FAILURE_SECONDS
        return self._pause()

    def _adopt(self, sale: Sale, hosted: HostedPayment) -> None:
        known = self._followed.get(sale.id)
        if known is None:
            if hosted.gateway not in self._gateways:
                log.warning("sale %s is at %s, which is not set up", sale.id, hosted.gateway)
                return
            known = _Followed(sale=sale, hosted=hosted, look_at=self._clock.monotonic())
            self._followed[sale.id] = known
            self._follow(known, hosted.references)
        fresh = [each for each in hosted.references if each not in known.hosted.references]
        if fresh:
            self._follow(known, fresh)
            known.look_at = self._clock.monotonic()
        known.sale, known.hosted = sale, hosted
        if sale.state.life is Life.CANCELLED:
            self._give_back(known)

    def _follow(self, followed: _Followed, references: Sequence[str]) -> None:
        gateway = self._gateways[followed.hosted.gateway]
        for reference in references:
            gateway.follow(reference, partial(self.look_now, followed.sale.id))

    def _give_back(self, followed: _Followed) -> None:
        """A payment that nobody waits for and nobody has begun to pay."""
        if followed.is_given_back or followed.sale.credits:
            return
        gateway = self._gateways[followed.hosted.gateway]
        try:
            gateway.close_payment(followed.hosted.reference)
        except TillError as error:
            log.warning("gateway %s: %s", gateway.name, error)
            return
        followed.is_given_back = True

    def _take_pushed(self) -> None:
        now = self._clock.monotonic()
        while not self._pushed.empty():
            followed = self._followed.get(self._pushed.get())
            if followed is not None:
                followed.closed.clear()
                last = now if followed.looked_at is None else followed.looked_at
                soon = max(now, last + SHORTEST_PAUSE_SECONDS)
                followed.look_at = min(followed.look_at, soon)

    def _hurry_all(self) -> None:
        for retry in self._retries.values():
            retry.now()
        for followed in self._followed.values():
            followed.look_at = self._clock.monotonic()

    def _look(self, followed: _Followed) -> None:
        name = followed.hosted.gateway
        retry = self._retries[name]
        if not retry.is_due:
            followed.look_at = retry.at
            return
        asked_at = self._clock.monotonic()
        try:
            pauses = [self._ask(followed, each) for each in followed.open_references]
        except TillError as error:
            log.info("gateway %s: %s", name, error)
            retry.failed()
            followed.look_at = retry.at
            self._on_health(name, error.message)
            return
        retry.succeeded()
        self._on_health(name, None)
        if self._record(followed):
            followed.looked_at = asked_at
        followed.look_at = asked_at + self._pause_of(followed, pauses)
        self._let_go_closed(followed)

    def _ask(self, followed: _Followed, reference: str) -> float:
        gateway = self._gateways[followed.hosted.gateway]
        snapshot = gateway.look(reference, followed.sale.credits)
        newest = followed.as_of.get(reference)
        if snapshot.as_of is not None and newest is not None and snapshot.as_of < newest:
            log.info("gateway %s: an old answer for %s", gateway.name, reference)
            return snapshot.look_again_seconds
        self._keep(followed, reference, snapshot)
        return snapshot.look_again_seconds

    def _keep(self, followed: _Followed, reference: str, snapshot: PaymentSnapshot) -> None:
        if snapshot.as_of is not None:
            followed.as_of[reference] = snapshot.as_of
        followed.found[reference] = snapshot.credits
        if snapshot.closed:
            followed.closed.add(reference)

    def _record(self, followed: _Followed) -> bool:
        looked_at = followed.looked_at

        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            now = self._times.now(stored)
            found = [each for credits_ in followed.found.values() for each in credits_]
            absent = None if looked_at is None else self._times.ago(stored, looked_at)
            credits_ = credits_of(stored, found, now=now, absent_at=absent)
            return observe(stored, credits_, policy=self._policy, tip_height=None, now=now)

        return self._write(followed, decide)

    def _write(self, followed: _Followed, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> bool:
        recorded = self._book.record(followed.sale, decide)
        if recorded is not None:
            followed.sale = recorded
        return recorded is not None

    def _pause_of(self, followed: _Followed, pauses: Sequence[float]) -> float:
        pause = max(SHORTEST_PAUSE_SECONDS, min(pauses, default=QUIET_PAUSE_SECONDS))
        is_open = followed.sale.state.life is Life.OPEN or followed.sale.received_sat > 0
        return pause if is_open else max(pause, QUIET_PAUSE_SECONDS)

    def _let_go_closed(self, followed: _Followed) -> None:
        """The gateway has nothing more to say; the end of the price is still to be told."""
        if followed.open_references or followed.sale.state.life is Life.OPEN:
            return
        gateway = self._gateways[followed.hosted.gateway]
        for reference in followed.hosted.references:
            gateway.unfollow(reference)
        del self._followed[followed.sale.id]
        self._times.forget(followed.sale.id)

    def _end_locks(self) -> None:
        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            now = self._times.now(stored)
            return judge(stored, policy=self._policy, tip_height=None, now=now)

        for followed, left in tuple(self._until_lock_ends()):
            if left <= 0:
                self._write(followed, decide)

    def _until_lock_ends(self) -> Iterator[tuple[_Followed, float]]:
        for followed in self._followed.values():
            state = followed.sale.state
            if state.life is Life.OPEN and state.standing in SHORT:
                for _, left in self._times.left([followed.sale]):
                    yield followed, left

    def _pause(self) -> float:
        now = self._clock.monotonic()
        looks = (followed.look_at - now for followed in self._followed.values())
        ends = (left for _, left in self._until_lock_ends())
        return max(0.0, min((*looks, *ends, REST_SECONDS)))


def _asked_about(sale: Sale) -> HostedPayment | None:
    """What a gateway only forwards, the till follows on the chain by itself."""
    request = sale.request
    return None if request is None or request.script else request.hosted
