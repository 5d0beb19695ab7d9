"""Follows the money of every sale: a push is a reason to look, what the look finds is recorded."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pos_app.domain.message import TillError
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.absences import Absences
from pos_app.services.chain.chain_agreement import is_old
from pos_app.services.chain.chain_comparison import Comparison
from pos_app.services.chain.chain_credits import may_still_change
from pos_app.services.chain.followed_sales import FollowedSales
from pos_app.services.chain.payment_evidence import PaymentEvidence
from pos_app.services.chain.payment_records import PaymentRecords
from pos_app.services.chain.recording import SaleBook
from pos_app.services.chain.server_pulse import PING_SECONDS, ServerPulse
from pos_app.services.retry import LAST_RETRY_SECONDS, Retry
from pos_app.services.selling.lock_times import LockTimes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from pos_app.domain.acceptance import Refusal
    from pos_app.domain.credit import Tip
    from pos_app.domain.message import Message
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock
    from pos_app.services.chain.chain_health import ChainHealth
    from pos_app.services.chain.chain_leader import LeadingSource
    from pos_app.services.chain.chain_testimony import WitnessStand
    from pos_app.services.chain.recording import Recorder

# What the store or a fault kept from being recorded is tried again after this.
REST_AFTER_FAILURE_SECONDS = 5.0
# So often the sales that are old by now are let go.
TIDY_SECONDS = 3_600.0

log = logging.getLogger(__name__)


class PaymentWatcher:
    """`step` belongs to one worker; the others may be called from any thread.

    `on_waiting` hears what keeps seen money of a sale from being accepted.
    """

    def __init__(
        self,
        source: LeadingSource,
        recorder: Recorder,
        clock: Clock,
        policy: Policy,
        *,
        stand: WitnessStand,
        sales_to_watch: Callable[[], Sequence[Sale]],
        on_health: Callable[[ChainHealth], None],
        on_connected: Callable[[], None] = lambda: None,
        on_waiting: Callable[[UUID, frozenset[Refusal]], None] = lambda _sale, _refused: None,
        retry: Retry | None = None,
    ) -> None:
        self._source = source
        self._book = SaleBook(recorder, sales_to_watch)
        self._clock = clock
        self._on_health = on_health
        self._on_connected = on_connected
        self._retry = retry or Retry(clock)
        self._wake: Callable[[], None] = lambda: None
        self._closed = False
        self._followed = FollowedSales(LockTimes(clock))
        self._pulse = ServerPulse(source, self._followed, clock)
        self._comparison = Comparison(source, stand, clock)
        self._absences = Absences()
        self._records = PaymentRecords(
            source, self._book, self._followed, self._absences, clock=clock, policy=policy
        )
        self._evidence = PaymentEvidence(
            source, self._comparison, recorder, clock=clock, policy=policy, on_waiting=on_waiting
        )
        self._to_look: set[UUID] = set()
        self._afresh: set[UUID] = set()  # looked at whatever was pushed
        self._doubtful: frozenset[UUID] = frozenset()  # to be looked at before the step ends
        self._reconciled = False
        self._tip: Tip | None = None
        self._health: ChainHealth | None = None
        self._problem: Message | None = None
        self._tidied = clock.monotonic()

    @property
    def tip_height(self) -> int | None:
        """The newest height heard of, also from the server before; from any thread."""
        tip = self._tip
        return None if tip is None else tip.height

    def wake_with(self, wake: Callable[[], None]) -> None:
        """`wake` makes the worker run `step` soon."""
        self._wake = wake

    def watch(self, sale: Sale) -> None:
        """A sale that is new, or was changed by somebody else."""
        self._book.ask(sale.id, afresh=False)
        self._wake()

    def rescan(self, sale_id: UUID) -> None:
        """Look now, even if nothing was pushed, and at a sale that was let go long ago too."""
        self._book.ask(sale_id, afresh=True)
        self._wake()

    def follows(self, sale_id: UUID) -> bool:
        """All that ever came to the sale is recorded, and what comes now will be heard of."""
        connected = self._health is not None and self._health.connected
        if not connected or is_old(self._tip, self._clock.now()):
            return False
        return sale_id in self._followed and sale_id not in self._to_look

    def try_again(self) -> None:
        """A person wants the servers tried now."""
        self._retry.now()
        self._wake()

    def close(self) -> None:
        self._closed = True
        self._source.close()

    def step(self) -> float:
        """Do what is due; the seconds until something else is."""
        if self._closed:
            return LAST_RETRY_SECONDS
        for sale, afresh in self._book.take_asked():
            if self._adopt(sale) and afresh:
                self._afresh.add(sale.id)
        try:
            self._follow()
        except (UnreachableError, RefusedError) as error:
            self._lose(error)
        self._records.end_locks(self.tip_height)
        connected = self._reconciled and self._source.connected
        following = connected and not is_old(self._tip, self._clock.now())
        self._evidence.accept(self._followed, self._book, following=following, unread=self._to_look)
        self._publish(connected=connected)
        return self._pause()

    def _adopt(self, sale: Sale) -> bool:
        adopted = self._followed.adopt(sale)
        if adopted:
            self._to_look.add(sale.id)
        return adopted

    def _follow(self) -> None:
        if not self._source.connected:
            if self._reconciled:
                raise UnreachableError("chain.connection_lost", server=self._source.name)
            if not self._retry.is_due:
                return
            self._source.connect(self._wake)
            self._absences.begin()
        self._look()
        self._compare()
        while self._doubtful:
            doubtful, self._doubtful = self._doubtful, frozenset()
            self._look_at(doubtful)
        self._evidence.listen(self._followed)
        if (asked_at := self._pulse.ping()) is not None:
            self._exchanged(asked_at)
        self._retry.succeeded()
        self._problem = None

    def _lose(self, error: TillError) -> None:
        log.info("chain: %s", error)
        self._source.put_aside(error.message)
        self._comparison.lose()
        self._evidence.lose()
        self._reconciled = False
        self._problem = error.message
        self._retry.failed()

    def _look(self) -> None:
        self._take_news()
        tip = self._source.tip()
        if not self._reconciled:
            self._on_connected()  # it asks the server too
        is_tidy = self._reconciled and self._clock.monotonic() < self._tidied + TIDY_SECONDS
        if not is_tidy and (stored := self._book.sales()) is not None:
            self._tidy(stored)
        if (asked_at := self._pulse.ask_about_unpaid()) is not None:
            self._exchanged(asked_at)
        now = self._clock.monotonic()
        self._to_look.update(each for each, at in self._records.recheck_at.items() if at <= now)
        self._afresh |= self._evidence.unproven(self._followed)
        self._to_look |= self._afresh
        if self._to_look:
            self._look_at(frozenset(self._to_look))
        else:
            self._tip = tip

    def _take_news(self) -> bool:
        """Whether there were any."""
        news = self._source.news()
        if news.everything:
            self._reconciled = False
        pushed = self._followed.owners_of(news.scripts)
        self._absences.pushed(pushed)
        self._to_look |= pushed
        if news.tip_changed:
            if self._reconciled:
                self._pulse.block_came()
            self._to_look.update(sale.id for sale in self._followed if may_still_change(sale))
        return news.tip_changed or bool(pushed)

    def _tidy(self, stored: Sequence[Sale]) -> None:
        """Let go what nobody waits for any more, and begin with all others in a new session."""
        hot = {sale.id for sale in stored} | self._to_look | self._afresh
        left = self._followed.ids - hot
        self._absences.forget(left)
        scripts = self._followed.leave(left)
        self._comparison.forget(scripts)
        self._source.unwatch(scripts)
        self._tidied = self._clock.monotonic()
        if not self._reconciled:
            for sale in stored:
                self._adopt(sale)
            self._source.watch(self._followed.scripts)
            self._exchanged(self._tidied)
            self._to_look.update(self._followed.ids)
            self._reconciled = True

    def _look_at(self, sale_ids: frozenset[UUID]) -> None:
        scripts = self._followed.scripts_of(sale_ids)
        self._source.unwatch(
            tuple(script for script, owner in scripts.items() if owner in self._afresh)
        )
        self._source.watch(tuple(scripts))
        asked_at = self._clock.monotonic()
        found = self._source.outputs(tuple(scripts))
        # Not before: what a server could not link to its tip must not be counted from there.
        self._tip = self._source.tip()
        self._comparison.looked(found, asked_at)
        self._compare()
        for script, sale_id in scripts.items():
            try:
                recorded = self._records.record(
                    self._followed[sale_id], found[script], self._tip, self._comparison
                )
            except TillError:
                raise  # of the server: the book lets none of the store's out
            except Exception:
                log.exception("sale %s could not be looked at", sale_id)
                self._book.failed = True
                continue
            if recorded:
                self._absences.looked(sale_id, asked_at)
                self._to_look.discard(sale_id)
                self._afresh.discard(sale_id)
        self._to_look &= self._followed.ids  # an address may belong to another sale by now
        self._afresh &= self._followed.ids
        self._exchanged(asked_at)

    def _compare(self) -> None:
        """What another source says may change what counts, and who is asked."""
        if self._tip is None or not self._reconciled:
            return
        self._comparison.follow(self._tip, self._followed.scripts)
        reason = self._comparison.compare()
        if reason is not None:
            raise UnreachableError(reason.code, **reason.arguments)
        # Others see money there: it may only not have been pushed to us.
        hidden = self._followed.owners_of(self._comparison.hidden)
        self._afresh |= hidden
        self._doubtful |= hidden | self._followed.with_credit(self._comparison.changed)
        self._to_look |= self._doubtful

    def _exchanged(self, asked_at: float) -> None:
        self._pulse.exchanged()
        if self._take_news():
            self._wake()
        self._absences.answered(asked_at)

    def _publish(self, *, connected: bool) -> None:
        health = self._comparison.health(self._tip, self._problem, connected=connected)
        if health != self._health:
            self._health = health
            self._on_health(health)

    def _pause(self) -> float:
        now = self._clock.monotonic()
        times = [self._retry.at]
        if self._source.connected:
            times = [*self._pulse.times(), *self._records.recheck_at.values()]
            times += *self._comparison.times(now), *self._evidence.times(now)
        if self._book.take_failed():
            return REST_AFTER_FAILURE_SECONDS
        pauses = [left for _, left in self._followed.until_lock_ends()]
        return max(0.0, min(min(times) - now, *pauses, PING_SECONDS))
