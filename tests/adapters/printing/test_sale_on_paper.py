"""A settled sale reaches the paper: ledger, queue, drawing, wire and printer together."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
import zxingcpp

from pos_app.adapters.printing.registry import printer_of
from pos_app.adapters.printing.renderer import EscPosRenderer
from pos_app.ports import PrintState
from pos_app.services.receipts.print_queue import PrintQueue
from pos_app.services.receipts.receipt_layout import reference
from pos_app.services.worker import Worker
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.fake_printer import PATIENCE_SECONDS
from tests.support.receipt_drawing import draw_back
from tests.support.receipts import receipt_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.ports import Printer, PrintJob
    from pos_app.services.receipts.print_health import PrinterHealth
    from tests.support.fake_printer import FakePrinter


class DiedError(Exception):
    """As a kill would: nothing after it is written."""


def papers(counter: Counter) -> list[PrintJob]:
    with counter.store.transaction() as transaction:
        return list(transaction.print_jobs(None, 10))


def codes(data: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(draw_back(data).convert("L"))]


def new_queue(
    counter: Counter,
    printer: Printer,
    painter: RasterPainter,
    *,
    on_health: Callable[[PrinterHealth], None] = lambda _: None,
    on_changed: Callable[[PrintJob], None] = lambda _: None,
) -> PrintQueue:
    return PrintQueue(
        counter.store,
        printer,
        EscPosRenderer(painter),
        counter.clock,
        till_id=UUID(int=1),
        paper_mm=80,
        on_health=on_health,
        on_changed=on_changed,
    )


def test_a_settled_sale_is_printed_by_its_worker_after_the_printer_comes_back(
    tmp_path: Path, painter: RasterPainter, fake: FakePrinter
) -> None:
    counter = Counter(tmp_path)
    fake.switch_off()
    printer = printer_of(f"tcp://127.0.0.1:{fake.port}")
    problems: list[str] = []
    printed = threading.Event()

    def hear(health: PrinterHealth) -> None:
        if health.problem is not None:
            problems.append(health.problem.code)
            fake.switch_on()

    def look(job: PrintJob) -> None:
        if job.state is PrintState.PRINTED:
            printed.set()

    queue = new_queue(counter, printer, painter, on_health=hear, on_changed=look)
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    worker = Worker("printer", queue.step)
    worker.start()
    assert printed.wait(PATIENCE_SECONDS)
    printer.stop()
    assert worker.stop(60.0)
    (job,) = papers(counter)
    assert problems == ["printer.refused"]
    assert [codes(data) for data in fake.jobs] == [[reference(receipt_in(job))]]
    assert str(sale.id) in reference(receipt_in(job))
    counter.close()


def test_a_till_that_died_while_sending_asks_and_prints_a_copy(
    tmp_path: Path, painter: RasterPainter, fake: FakePrinter
) -> None:
    counter = Counter(tmp_path)
    printer = printer_of(f"tcp://127.0.0.1:{fake.port}")
    counter.pay(counter.charge(), TEN_EURO_SAT, height=100)

    def die(job: PrintJob) -> None:
        raise DiedError(job.state)

    with pytest.raises(DiedError):
        new_queue(counter, printer, painter, on_changed=die).step()
    queue = new_queue(counter, printer, painter)
    queue.step()
    (job,) = papers(counter)
    assert job.state is PrintState.UNCERTAIN
    assert fake.jobs == []
    queue.retry_as_copy(job.id)
    queue.step()
    assert [job.state for job in papers(counter)] == [PrintState.PRINTED, PrintState.SKIPPED]
    assert [codes(data) for data in fake.jobs] == [[reference(receipt_in(job))]]
    printer.stop()
    counter.close()
