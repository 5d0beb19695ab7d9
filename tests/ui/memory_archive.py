"""What a memory till has written, for the screens that look back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.domain.journal import JournalEntry, JournalHead, next_entry
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.ports import DeliveryState, OutboxMessage, PrintJob, PrintState
from pos_app.services.books.event_json import event_body
from pos_app.services.receipts.receipt_content import receipt_of
from pos_app.ui.archive import PaperAnswer, Reading, RecordRead, SaleRecord, SalesFound
from tests.support.receipts import receipt_in
from tests.support.sale_kinds import is_of
from tests.ui.memory_duty import EVERYONE, MAYA
from tests.ui.memory_till import MemoryTill

if TYPE_CHECKING:
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.person import Person
    from pos_app.domain.receipt import Receipt
    from pos_app.domain.sale import Sale
    from pos_app.ui.till import TillSetup

TILL_ID = UUID(int=1)


class MemoryArchive(MemoryTill):
    """A memory till that keeps its journal, and answers at once what is asked about the past."""

    def __init__(self, plain: TillSetup | None = None) -> None:
        super().__init__(plain)
        self.journal: dict[UUID, list[JournalEntry]] = {}
        self.papers: dict[UUID, list[PrintJob]] = {}
        self.messages: dict[UUID, list[OutboxMessage]] = {}
        self.resolved: list[tuple[UUID, PaperAnswer]] = []
        self.searches: list[tuple[Reading, ...]] = []
        self.began: dict[UUID, Person] = {}  # else Maya did
        self._head = JournalHead()

    def search(self, ticket: int, text: str, limit: int) -> None:
        self.look_up(ticket, (Reading(text=text),), limit)

    def look_up(self, ticket: int, readings: tuple[Reading, ...], limit: int) -> None:
        self.searches.append(readings)
        sales = sorted(self.shown.values(), key=lambda shown: -shown.sale.number)
        found = [
            shown for shown in sales if any(self._is_like(shown.sale, one) for one in readings)
        ][:limit]
        cashiers = {shown.sale.id: self._began(shown.sale.id).name for shown in found}
        self._publish(SalesFound(ticket=ticket, sales=tuple(found), cashiers=cashiers))

    def _is_like(self, sale: Sale, reading: Reading) -> bool:
        wish = reading.wish
        return (
            reading.text.lower() in _names(sale)
            and (wish.kind is None or is_of(sale, wish.kind))
            and (wish.cashier is None or wish.cashier == str(self._began(sale.id).id))
            and (wish.since is None or wish.since <= sale.created_at)
            and (wish.until is None or sale.created_at < wish.until)
        )

    def _began(self, sale_id: UUID) -> Person:
        return self.began.get(sale_id, MAYA)

    def read_record(self, ticket: int, sale_id: UUID) -> None:
        shown = self.shown.get(sale_id)
        if shown is None:
            self._publish(RecordRead(ticket=ticket, record=None))
            return
        papers = tuple(self.papers.get(sale_id, ()))
        record = SaleRecord(
            shown=shown,
            journal=tuple(self.journal.get(sale_id, ())),
            papers=papers,
            messages=tuple(self.messages.get(sale_id, ())),
            paper=receipt_in(papers[-1]) if papers else self.paper(shown.sale),
            names={str(person.id): person.name for person in EVERYONE},
        )
        self._publish(RecordRead(ticket=ticket, record=record))

    def resolve_paper(self, job_id: UUID, answer: PaperAnswer) -> None:
        self.resolved.append((job_id, answer))

    def queue_paper(self, sale_id: UUID, state: PrintState, reason: str | None = None) -> PrintJob:
        sale = self.shown[sale_id].sale
        jobs = self.papers.setdefault(sale_id, [])
        receipt = self.paper(sale)
        assert receipt is not None
        if jobs:
            marks = (*receipt.marks, Mark.COPY)
            receipt = replace(receipt, kind=ReceiptKind.COPY, marks=marks, copy_number=len(jobs))
        job = PrintJob(
            id=uuid4(),
            position=len(jobs),
            sale_id=sale_id,
            receipt=receipt,
            state=state,
            reason=reason,
            attempts=1,
            created_at=self.time,
            changed_at=self.time,
        )
        jobs.append(job)
        self._put(self.shown[sale_id])
        return job

    def tell_store(self, sale_id: UUID, name: str, state: DeliveryState, attempts: int) -> None:
        messages = self.messages.setdefault(sale_id, [])
        messages.append(
            OutboxMessage(
                id=f"msg_{len(messages)}",
                position=len(messages),
                sale_id=sale_id,
                name=name,
                body="{}",
                created_at=self.time,
                state=state,
                attempts=attempts,
                next_try_at=self.time,
                last_answer=None,
            )
        )

    def paper(self, sale: Sale) -> Receipt | None:
        if not sale.may_print:
            return None
        settled = sale.receipt_number is not None
        return receipt_of(
            sale,
            kind=ReceiptKind.RECEIPT if settled else ReceiptKind.PENDING,
            store_name=self.setup.store_name,
            store_address="1 Main Street",
            till_name="Till 1",
            tip_height=self.board.tip_height,
            at=self.time,
            utc_offset_minutes=0,
            marks=(Mark.TEST_NETWORK,),
        )

    def _write(self, sale_id: UUID, *news: SaleEvent) -> None:
        for event in news:
            entry = next_entry(
                self._head,
                till_id=TILL_ID,
                at=event.at,
                actor="till",
                name=event.name,
                subject=sale_id,
                body=event_body(event, salt="salt"),
            )
            self._head = JournalHead(sequence=entry.sequence, hash=entry.hash)
            self.journal.setdefault(sale_id, []).append(entry)
        super()._write(sale_id, *news)


def _names(sale: Sale) -> str:
    address = sale.request.address if sale.request else ""
    txids = " ".join(credit.txid for credit in sale.credits)
    return f"{sale.number} {sale.amount.decimal} {address} {txids} {sale.note}".lower()
