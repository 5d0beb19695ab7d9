"""The queue's own misfortunes: a full disk, a locked file, two hundred papers at once, an end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.storage.print_job_rows import PrintJobRows
from pos_app.domain.message import TillError
from pos_app.domain.sale_state import Life
from pos_app.ports import PrintState, RefusedError
from pos_app.services.receipts.print_queue import NotWrittenError
from pos_app.services.worker import Worker
from tests.faults.desk import Desk, papers
from tests.support.counter import TEN_EURO_SAT
from tests.support.print_jobs import drawn_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.fake_printer import FakePrinter

MANY = 200


@pytest.fixture
def desk(tmp_path: Path, fake: FakePrinter) -> Iterator[Desk]:
    desk = Desk(tmp_path, fake)
    yield desk
    desk.close()


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the next paper is written down, which is in the middle of what is recorded of a sale."""
    add = PrintJobRows.add_print_job

    def add_to_a_full_disk(rows: PrintJobRows, *values: Any) -> None:
        pages = rows._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        rows._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        try:
            add(rows, *values)
        finally:
            rows._connection.exec_driver_sql(f"PRAGMA max_page_count = {2**30}")

    monkeypatch.setattr(PrintJobRows, "add_print_job", add_to_a_full_disk)


def test_a_sale_that_a_full_disk_keeps_from_being_paid_has_no_receipt_and_gets_it_later(
    desk: Desk, fake: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_office = desk.counter.ledger.papers
    # Longer than a page of the file, so that its receipt needs a new one.
    print_office._setup = replace(print_office._setup, store_address="1 Main Street, " * 500)
    sale = desk.counter.charge()
    journal = desk.counter.journal()
    with monkeypatch.context() as full:
        fill_the_disk(full)
        with pytest.raises(RefusedError) as caught:
            desk.counter.pay(sale, TEN_EURO_SAT, height=100)
    assert caught.value.message.code == "store.full"
    with desk.counter.store.transaction() as transaction:
        stored = transaction.sale(sale.id)
    assert (stored.state.life, stored.receipt_number) == (Life.OPEN, None)
    assert desk.states() == []
    assert desk.counter.journal() == journal
    paid = desk.counter.pay(sale, TEN_EURO_SAT, height=100)
    assert (paid.state.life, paid.receipt_number) == (Life.SETTLED, 1)
    desk.queue.step()
    desk.queue.step()
    assert papers(fake) == [f"{sale.number} receipt"]


def test_no_byte_leaves_before_it_is_written_that_the_paper_is_being_sent(
    desk: Desk, fake: FakePrinter
) -> None:
    desk.ask_for(1)
    holding = desk.locked()

    def hold() -> None:
        holding.__enter__()

    desk.renderer.while_drawing = hold
    with pytest.raises(NotWrittenError) as caught:
        desk.queue.step()
    holding.__exit__(None, None, None)
    assert isinstance(caught.value.__cause__, TillError)
    assert caught.value.__cause__.message.code == "store.locked"
    assert desk.states() == [PrintState.QUEUED]
    desk.renderer.while_drawing = lambda: None
    desk.queue.step()
    assert papers(fake) == ["1 receipt"]
    assert desk.states() == [PrintState.PRINTED]


def test_two_hundred_papers_come_out_once_and_in_order_when_the_printer_comes_on(
    desk: Desk, fake: FakePrinter
) -> None:
    fake.switch_off()
    desk.ask_for(*range(MANY))
    worker = Worker("printer", desk.queue.step)
    worker.start()
    desk.until(lambda states: states[0] is PrintState.WAITING)
    fake.switch_on()
    fake.until(lambda done: len(done.jobs) == MANY, seconds=120.0)
    desk.until(lambda states: states == [PrintState.PRINTED] * MANY)
    assert worker.stop(60.0)
    assert papers(fake) == [f"{number} receipt" for number in range(MANY)]


def test_what_people_ask_for_never_waits_for_a_printer_that_stands_still(
    desk: Desk, fake: FakePrinter
) -> None:
    """So the screen goes on: the paper is out in the middle of a job, and nobody comes."""
    stuck, wanted, unwanted = desk.ask_for(1, 2, 3)
    fake.paper_rows = 3
    worker = Worker("printer", desk.queue.step)
    worker.start()
    fake.until(lambda stands: stands.paper_rows is None)
    desk.until(lambda states: states[0] is not PrintState.QUEUED)
    desk.queue.skip(stuck)
    desk.queue.skip(unwanted)
    desk.queue.try_again()
    sale = desk.counter.pay(desk.counter.charge(), TEN_EURO_SAT, height=100)
    # What the printer has can't be taken back.
    assert desk.states()[0] in {PrintState.SENDING, PrintState.CONFIRMING}
    assert desk.states()[1:] == [PrintState.QUEUED, PrintState.SKIPPED, PrintState.QUEUED]
    desk.printer.stop()
    assert worker.stop(60.0)
    assert desk.states()[0] is PrintState.UNCERTAIN
    assert desk.states()[1:] == [PrintState.QUEUED, PrintState.SKIPPED, PrintState.QUEUED]
    assert sale.receipt_number == 1
    with desk.counter.store.transaction() as transaction:
        following = transaction.next_print_job()
    assert following is not None
    assert following.id == wanted


def test_an_uncertain_paper_is_printed_again_only_as_one_copy_however_often_it_is_asked_for(
    desk: Desk, fake: FakePrinter
) -> None:
    (job_id,) = desk.ask_for(1)
    desk.renderer.rows = 400
    fake.reset_after = 20_000
    desk.queue.step()
    assert desk.states() == [PrintState.UNCERTAIN]
    desk.queue.step()
    for _ in range(3):
        desk.queue.retry_as_copy(job_id)
    assert desk.states() == [PrintState.SKIPPED, PrintState.QUEUED]
    for _ in range(3):
        desk.queue.step()
    assert desk.states() == [PrintState.SKIPPED, PrintState.PRINTED]
    # What was broken off stands above it on the same paper.
    assert list(drawn_rows(fake.jobs[-1]))[-1].decode().strip() == "1 copy"
