"""Gathers what speaks for seen money, and asks the ledger to accept it whenever that changed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pos_app.domain.acceptance import FEE_BLOCKS, LISTEN_SECONDS, Evidence
from pos_app.domain.message import TillError
from pos_app.domain.sale_state import Life, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from collections.abc import Set as AbstractSet
    from uuid import UUID

    from pos_app.domain.acceptance import Refusal
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainSource, Clock
    from pos_app.services.chain.chain_comparison import Comparison
    from pos_app.services.chain.followed_sales import FollowedSales
    from pos_app.services.chain.recording import Recorder, SaleBook

# Blocks come every ten minutes; within one the price of a place moves little.
FEE_LASTS_SECONDS = 60.0
# So long no fee is asked for after the question has failed; nothing unconfirmed is taken then.
FEE_REST_SECONDS = 600.0
# A step that is due then finds the time gone by, whatever the sums of seconds are rounded to.
_MARGIN_SECONDS = 0.01

log = logging.getLogger(__name__)


class PaymentEvidence:
    """For the watcher's thread. `on_waiting` is told what keeps a sale, when that changes."""

    def __init__(
        self,
        source: ChainSource,
        comparison: Comparison,
        recorder: Recorder,
        *,
        clock: Clock,
        policy: Policy,
        on_waiting: Callable[[UUID, frozenset[Refusal]], None],
    ) -> None:
        self._source = source
        self._comparison = comparison
        self._recorder = recorder
        self._clock = clock
        self._policy = policy
        self._on_waiting = on_waiting
        self._since: dict[str, float] = {}  # reference: shown without conflict, monotonic
        self._fee: tuple[int | None, float] | None = None
        self._no_fee_until = clock.monotonic()
        self._asked: dict[UUID, Hashable] = {}
        self._told: dict[UUID, frozenset[Refusal]] = {}

    def lose(self) -> None:
        """The session is over: nobody listens any more."""
        self._since = {}
        self._fee = None

    def listen(self, sales: FollowedSales) -> None:
        """Note what is shown since when; a request is sent when a sale needs the price of a fee."""
        now = self._clock.monotonic()
        shown = {
            reference for look in self._comparison.looks.values() for reference in look.by_reference
        }
        conflicting = self._comparison.conflicting
        self._since = {
            reference: now if reference in conflicting else self._since.get(reference, now)
            for reference in shown
        }
        wanted = any(self._is_candidate(sale) for sale in sales)
        if wanted and (self._fee is None or now - self._fee[1] >= FEE_LASTS_SECONDS):
            self._fee = (self._fee_estimate(now), now)

    def _fee_estimate(self, now: float) -> int | None:
        """None where nobody can say, and for a while after the question has cost the session.

        A server whose node has stopped answers everything but this one.
        """
        if now < self._no_fee_until:
            return None
        try:
            return self._source.fee_estimate(FEE_BLOCKS)
        except TillError:
            self._no_fee_until = now + FEE_REST_SECONDS
            raise

    def unproven(self, sales: FollowedSales) -> set[UUID]:
        """Those that were listened to for long enough, if the server was still there at the end.

        From one that fell silent no conflict is heard either, so it is asked once more.
        """
        now = self._clock.monotonic()
        return {
            sale.id
            for sale in sales
            if self._is_candidate(sale)
            for since in self._times_shown(sale)
            if now - since >= LISTEN_SECONDS > self._looked_at(sale) - since
        }

    def accept(
        self,
        followed: FollowedSales,
        book: SaleBook,
        *,
        following: bool,
        unread: AbstractSet[UUID],
    ) -> None:
        """Ask the ledger about all that may be accepted; what fails is asked again.

        Of `unread` sales something was heard that nobody has looked at: they wait.
        """
        if followed.take_released():
            self._asked = {}  # the budget has changed: what was refused may be taken now
        for sale in followed:
            if not self._is_candidate(sale):
                self._asked.pop(sale.id, None)
                self._tell(sale.id, frozenset())
                continue
            if following and sale.id in unread:
                continue
            evidence = self._evidence(sale, following=following)
            key = _key(sale, evidence)
            if self._asked.get(sale.id) == key:
                continue
            try:
                after, refused = self._recorder.accept_payment(sale.id, evidence)
            except Exception:
                log.exception("sale %s could not be accepted or refused", sale.id)
                book.failed = True
                continue
            self._asked[sale.id] = key
            followed.keep(after)
            self._tell(sale.id, refused)

    def times(self, now: float) -> Iterator[float]:
        """When each of the other payments has been listened for long enough, monotonic."""
        ends = (since + LISTEN_SECONDS + _MARGIN_SECONDS for since in self._since.values())
        return (end for end in ends if end > now)

    def _is_candidate(self, sale: Sale) -> bool:
        return (
            self._policy.accept_up_to_minor > 0
            and sale.state.standing is Standing.SEEN
            and sale.state.life is Life.OPEN
        )

    def _evidence(self, sale: Sale, *, following: bool) -> Evidence:
        at = self._looked_at(sale)
        references = [credit.reference for credit in sale.credits]
        return Evidence(
            following=following,
            sources_configured=self._comparison.sources_configured,
            seen_by={each: self._comparison.seen_by.get(each, 0) for each in references},
            listened_seconds={
                each: max(0.0, at - self._since.get(each, at)) for each in references
            },
            needed_fee_rate=None if self._fee is None else self._fee[0],
        )

    def _times_shown(self, sale: Sale) -> list[float]:
        references = (credit.reference for credit in sale.credits)
        return [self._since[each] for each in references if each in self._since]

    def _looked_at(self, sale: Sale) -> float:
        """When the leader was last asked what pays the sale, monotonic; 0 before."""
        look = None if sale.request is None else self._comparison.looks.get(sale.request.script)
        return 0.0 if look is None else look.at

    def _tell(self, sale_id: UUID, refused: frozenset[Refusal]) -> None:
        before = self._told.pop(sale_id, frozenset())
        if refused:
            self._told[sale_id] = refused
        if refused != before:
            self._on_waiting(sale_id, refused)


def _key(sale: Sale, evidence: Evidence) -> Hashable:
    """What must change before it makes sense to ask again."""
    heard = frozenset(
        reference
        for reference, seconds in evidence.listened_seconds.items()
        if seconds >= LISTEN_SECONDS
    )
    return (
        sale,
        evidence.following,
        frozenset(evidence.seen_by.items()),
        heard,
        evidence.needed_fee_rate,
    )
