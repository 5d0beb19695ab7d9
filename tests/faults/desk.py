"""The real ledger, store, queue and worker at a fake printer; only the drawing is a plain one."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.printing.registry import printer_of
from pos_app.domain.receipt import Receipt
from pos_app.services.receipts.print_queue import PrintQueue
from tests.support.counter import Counter
from tests.support.fake_printer import PATIENCE_SECONDS
from tests.support.print_jobs import PATIENT, ROW_BYTES, drawing, drawn_rows
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.adapters.printing.escpos_printer import Limits
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import PrintJob, PrintState
    from tests.support.fake_printer import FakePrinter


class PlainRenderer:
    """Each row of the drawing is the number of the sale and the kind of the paper."""

    def __init__(self) -> None:
        self.rows = 16
        self.while_drawing: Callable[[], None] = lambda: None

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        assert isinstance(receipt, Receipt)
        self.while_drawing()
        row = f"{receipt.sale_number} {receipt.kind.value}".encode()
        return drawing(self.rows, row.ljust(ROW_BYTES))


def papers(fake: FakePrinter) -> list[str]:
    """What stands on each that was cut off."""
    return [" ".join(sorted({row.decode().strip() for row in drawn_rows(j)})) for j in fake.jobs]


class Desk:
    def __init__(self, folder: Path, fake: FakePrinter, *, limits: Limits = PATIENT) -> None:
        self.counter = Counter(folder)
        self.printer = printer_of(fake.wire.url, limits)
        self.renderer = PlainRenderer()
        self._file = folder / "till.sqlite3"
        self._changed = threading.Condition()
        self.queue = PrintQueue(
            self.counter.store,
            self.printer,
            self.renderer,
            SystemClock(),
            till_id=UUID(int=1),
            paper_mm=80,
            on_health=lambda _: None,
            on_changed=self._notify,
        )

    def close(self) -> None:
        self.printer.stop()
        self.counter.close()

    def ask_for(self, *numbers: int) -> list[UUID]:
        """Receipts of sales with these numbers, as the ledger asks for them."""
        job_ids = [uuid4() for _ in numbers]
        now = self.counter.clock.now()
        with self.counter.store.transaction() as transaction:
            for job_id, number in zip(job_ids, numbers, strict=True):
                transaction.add_print_job(job_id, None, a_receipt(sale_number=number), now)
        return job_ids

    def states(self) -> list[PrintState]:
        """In the order in which they were asked for."""
        with self.counter.store.transaction() as transaction:
            jobs = transaction.print_jobs(None, 1_000)
        return [job.state for job in sorted(jobs, key=lambda job: job.position)]

    def until(self, holds: Callable[[list[PrintState]], bool], seconds: float = 0.0) -> None:
        with self._changed:
            assert self._changed.wait_for(
                lambda: holds(self.states()), seconds or PATIENCE_SECONDS
            ), self.states()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Another program holds the till's file."""
        with self.counter.store.transaction() as transaction:
            transaction._connection.exec_driver_sql(  # type: ignore[attr-defined]
                "PRAGMA busy_timeout = 10"
            )
        other = sqlite3.connect(self._file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()

    def _notify(self, _job: PrintJob) -> None:
        with self._changed:
            self._changed.notify_all()
