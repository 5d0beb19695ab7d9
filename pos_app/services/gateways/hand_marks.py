"""Tells a gateway what a person decided about its payments, so that both books agree."""

from __future__ import annotations

import json
import logging
import queue
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pos_app.domain.credit import MINED
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import MarksByHand, RefusedError, UnreachableError
from pos_app.services.gateways.hosted_follower import REST_SECONDS
from pos_app.services.retry import Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, PaymentGateway, Store

# In the journal: what was told, and what the gateway would not hear of.
MARKED, NOT_MARKED = "gateway.marked", "gateway.not_marked"

log = logging.getLogger(__name__)


class Journal(Protocol):
    """The part of the ledger that is written here."""

    def note_till_event(
        self, name: str, body: Mapping[str, Any], *, subject: UUID | None = None
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    sale: Sale
    gateway: str
    reference: str


class HandMarks:
    """`step` belongs to one worker; `watch` may be called from any thread.

    A payment is marked settled once, and only where money came; never is anything marked invalid.
    A gateway that is away is asked again, also after a start of the program; one that says no, not.
    """

    def __init__(
        self,
        gateways: Mapping[str, PaymentGateway],
        journal: Journal,
        store: Store,
        clock: Clock,
        *,
        stored: Callable[[], Sequence[Sale]],
    ) -> None:
        self._gateways = gateways
        self._markers = {
            name: each for name, each in gateways.items() if isinstance(each, MarksByHand)
        }
        self._journal = journal
        self._store = store
        self._stored = stored
        self._retry = Retry(clock)
        self._clock = clock
        self._heard: queue.SimpleQueue[tuple[Sale, HostedPayment]] = queue.SimpleQueue()
        self._marks: deque[_Mark] = deque()
        self._known: set[UUID] = set()
        self._has_begun = False

    def watch(self, sale: Sale) -> None:
        """A sale was recorded."""
        hosted = self._to_tell(sale)
        if hosted is not None:
            self._heard.put((sale, hosted))

    def step(self) -> float:
        """Tell what is to be told; seconds until it is tried again."""
        if not self._has_begun:
            for sale in self._stored():
                self.watch(sale)
            self._has_begun = True
        while not self._heard.empty():
            self._adopt(*self._heard.get())
        while self._marks and self._retry.is_due:
            mark = self._marks[0]
            try:
                self._tell(mark)
            except UnreachableError as error:
                log.info("gateway %s: %s", mark.gateway, error)
                self._retry.failed()
                break
            self._retry.succeeded()
            self._marks.popleft()
        if not self._marks:
            return REST_SECONDS
        return max(0.0, self._retry.at - self._clock.monotonic())

    def _to_tell(self, sale: Sale) -> HostedPayment | None:
        """Of a sale that a person's word has settled."""
        request = sale.request
        if request is None or request.script or request.hosted is None or not sale.late_taken:
            return None
        if sale.state != (Standing.CONFIRMED, Life.SETTLED):
            return None
        return request.hosted if request.hosted.gateway in self._markers else None

    def _adopt(self, sale: Sale, hosted: HostedPayment) -> None:
        if sale.id in self._known:
            return
        with self._store.transaction() as transaction:
            entries = transaction.journal(sale.id)
        self._known.add(sale.id)
        told = {
            json.loads(entry.body)["reference"]
            for entry in entries
            if entry.name in {MARKED, NOT_MARKED}
        }
        self._marks += (
            _Mark(sale=sale, gateway=hosted.gateway, reference=reference)
            for reference in hosted.references
            if reference not in told
        )

    def _tell(self, mark: _Mark) -> None:
        body = {"gateway": mark.gateway, "reference": mark.reference}
        try:
            found = self._gateways[mark.gateway].look(mark.reference, mark.sale.credits)
            if not any(credit.assurance in MINED for credit in found.credits):
                return
            self._markers[mark.gateway].mark(mark.reference, settled=True)
        except RefusedError as error:
            log.warning("gateway %s: %s", mark.gateway, error)
            refused = body | {"reason": error.message.code}
            self._journal.note_till_event(NOT_MARKED, refused, subject=mark.sale.id)
            return
        self._journal.note_till_event(MARKED, body, subject=mark.sale.id)
