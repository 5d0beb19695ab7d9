"""Follows the money that gateways hold: asks for all of each payment, and records what is said."""

from __future__ import annotations

import logging
import queue
from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.message import Message, TillError
from pos_app.domain.sale_state import Life
from pos_app.domain.settlement import judge, observe
from pos_app.services.chain.followed_sales import SHORT
from pos_app.services.chain.recording import SaleBook
from pos_app.services.gateways.hosted_followed import Followed, asked_about
from pos_app.services.gateways.hosted_terms import credits_of
from pos_app.services.retry import Retry
from pos_app.services.selling.lock_times import LockTimes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from uuid import UUID

    from pos_app.domain.events import SaleEvent
    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, PaymentGateway, PaymentSnapshot
    from pos_app.services.chain.recording import Recorder

REST_SECONDS = 60.0
REST_AFTER_FAILURE_SECONDS = 5.0
# However often a gateway pushes or calls.
SHORTEST_PAUSE_SECONDS = 1.0
# Of a sale that asks for nothing any more.
QUIET_PAUSE_SECONDS = 60.0

log = logging.getLogger(__name__)


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
        self._followed: dict[UUID, Followed] = {}
        self._retries = {name: Retry(clock) for name in gateways}
        self._answered_at: dict[str, float] = {}  # monotonic seconds
        self._hurry = False
        self._pushed: queue.SimpleQueue[UUID] = queue.SimpleQueue()
        self._called: queue.SimpleQueue[UUID] = queue.SimpleQueue()
        self._wake: Callable[[], None] = lambda: None

    def wake_with(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def watch(self, sale: Sale) -> None:
        """A sale that is new, or was changed by somebody else."""
        if asked_about(sale) is not None:
            self._book.ask(sale.id, afresh=False)
            self._wake()

    def look_now(self, sale_id: UUID) -> None:
        """There may be news, also of a sale that is no longer followed."""
        self._called.put(sale_id)
        self._wake()

    def _push(self, sale_id: UUID) -> None:
        self._pushed.put(sale_id)
        self._wake()

    def try_again(self) -> None:
        """A person wants the gateways asked now."""
        self._hurry = True
        self._wake()

    def step(self) -> float:
        """Do what is due; the seconds until something else is."""
        while not self._called.empty():
            self._push_or_adopt(self._called.get())
        for sale, _ in self._book.take_asked():
            if (hosted := asked_about(sale)) is not None:
                self._adopt(sale, hosted)
        self._take_pushed()
        if self._hurry:
            self._hurry = False
            self._hurry_all()
        # Whose look failed comes after all others: its failure lets the gateway rest.
        for followed in sorted(self._followed.values(), key=lambda each: each.failed_at or 0.0):
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
            now = self._clock.monotonic()
            known = Followed(sale=sale, hosted=hosted, look_at=now, retry=Retry(self._clock))
            self._followed[sale.id] = known
            if sale.state.life is Life.OPEN:  # else each start would listen for all old ones
                self._follow(known, hosted.references)
        fresh = [each for each in hosted.references if each not in known.hosted.references]
        if fresh:
            self._follow(known, fresh)
            known.look_at = self._clock.monotonic()
        known.sale, known.hosted = sale, hosted
        if sale.state.life is Life.CANCELLED:
            self._give_back(known)

    def _follow(self, followed: Followed, references: Sequence[str]) -> None:
        gateway = self._gateways[followed.hosted.gateway]
        for reference in references:
            gateway.follow(reference, partial(self._push, followed.sale.id))

    def _give_back(self, followed: Followed) -> None:
        """A payment that nobody waits for and nobody has begun to pay."""
        reference = followed.hosted.reference
        if followed.given_back == reference or followed.sale.credits:
            return
        gateway = self._gateways[followed.hosted.gateway]
        try:
            gateway.close_payment(reference)
        except TillError as error:
            log.warning("gateway %s: %s", gateway.name, error)
        except Exception:
            log.exception("gateway %s: %s could not be closed", gateway.name, reference)
        else:
            followed.given_back = reference

    def _push_or_adopt(self, sale_id: UUID) -> None:
        if sale_id in self._followed:
            self._push(sale_id)
        else:
            self._book.ask(sale_id, afresh=False)

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

    def _look(self, followed: Followed) -> None:
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
            self._look_failed(followed, error.message)
            return
        except Exception:
            log.exception("gateway %s: sale %s could not be looked at", name, followed.sale.id)
            self._look_failed(followed, Message(code="gateway.nonsense"))
            return
        followed.failed_at, self._answered_at[name] = None, asked_at
        retry.succeeded()
        followed.retry.succeeded()
        self._on_health(name, None)
        if self._record(followed):
            followed.looked_at = asked_at
        followed.look_at = asked_at + self._pause_of(followed, pauses)
        self._let_go_closed(followed)

    def _look_failed(self, followed: Followed, problem: Message) -> None:
        """The gateway rests, unless it answered about another payment since this one last failed.

        Then it is this one's own trouble, and holds up no other.
        """
        name = followed.hosted.gateway
        before, followed.failed_at = followed.failed_at, self._clock.monotonic()
        followed.retry.failed()
        followed.look_at = followed.retry.at
        if before is None or self._answered_at.get(name, before) <= before:
            self._retries[name].failed()
            followed.look_at = self._retries[name].at
            self._on_health(name, problem)

    def _ask(self, followed: Followed, reference: str) -> float:
        gateway = self._gateways[followed.hosted.gateway]
        snapshot = gateway.look(reference, followed.sale.credits)
        newest = followed.as_of.get(reference)
        if snapshot.as_of is not None and newest is not None and snapshot.as_of < newest:
            log.info("gateway %s: an old answer for %s", gateway.name, reference)
            return snapshot.look_again_seconds
        self._keep(followed, reference, snapshot)
        return snapshot.look_again_seconds

    def _keep(self, followed: Followed, reference: str, snapshot: PaymentSnapshot) -> None:
        if snapshot.as_of is not None:
            followed.as_of[reference] = snapshot.as_of
        followed.found[reference] = snapshot.credits
        if snapshot.closed:
            followed.closed.add(reference)

    def _record(self, followed: Followed) -> bool:
        looked_at = followed.looked_at

        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            now = self._times.now(stored)
            found = [each for credits_ in followed.found.values() for each in credits_]
            absent = None if looked_at is None else self._times.ago(stored, looked_at)
            is_over = followed.is_over(now)
            credits_ = credits_of(stored, found, now=now, absent_at=absent, is_over=is_over)
            return observe(stored, credits_, policy=self._policy, tip_height=None, now=now)

        return self._write(followed, decide)

    def _write(self, followed: Followed, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> bool:
        recorded = self._book.record(followed.sale, decide)
        if recorded is not None:
            followed.sale = recorded
        return recorded is not None

    def _pause_of(self, followed: Followed, pauses: Sequence[float]) -> float:
        pause = max(SHORTEST_PAUSE_SECONDS, min(pauses, default=QUIET_PAUSE_SECONDS))
        is_open = followed.sale.state.life is Life.OPEN or followed.sale.received_sat > 0
        return pause if is_open else max(pause, QUIET_PAUSE_SECONDS)

    def _let_go_closed(self, followed: Followed) -> None:
        """The gateway has nothing more to say; the end of the price is still to be told."""
        # What is certain now is kept as that: else each start would ask for it again.
        if not (followed.is_over(self._clock.now()) and self._record(followed)):
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

    def _until_lock_ends(self) -> Iterator[tuple[Followed, float]]:
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
