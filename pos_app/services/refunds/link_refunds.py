"""Money that came on top, given back by the gateway that holds it: by a link for the customer."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from pos_app.domain.events import HandedOff, OverTaken, OverUse
from pos_app.domain.message import Message, TillError
from pos_app.ports import RefundsByLink, RefusedError
from pos_app.services.chain.over_money import require_sure
from pos_app.services.commands import CommandQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, PaymentGateway, Store, Transaction
    from pos_app.services.books.ledger import Ledger

ANSWER_SECONDS = 5.0
REST_SECONDS = 3_600.0
# In the journal: before a gateway is asked, and when it certainly made nothing.
ASKED, NOT_MADE = "refund.asked", "refund.not_made"
# After these nobody knows whether the gateway has made it.
_IN_DOUBT = frozenset({"gateway.maybe_created", "gateway.nonsense"})

log = logging.getLogger(__name__)


class RefundStep(Enum):
    """How far a refund by link is."""

    ABSENT = "absent"  # nobody can make one
    POSSIBLE = "possible"
    ASKING = "asking"
    MADE = "made"  # and the link is known


@dataclass(slots=True, kw_only=True, eq=False)
class _Question:
    """`over_sat` is what nobody had decided about; `ends_at` is in monotonic seconds."""

    sale_id: UUID
    hosted: HostedPayment
    over_sat: int
    by: Authority | None
    ends_at: float
    is_told_slow: bool = False


class LinkRefunds:
    """`step` is run by one worker, everything else is called from any thread.

    A refund is asked for once in the life of a sale: that it was asked for is in the journal before
    the gateway hears of it, so neither a kill nor a lost answer leads to a second one. A link is
    money: it is kept in memory alone, and only the gateway's host and reference are written down.
    """

    def __init__(
        self,
        gateways: Mapping[str, PaymentGateway],
        ledger: Ledger,
        store: Store,
        clock: Clock,
        *,
        on_moved: Callable[[UUID], None],
        on_refused: Callable[[Message, object], None],
    ) -> None:
        self._gateways = {
            name: each for name, each in gateways.items() if isinstance(each, RefundsByLink)
        }
        self._ledger = ledger
        self._store = store
        self._clock = clock
        self._on_moved = on_moved
        self._on_refused = on_refused
        self._commands = CommandQueue(self._failed)
        self._questions: list[_Question] = []
        self._asking: set[UUID] = set()
        self._links: dict[UUID, str] = {}

    @property
    def can_refund(self) -> bool:
        return bool(self._gateways)

    def wake_with(self, wake: Callable[[], None]) -> None:
        self._commands.wake = wake

    def step_of(self, sale: Sale) -> RefundStep:
        if sale.id in self._links:
            return RefundStep.MADE
        if sale.id in self._asking:
            return RefundStep.ASKING
        hosted = _hosted(sale)
        can = hosted is not None and hosted.gateway in self._gateways
        return RefundStep.POSSIBLE if can else RefundStep.ABSENT

    def link_of(self, sale_id: UUID) -> str | None:
        """Where the customer claims the money; None where it isn't known, or not any more."""
        return self._links.get(sale_id)

    def ask(self, sale_id: UUID, over_sat: int, by: Authority | None = None) -> None:
        """`over_sat` is all that came on top, as the person `by` sees it."""
        if sale_id in self._asking or sale_id in self._links:
            return
        self._asking.add(sale_id)
        self._commands.put(partial(self._begin, sale_id, over_sat, by), sale_id)

    def step(self) -> float:
        """Ask what is to be asked, record what was answered; seconds until an answer is slow."""
        self._commands.step()
        now = self._clock.monotonic()
        for question in self._questions:
            if question.ends_at <= now and not question.is_told_slow:
                question.is_told_slow = True
                arguments = {"gateway": question.hosted.gateway, "seconds": f"{ANSWER_SECONDS:g}"}
                slow = Message(code="gateway.refund_slow", arguments=arguments)
                self._on_refused(slow, question.sale_id)
        left = (each.ends_at - now for each in self._questions if not each.is_told_slow)
        return max(0.0, min(left, default=REST_SECONDS))

    def _begin(self, sale_id: UUID, over_sat: int, by: Authority | None) -> None:
        with self._store.transaction() as transaction:
            sale = transaction.sale(sale_id)
            names = [entry.name for entry in transaction.journal(sale_id)]
        hosted = _hosted(sale)
        if hosted is None or hosted.gateway not in self._gateways:
            raise RefusedError("sale.moved_on")
        require_sure(sale, over_sat, self._ledger.is_over_sure)
        if sale.undecided_over_sat == 0:
            raise RefusedError("sale.moved_on")
        if names.count(ASKED) > names.count(NOT_MADE):
            raise RefusedError("gateway.refund_asked", gateway=hosted.gateway)
        question = _Question(
            sale_id=sale_id,
            hosted=hosted,
            over_sat=sale.undecided_over_sat,
            by=by,
            ends_at=self._clock.monotonic() + ANSWER_SECONDS,
        )
        body = {"gateway": hosted.gateway, "reference": hosted.reference}
        self._ledger.note_till_event(ASKED, body, subject=sale_id, by=by)
        self._questions.append(question)
        name = f"refund-{hosted.gateway}"
        threading.Thread(target=self._ask, args=(question,), name=name, daemon=True).start()

    def _ask(self, question: _Question) -> None:
        """In a thread of its own, which may be left behind."""
        hosted = question.hosted
        answer: str | TillError = RefusedError("gateway.nonsense", gateway=hosted.gateway)
        try:
            gateway = self._gateways[hosted.gateway]
            answer = gateway.refund_link(hosted.reference, overpaid_only=True)
        except TillError as error:
            answer = error
        except Exception:
            log.exception("gateway %s could not be asked", hosted.gateway)
        self._commands.put(partial(self._end, question, answer), question.sale_id)

    def _end(self, question: _Question, answer: str | TillError) -> None:
        self._questions.remove(question)
        gateway = question.hosted.gateway
        if isinstance(answer, TillError):
            if answer.message.code in _IN_DOUBT:
                raise RefusedError("gateway.refund_asked", gateway=gateway) from answer
            body = {"gateway": gateway, "reason": answer.message.code}
            self._ledger.note_till_event(NOT_MADE, body, subject=question.sale_id)
            raise answer
        handed = HandedOff(
            gateway=gateway,
            reference=question.hosted.reference,
            host=urlsplit(answer).hostname or "",
        )

        def taken(_: Transaction, sale: Sale) -> tuple[OverTaken, ...]:
            if sale.undecided_over_sat < question.over_sat:
                # Given back already, or gone again: nobody is shown the link.
                raise RefusedError("gateway.refund_unused", gateway=gateway)
            over = OverTaken(
                at=self._clock.now(),
                use=OverUse.REFUND_DUE,
                over_sat=question.over_sat,
                handed=handed,
            )
            return (over,)

        self._ledger.command(question.sale_id, taken, by=question.by)
        self._links[question.sale_id] = answer
        self._asking.discard(question.sale_id)
        self._on_moved(question.sale_id)

    def _failed(self, message: Message, subject: object) -> None:
        sale_id = cast("UUID", subject)
        self._asking.discard(sale_id)
        self._on_moved(sale_id)
        self._on_refused(message, sale_id)


def _hosted(sale: Sale) -> HostedPayment | None:
    """None where the money reached the shop itself."""
    request = sale.request
    return None if request is None or request.script else request.hosted
