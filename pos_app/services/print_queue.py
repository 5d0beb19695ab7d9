"""Papers on their way to the printer: in order, and never twice without a person's word."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.message import Message, TillError
from pos_app.domain.receipt import ReceiptKind
from pos_app.ports import PrintResult, PrintState
from pos_app.services.receipt_content import as_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.ports import Clock, Printer, PrintJob, ReceiptRenderer, Store, Transaction

FIRST_RETRY_SECONDS = 0.2
LAST_RETRY_SECONDS = 5.0
# How often the printer is looked at while there is nothing to print.
IDLE_CHECK_SECONDS = 30.0

_OUTSTANDING = (PrintState.QUEUED, PrintState.WAITING)
_UNWANTED = (*_OUTSTANDING, PrintState.UNCERTAIN, PrintState.FAILED)
_ENDS = {
    PrintResult.PRINTED: PrintState.PRINTED,
    PrintResult.SENT: PrintState.SENT_UNCONFIRMED,
    PrintResult.UNCERTAIN: PrintState.UNCERTAIN,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterHealth:
    """`waiting` papers are not printed yet; `problem` is what a person should do something about.

    `last` is the paper that was dealt with last.
    """

    waiting: int = 0
    problem: Message | None = None
    last: PrintJob | None = None


class PrintQueue:
    """`step` runs in one worker; commands may come from any thread and wake that worker after.

    `on_health` and `on_changed` are called in the thread that caused the change.
    """

    def __init__(
        self,
        store: Store,
        printer: Printer,
        renderer: ReceiptRenderer,
        clock: Clock,
        *,
        paper_mm: int,
        on_health: Callable[[PrinterHealth], None],
        on_changed: Callable[[PrintJob], None],
    ) -> None:
        self._store = store
        self._printer = printer
        self._renderer = renderer
        self._clock = clock
        self._paper_mm = paper_mm
        self._on_health = on_health
        self._on_changed = on_changed
        self._telling = threading.Lock()
        self._told: PrinterHealth | None = None
        self._trouble: Message | None = None
        self._last: PrintJob | None = None
        self._waiting = 0
        self._uncertain = 0
        self._recovered = False
        self._failures = 0
        self._check_at = 0.0

    def step(self) -> float:
        """Deal with one paper, or look whether the printer is there; seconds to rest."""
        try:
            return self._round()
        except Exception:
            # What was being sent may be printed already, and nobody wrote how it ended.
            self._recovered = False
            raise

    def try_again(self) -> None:
        """A person wants the printer looked at in the next round."""
        self._check_at = 0.0

    def retry_as_copy(self, job_id: UUID) -> None:
        """Print an uncertain paper once more, marked as a copy; anything else is left alone."""
        with self._store.transaction() as transaction:
            job = transaction.print_job(job_id)
            if job.state is not PrintState.UNCERTAIN:
                return
            copy = as_copy(job.receipt, _papers_like(transaction, job))
            transaction.add_print_job(uuid4(), job.sale_id, copy, self._clock.now())
            job = self._move(transaction, job, PrintState.SKIPPED)
        self._changed(job)

    def mark_printed(self, job_id: UUID) -> None:
        """A person has seen the uncertain paper; anything else is left alone."""
        self._decide(job_id, PrintState.PRINTED, (PrintState.UNCERTAIN,))

    def skip(self, job_id: UUID) -> None:
        """Nobody wants this paper any more; what is printed or being printed is left alone."""
        self._decide(job_id, PrintState.SKIPPED, _UNWANTED)

    def _round(self) -> float:
        if not self._recovered:
            self._recover()
        with self._store.transaction() as transaction:
            job = transaction.next_print_job()
        pause = self._idle() if job is None else self._attempt(job)
        self._tell()
        return pause

    def _recover(self) -> None:
        """A kill or a failure while sending leaves a paper that may or may not have come out."""
        with self._store.transaction() as transaction:
            lost = [
                self._move(transaction, job, PrintState.UNCERTAIN)
                for job in transaction.print_jobs_in(PrintState.SENDING)
            ]
        self._recovered = True
        for job in lost:
            self._changed(job)

    def _idle(self) -> float:
        wait = self._check_at - self._clock.monotonic()
        if wait > 0:
            return wait
        self._failures = 0
        pause = IDLE_CHECK_SECONDS if self._is_ready() else LAST_RETRY_SECONDS
        self._check_at = self._clock.monotonic() + pause
        return pause

    def _attempt(self, job: PrintJob) -> float:
        # A printer that was away is only asked, which needs no write, until it is back.
        if self._trouble is not None and not self._is_ready():
            if job.reason != self._trouble.code:
                self._move_outstanding(job, PrintState.WAITING, self._trouble.code)
            return self._back_off()
        try:
            data = self._renderer.render(job.receipt, self._paper_mm)
        except Exception:
            log.exception("print job %s of sale %s can't be drawn", job.id, job.sale_id)
            self._move_outstanding(job, PrintState.FAILED, "printer.not_drawn")
            return 0.0
        counted = replace(job, attempts=job.attempts + 1)
        # Written before the first byte leaves.
        sending = self._move_outstanding(counted, PrintState.SENDING)
        return 0.0 if sending is None else self._send(sending, data)

    def _move_outstanding(
        self, job: PrintJob, state: PrintState, reason: str | None = None
    ) -> PrintJob | None:
        """None when somebody skipped it meanwhile."""
        with self._store.transaction() as transaction:
            if transaction.print_job(job.id).state not in _OUTSTANDING:
                return None
            moved = self._move(transaction, job, state, reason)
        self._changed(moved)
        return moved

    def _send(self, job: PrintJob, data: bytes) -> float:
        try:
            result = self._printer.print(data, self._note_trouble)
        except TillError as error:
            self._trouble = error.message
            self._end(job, PrintState.WAITING, error.message.code)
            return self._back_off()
        self._trouble = None
        self._failures = 0
        self._check_at = self._clock.monotonic() + IDLE_CHECK_SECONDS
        self._end(job, _ENDS[result])
        return 0.0

    def _is_ready(self) -> bool:
        try:
            self._printer.check()
        except TillError as error:
            self._trouble = error.message
            return False
        self._trouble = None
        return True

    def _back_off(self) -> float:
        pause = min(FIRST_RETRY_SECONDS * 2.0**self._failures, LAST_RETRY_SECONDS)
        self._failures = min(self._failures + 1, 10)
        return pause

    def _note_trouble(self, problem: Message | None) -> None:
        """Without the store: an error of it here would pass for one of the printer."""
        with self._telling:
            self._trouble = problem
            self._publish()

    def _decide(self, job_id: UUID, state: PrintState, allowed: tuple[PrintState, ...]) -> None:
        with self._store.transaction() as transaction:
            job = transaction.print_job(job_id)
            if job.state not in allowed:
                return
            job = self._move(transaction, job, state)
        self._changed(job)

    def _end(self, job: PrintJob, state: PrintState, reason: str | None = None) -> None:
        with self._store.transaction() as transaction:
            job = self._move(transaction, job, state, reason)
        self._changed(job)

    def _move(
        self, transaction: Transaction, job: PrintJob, state: PrintState, reason: str | None = None
    ) -> PrintJob:
        moved = replace(job, state=state, reason=reason, changed_at=self._clock.now())
        transaction.update_print_job(moved)
        return moved

    def _changed(self, job: PrintJob) -> None:
        self._last = job
        self._on_changed(job)
        self._tell()

    def _tell(self) -> None:
        with self._telling:
            with self._store.transaction() as transaction:
                waiting = transaction.print_jobs_in(*_OUTSTANDING, PrintState.SENDING)
                uncertain = transaction.print_jobs_in(PrintState.UNCERTAIN)
            self._waiting, self._uncertain = len(waiting), len(uncertain)
            self._publish()

    def _publish(self) -> None:
        problem = self._trouble
        if problem is None and self._uncertain:
            count = str(self._uncertain)
            problem = Message(code="printer.uncertain", arguments={"count": count})
        health = PrinterHealth(waiting=self._waiting, problem=problem, last=self._last)
        if health != self._told:
            self._told = health
            self._on_health(health)


def _papers_like(transaction: Transaction, job: PrintJob) -> int:
    """How many papers of the same sort the sale has; slips and receipts are counted apart."""
    sort = _sort(job)
    return sum(_sort(paper) is sort for paper in transaction.print_jobs(job.sale_id, limit=1_000))


def _sort(job: PrintJob) -> ReceiptKind:
    kind = job.receipt.kind
    return ReceiptKind.RECEIPT if kind is ReceiptKind.COPY else kind
