"""Searches and stories for the screens that look back, read off the screen's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.domain.rights import Right
from pos_app.ports import RefusedError
from pos_app.services.commands import CommandQueue
from pos_app.services.receipts.served_by import served_by
from pos_app.services.worker import Worker
from pos_app.till.shelf import shown_all, shown_sale
from pos_app.ui.archive import PaperAnswer, Reading, RecordRead, SaleRecord, SalesFound
from pos_app.ui.till import CommandRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob, Store, Transaction
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.receipts.print_queue import PrintQueue
    from pos_app.till.doing import Do
    from pos_app.ui.till import ShownSale


_ADDRESS_LEAST = 25  # characters; shorter ones there are none


def names_of(transaction: Transaction) -> dict[str, str]:
    """Of all people that the till ever had, by id."""
    return {str(kept.person.id): kept.person.name for kept in transaction.people()}


class Archive:
    """Questions wait until `open`; a search that was overtaken by a newer one is left out.

    `at_hand` is given what is found before it is published, so that a screen may open it.
    """

    def __init__(
        self,
        publish: Callable[[object], None],
        do: Do,
        at_hand: Callable[[Iterable[ShownSale]], None] = lambda _: None,
    ) -> None:
        self._publish = publish
        self._do = do
        self._at_hand = at_hand
        self._newest_search = 0
        self._commands = CommandQueue(self._refused)
        self._worker = Worker("archive", self._commands.step)
        self._commands.wake = self._worker.wake

    def open(
        self,
        store: Store,
        ledger: Ledger,
        printing: PrintQueue | None,
        is_ours: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`is_ours` tells whether a text is an address of the till's account."""
        self._is_ours = is_ours
        self._store = store
        self._ledger = ledger
        self._printing = printing
        self._worker.start()

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)

    def search(self, ticket: int, text: str, limit: int) -> None:
        self._newest_search = ticket
        self._commands.put(lambda: self._search(ticket, text, limit))

    def look_up(self, ticket: int, readings: tuple[Reading, ...], limit: int) -> None:
        self._newest_search = ticket
        self._commands.put(lambda: self._look_up(ticket, readings, limit))

    def read_record(self, ticket: int, sale_id: UUID) -> None:
        self._commands.put(lambda: self._read_record(ticket, sale_id))

    def resolve_paper(self, job_id: UUID, answer: PaperAnswer) -> None:
        def answered(by: Authority) -> None:
            self._commands.put(lambda: self._resolve(job_id, answer, by))

        self._do(Right.REPRINT, answered, at_once=True)

    def _search(self, ticket: int, text: str, limit: int) -> None:
        self._look_up(ticket, (Reading(text=text.strip()),), limit)

    def _look_up(self, ticket: int, readings: tuple[Reading, ...], limit: int) -> None:
        if ticket != self._newest_search:
            return
        with self._store.transaction() as transaction:
            sales = {
                sale.id: sale
                for reading in readings
                for sale in transaction.find_sales(reading.text, limit, reading.wish)
            }
            newest = sorted(sales.values(), key=lambda sale: (sale.created_at, sale.number))
            found = shown_all(transaction, newest[-limit:][::-1])
            began = transaction.cashiers_of([shown.sale.id for shown in found])
            names = names_of(transaction)
        self._at_hand(found)
        whole = readings[0].text
        is_ours = not found and len(whole) >= _ADDRESS_LEAST and self._is_ours(whole)
        cashiers = {of: names[who] for of, who in began.items() if who in names}
        self._publish(SalesFound(ticket=ticket, sales=found, is_ours=is_ours, cashiers=cashiers))

    def _read_record(self, ticket: int, sale_id: UUID) -> None:
        with self._store.transaction() as transaction:
            try:
                sale = transaction.sale(sale_id)
            except LookupError:
                self._publish(RecordRead(ticket=ticket, record=None))
                return
            journal = transaction.journal(sale_id)
            papers = transaction.print_jobs(sale_id, limit=200)
            messages = transaction.messages(sale_id, limit=500)
            cashier = served_by(transaction, sale_id)
            names = names_of(transaction)
        shown = shown_sale(self._store, sale)
        self._at_hand((shown,))
        record = SaleRecord(
            shown=shown,
            journal=journal,
            papers=tuple(sorted(papers, key=lambda job: job.position)),
            messages=tuple(sorted(messages, key=lambda message: message.position)),
            paper=self._paper(sale, papers, cashier),
            names=names,
        )
        self._publish(RecordRead(ticket=ticket, record=record))

    def _paper(self, sale: Sale, papers: tuple[PrintJob, ...], cashier: str) -> Receipt | None:
        """The newest paper that was asked for, else what a touch would make, if anything."""
        newest_first = sorted(papers, key=lambda job: -job.position)
        receipts = [job.receipt for job in newest_first if isinstance(job.receipt, Receipt)]
        if receipts:
            return receipts[0]
        if not sale.may_print:
            return None
        settled = sale.receipt_number is not None
        kind = ReceiptKind.RECEIPT if settled else ReceiptKind.PENDING
        return self._ledger.receipt(sale, kind, cashier=cashier)

    def _resolve(self, job_id: UUID, answer: PaperAnswer, by: Authority) -> None:
        if self._printing is None:
            raise RefusedError("printer.absent")
        said = {"job": str(job_id), "answer": answer.value}
        self._ledger.note_till_event("print.answered", said, by=by)
        match answer:
            case PaperAnswer.PRINTED:
                self._printing.mark_printed(job_id)
            case PaperAnswer.SKIP:
                self._printing.skip(job_id)
            case PaperAnswer.COPY:
                self._printing.retry_as_copy(job_id)

    def _refused(self, message: Message, _: object) -> None:
        self._publish(CommandRefused(message=message))
