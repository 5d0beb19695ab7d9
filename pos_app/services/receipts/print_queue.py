"""Papers on their way to the printer: in order, and never twice without a person's word."""

from __future__ import annotations

import logging
from dataclasses import replace
from random import SystemRandom
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.message import TillError
from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.domain.receipt_shift import ShiftReport
from pos_app.domain.sale_state import Standing
from pos_app.ports import PrintResult, PrintStage, PrintState
from pos_app.services.receipts.print_health import HealthTeller
from pos_app.services.receipts.print_journal import note_paper
from pos_app.services.receipts.receipt_content import as_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import Clock, Printer, PrintJob, ReceiptRenderer, Store, Transaction
    from pos_app.services.receipts.print_health import PrinterHealth

FIRST_RETRY_SECONDS = 0.2
LAST_RETRY_SECONDS = 5.0
# By how much of itself a pause may be shorter.
RETRY_SPREAD = 0.25
# How often the printer is looked at while there is nothing to print: so old may its state be
# that the screen shows when a sale begins.
IDLE_CHECK_SECONDS = 15.0

_OUTSTANDING = (PrintState.QUEUED, PrintState.WAITING)
# In the printer's hands: bytes of these may have left.
_RUNNING = (PrintState.SENDING, PrintState.CONFIRMING)
_UNWANTED = (*_OUTSTANDING, PrintState.UNCERTAIN, PrintState.FAILED)
# What a printer answers that serves one host at a time.
_ELSEWHERE = frozenset({"printer.busy", "printer.refused", "printer.taken"})
_ENDS = {
    PrintResult.PRINTED: PrintState.PRINTED,
    PrintResult.SENT: PrintState.SENT_UNCONFIRMED,
    PrintResult.UNCERTAIN: PrintState.UNCERTAIN,
}

log = logging.getLogger(__name__)


class _NotWantedError(Exception):
    """Somebody skipped the paper before its first byte left."""


class NotWrittenError(Exception):
    """That the paper is being sent could not be written, so that no byte of it may leave."""


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
        till_id: UUID,
        paper_mm: int,
        on_health: Callable[[PrinterHealth], None],
        on_changed: Callable[[PrintJob], None],
        chance: Random | None = None,
    ) -> None:
        self._store = store
        self._printer = printer
        self._renderer = renderer
        self._clock = clock
        self._till_id = till_id
        self._paper_mm = paper_mm
        self._on_changed = on_changed
        self._chance = chance or SystemRandom()
        self._teller = HealthTeller(store, printer, on_health)
        self._recovered = False
        self._failures = 0
        self._check_at = 0.0
        self._elsewhere = False

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
            now = self._clock.now()
            transaction.add_print_job(uuid4(), job.sale_id, _copy(transaction, job, now), now)
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
        self._teller.tell()
        return pause

    def _recover(self) -> None:
        """A kill or a failure while sending leaves a paper that may or may not have come out."""
        with self._store.transaction() as transaction:
            lost = [
                self._move(transaction, job, PrintState.UNCERTAIN)
                for job in transaction.print_jobs_in(*_RUNNING)
            ]
        self._recovered = True
        for job in lost:
            self._changed(job)

    def _idle(self) -> float:
        wait = self._check_at - self._clock.monotonic()
        if wait > 0:
            return wait
        self._failures = 0
        before = self._teller.trouble
        trouble = self._look()
        if trouble is not None and trouble.code in _ELSEWHERE and not self._elsewhere:
            # Another till prints: only when that does not end it is anybody's business.
            self._teller.trouble, self._elsewhere = before, True
        else:
            self._elsewhere = trouble is not None
        pause = IDLE_CHECK_SECONDS if trouble is None else LAST_RETRY_SECONDS
        self._check_at = self._clock.monotonic() + pause
        return pause

    def _attempt(self, job: PrintJob) -> float:
        # A printer that was away is only asked, which needs no write, until it is back.
        if self._teller.trouble is not None and (trouble := self._look()) is not None:
            if job.reason != trouble.code:
                self._move_from(_OUTSTANDING, job, PrintState.WAITING, trouble.code)
            return self._back_off()
        try:
            data = self._renderer.render(job.receipt, self._paper_mm)
        except Exception:
            log.exception("print job %s of sale %s can't be drawn", job.id, job.sale_id)
            self._move_from(_OUTSTANDING, job, PrintState.FAILED, "printer.not_drawn")
            return 0.0
        return self._send(job, data)

    def _send(self, job: PrintJob, data: bytes) -> float:
        def reach(stage: PrintStage) -> None:
            nonlocal job
            if stage is PrintStage.SENDING:
                job = self._begin(job)
            else:
                self._note_confirming(job)

        try:
            result = self._printer.print(data, self._teller.held_up, reach)
        except _NotWantedError:
            return 0.0
        except TillError as error:
            self._teller.trouble = error.message
            self._move_from((*_OUTSTANDING, *_RUNNING), job, PrintState.WAITING, error.message.code)
            return self._back_off()
        self._teller.trouble = None
        self._failures = 0
        self._check_at = self._clock.monotonic() + IDLE_CHECK_SECONDS
        self._end(job, _ENDS[result])
        return 0.0

    def _begin(self, job: PrintJob) -> PrintJob:
        """Written before the first byte leaves: without it a kill would print the paper twice."""
        counted = replace(job, attempts=job.attempts + 1)
        try:
            sending = self._move_from(_OUTSTANDING, counted, PrintState.SENDING)
        except TillError as error:  # of the store, and not of the printer
            raise NotWrittenError from error
        if sending is None:
            raise _NotWantedError
        return sending

    def _note_confirming(self, job: PrintJob) -> None:
        """The printer has all of it: what can't be written now is a matter of the screen only."""
        try:
            self._end(job, PrintState.CONFIRMING)
        except Exception:
            log.exception("print job %s: that it is being confirmed was not written", job.id)

    def _look(self) -> Message | None:
        """Why the printer can't print now."""
        trouble = None
        try:
            self._printer.check()
        except TillError as error:
            trouble = error.message
        self._teller.trouble = trouble
        return trouble

    def _back_off(self) -> float:
        pause = min(FIRST_RETRY_SECONDS * 2.0**self._failures, LAST_RETRY_SECONDS)
        self._failures = min(self._failures + 1, 10)
        # Two tills that wait for one printer must not come at the same moment again and again.
        return pause * (1.0 - RETRY_SPREAD * self._chance.random())

    def _decide(self, job_id: UUID, state: PrintState, allowed: tuple[PrintState, ...]) -> None:
        with self._store.transaction() as transaction:
            job = transaction.print_job(job_id)
            if job.state not in allowed:
                return
            job = self._move(transaction, job, state)
        self._changed(job)

    def _move_from(
        self,
        before: tuple[PrintState, ...],
        job: PrintJob,
        state: PrintState,
        reason: str | None = None,
    ) -> PrintJob | None:
        """None when it is in none of these states any more: somebody skipped it meanwhile."""
        with self._store.transaction() as transaction:
            if transaction.print_job(job.id).state not in before:
                return None
            moved = self._move(transaction, job, state, reason)
        self._changed(moved)
        return moved

    def _end(self, job: PrintJob, state: PrintState, reason: str | None = None) -> None:
        with self._store.transaction() as transaction:
            job = self._move(transaction, job, state, reason)
        self._changed(job)

    def _move(
        self, transaction: Transaction, job: PrintJob, state: PrintState, reason: str | None = None
    ) -> PrintJob:
        moved = replace(job, state=state, reason=reason, changed_at=self._clock.now())
        transaction.update_print_job(moved)
        note_paper(transaction, self._till_id, moved)
        return moved

    def _changed(self, job: PrintJob) -> None:
        self._on_changed(job)
        self._teller.dealt_with(job)


def _copy(transaction: Transaction, job: PrintJob, at: datetime) -> Paper:
    """As it was, but for money that is gone since: a copy must not prove that."""
    copy = as_copy(job.receipt, _papers_like(transaction, job), at)
    if not isinstance(copy, Receipt) or job.sale_id is None:
        return copy
    standing = transaction.sale(job.sale_id).state.standing
    return replace(copy, taken_back=copy.taken_back or standing is Standing.REVERSED)


def _papers_like(transaction: Transaction, job: PrintJob) -> int:
    """How many papers of the same sort there are of the sale, or of the shift."""
    sort = _sort(job)
    return sum(_sort(paper) == sort for paper in transaction.print_jobs(job.sale_id, limit=1_000))


def _sort(job: PrintJob) -> tuple[ReceiptKind, int]:
    """Slips and receipts are counted apart, and so are the reports of two shifts."""
    paper = job.receipt
    if isinstance(paper, ShiftReport):
        return paper.kind, paper.number
    kind = ReceiptKind.RECEIPT if paper.kind is ReceiptKind.COPY else paper.kind
    return kind, paper.sale_number
