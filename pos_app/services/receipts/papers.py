"""Which paper follows from what happened to a sale, and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.events import OverTaken, OverUse, RefundProven, SaleSettled, StandingChanged
from pos_app.domain.receipt import Mark, Receipt, ReceiptKind
from pos_app.domain.refund import ON_TOP, refund_named
from pos_app.domain.sale_state import Standing
from pos_app.ports import PrintState, RefusedError
from pos_app.services.receipts.print_journal import note_paper
from pos_app.services.receipts.receipt_content import as_first_printed, as_paid_back, receipt_of
from pos_app.services.receipts.served_by import served_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.events import SaleEvent
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.refund import Refund
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, Transaction
    from pos_app.services.books.ledger import LedgerSetup

# Papers that count as the sale's receipt.
_OF_THE_SALE = frozenset({ReceiptKind.RECEIPT, ReceiptKind.COPY})
_MARKS = {
    ReceiptKind.PENDING: Mark.PENDING,
    ReceiptKind.COPY: Mark.COPY,
    ReceiptKind.REFUND: Mark.REFUND,
}


class Papers:
    """Queues print jobs in the transaction of whoever records; none where there is no printer."""

    def __init__(
        self,
        setup: LedgerSetup,
        clock: Clock,
        *,
        tip_height: Callable[[], int | None],
        utc_offset_minutes: Callable[[], int],
    ) -> None:
        self._setup = setup
        self._clock = clock
        self._tip_height = tip_height
        self._utc_offset_minutes = utc_offset_minutes

    def follow(self, transaction: Transaction, before: Sale, event: SaleEvent, after: Sale) -> None:
        """Queue what the event asks for by itself."""
        if isinstance(event, SaleSettled):
            self.queue(transaction, after, ReceiptKind.RECEIPT)
        if isinstance(event, OverTaken) and event.use is OverUse.REFUND_DUE:
            self._pay_back(transaction, event, after)
        if isinstance(event, RefundProven):
            refund = refund_named(after.refunds, event.refund_id)
            self.queue(transaction, after, ReceiptKind.REFUND, refund=refund)
        if isinstance(event, StandingChanged) and after.state.standing is Standing.REVERSED:
            self._take_back(transaction, after)
        became_seen = (
            isinstance(event, StandingChanged)
            and after.state.standing is Standing.SEEN
            and before.state.standing is not Standing.CONFIRMED
        )
        if became_seen and self._setup.print_at == "seen" and after.receipt_number is None:
            self.queue(transaction, after, ReceiptKind.PENDING)

    def _pay_back(self, transaction: Transaction, event: OverTaken, sale: Sale) -> None:
        """What is given back in another way must not be claimed at the shop as well."""
        promised = any(each.reason in ON_TOP and each.is_promised for each in sale.refunds)
        if event.handed is None and not promised:
            self.queue(transaction, sale, ReceiptKind.REFUND, refund_sat=event.over_sat)

    def _take_back(self, transaction: Transaction, sale: Sale) -> None:
        """What still waits for the printer would pass for a proof of money that is gone."""
        for job in transaction.print_jobs(sale.id, limit=1_000):
            if job.state in {PrintState.QUEUED, PrintState.WAITING}:
                skipped = replace(job, state=PrintState.SKIPPED, changed_at=self._clock.now())
                transaction.update_print_job(skipped)
                note_paper(transaction, self._setup.till_id, skipped)

    def next_of(self, transaction: Transaction, sale: Sale) -> tuple[ReceiptKind, int | None]:
        """What a person gets who asks for a paper now, and which copy it is.

        RefusedError `sale.nothing_seen` while no money was seen.
        """
        if not sale.may_print:
            raise RefusedError("sale.nothing_seen")
        if sale.receipt_number is None:
            return ReceiptKind.PENDING, None
        earlier = transaction.print_jobs(sale.id, limit=1_000)
        copies = sum(job.receipt.kind in _OF_THE_SALE for job in earlier)
        return (ReceiptKind.COPY, copies) if copies else (ReceiptKind.RECEIPT, None)

    def queue(
        self,
        transaction: Transaction,
        sale: Sale,
        kind: ReceiptKind,
        copy_number: int | None = None,
        *,
        refund_sat: int | None = None,
        refund: Refund | None = None,
    ) -> None:
        if not self._setup.has_printer:
            return
        cashier = served_by(transaction, sale.id)
        receipt = self.receipt(sale, kind, copy_number, refund_sat=refund_sat, cashier=cashier)
        if refund is not None:
            receipt = as_paid_back(receipt, refund)
        first = self._first_printed(transaction, sale) if kind is ReceiptKind.COPY else None
        if first is not None:
            receipt = as_first_printed(receipt, first)
        transaction.add_print_job(uuid4(), sale.id, receipt, self._clock.now())

    def queue_report(self, transaction: Transaction, report: ShiftReport) -> None:
        """As papers of sales, and in their order."""
        if self._setup.has_printer:
            marked = replace(report, marks=(*self._marks(), *report.marks))
            transaction.add_print_job(uuid4(), None, marked, self._clock.now())

    def _first_printed(self, transaction: Transaction, sale: Sale) -> Receipt | None:
        """None where nobody has printed a receipt of the sale, by then or at all."""
        # The newest has what the first one had.
        receipts = (job.receipt for job in transaction.print_jobs(sale.id, limit=1_000))
        found = (each for each in receipts if isinstance(each, Receipt))
        return next((each for each in found if each.kind in _OF_THE_SALE), None)

    def receipt(
        self,
        sale: Sale,
        kind: ReceiptKind,
        copy_number: int | None = None,
        *,
        refund_sat: int | None = None,
        cashier: str = "",
    ) -> Receipt:
        """What a paper of this kind would say of the sale now; `cashier` is who began it."""
        marks = self._marks()
        if kind in _MARKS:
            marks.append(_MARKS[kind])
        return receipt_of(
            sale,
            kind=kind,
            store_name=self._setup.store_name,
            store_address=self._setup.store_address,
            till_name=self._setup.till_name,
            tip_height=self._tip_height(),
            at=self._clock.now(),
            utc_offset_minutes=self._utc_offset_minutes(),
            marks=tuple(marks),
            copy_number=copy_number,
            refund_sat=refund_sat,
            template=self._setup.template,
            tax=self._setup.tax,
            cashier=cashier,
        )

    def _marks(self) -> list[Mark]:
        """What is true of every paper of this till."""
        marks = []
        if self._setup.demo:
            marks.append(Mark.DEMO)
        elif self._setup.network != "mainnet":
            marks.append(Mark.TEST_NETWORK)
        if self._setup.training:
            marks.append(Mark.TRAINING)
        return marks
