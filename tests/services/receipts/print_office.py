"""A print queue with a printer and a drawing that do what a test tells them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.ports import (
    PrintResult,
    PrintStage,
    PrintState,
    RefusedError,
    UnreachableError,
    unheard,
)
from pos_app.services.receipts.print_queue import PrintQueue
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pos_app.domain.message import Message, TillError
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import PrintJob, Store, Transaction
    from pos_app.services.receipts.print_health import PrinterHealth
    from tests.support.counter import Counter


AWAY = UnreachableError("printer.unreachable", host="10.0.0.9", reason="off")
NO_PAPER = RefusedError("printer.paper_out")


class ScriptedPrinter:
    """Does what it is told; `trouble` keeps it from printing at all, `lost` before its first byte.

    `before_sending`, `while_sending` and `while_confirming` are called at the three stages.
    """

    def __init__(self) -> None:
        self.trouble: TillError | None = None
        self.result = PrintResult.PRINTED
        self.lost: TillError | None = None
        self.notice: Message | None = None
        self.held_up: list[Message | None] = []
        self.printed: list[bytes] = []
        self.checks = 0
        self.before_sending: Callable[[], None] = lambda: None
        self.while_sending: Callable[[], None] = lambda: None
        self.while_confirming: Callable[[], None] = lambda: None

    def check(self) -> None:
        self.checks += 1
        if self.trouble is not None:
            raise self.trouble

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        if self.trouble is not None:
            raise self.trouble
        self.before_sending()
        on_stage(PrintStage.SENDING)
        if self.lost is not None:
            raise self.lost
        for problem in self.held_up:
            on_trouble(problem)
        self.while_sending()
        self.printed.append(data)
        if self.result is not PrintResult.SENT:
            on_stage(PrintStage.CONFIRMING)
            self.while_confirming()
        return self.result

    def stop(self) -> None:
        """Nothing runs."""


class Dice(Random):
    """Falls as a test wants it to."""

    def __init__(self) -> None:
        super().__init__()
        self.fallen = 0.0

    def random(self) -> float:
        return self.fallen


class NameRenderer:
    """The bytes of a receipt are its store's name and mark."""

    def __init__(self) -> None:
        self.while_drawing: Callable[[], None] = lambda: None

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        assert isinstance(receipt, Receipt)
        self.while_drawing()
        if receipt.store_name == "broken":
            raise ValueError("a stroke of bad luck")
        return f"{receipt.store_name} {receipt.kind.value} {paper_mm}".encode()


class Office:
    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.store: Store = counter.store
        self.sale_id = counter.charge().id
        self.printer = ScriptedPrinter()
        self.renderer = NameRenderer()
        self.chance = Dice()
        self.health: list[PrinterHealth] = []
        self.changes: list[PrintState] = []
        self.queue = self.start()

    def start(self) -> PrintQueue:
        """A new run of the program on the same store."""
        self.queue = PrintQueue(
            self.store,
            self.printer,
            self.renderer,
            self.counter.clock,
            till_id=UUID(int=1),
            paper_mm=58,
            on_health=self.health.append,
            on_changed=lambda job: self.changes.append(job.state),
            chance=self.chance,
        )
        return self.queue

    def ask_for(self, name: str = "one", kind: ReceiptKind = ReceiptKind.RECEIPT) -> UUID:
        job_id = uuid4()
        receipt = a_receipt(store_name=name, kind=kind, sale_id=self.sale_id)
        with self.store.transaction() as transaction:
            transaction.add_print_job(job_id, self.sale_id, receipt, self.counter.clock.now())
        return job_id

    def job(self, job_id: UUID) -> PrintJob:
        with self.store.transaction() as transaction:
            return transaction.print_job(job_id)

    def jobs(self) -> list[PrintJob]:
        with self.store.transaction() as transaction:
            return sorted(transaction.print_jobs(None, 100), key=lambda job: job.position)

    def put(self, job_id: UUID, state: PrintState) -> None:
        with self.store.transaction() as transaction:
            transaction.update_print_job(replace(transaction.print_job(job_id), state=state))


class FullDisk:
    """A store that refuses everything while it is full."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.is_full = False

    def fill(self) -> None:
        self.is_full = True

    def transaction(self) -> AbstractContextManager[Transaction]:
        if self.is_full:
            raise RefusedError("store.disk_full", folder="data")
        return self._store.transaction()

    def close(self) -> None:
        self._store.close()
