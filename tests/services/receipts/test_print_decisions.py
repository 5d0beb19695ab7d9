"""What people decide about a paper: printed, once more as a copy, or never."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.receipt import Mark, Receipt, ReceiptKind
from pos_app.domain.sale_state import Standing
from pos_app.ports import PrintState
from tests.services.receipts.print_office import AWAY, Office
from tests.support.counter import Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    counter = Counter(tmp_path, has_printer=False)
    yield Office(counter)
    counter.close()


def test_a_paper_skipped_while_it_is_drawn_is_not_sent(office: Office) -> None:
    job_id = office.ask_for()
    office.renderer.while_drawing = lambda: office.queue.skip(job_id)
    assert office.queue.step() == 0.0
    assert office.printer.printed == []
    assert office.job(job_id).state is PrintState.SKIPPED


def test_a_paper_skipped_while_the_printer_is_looked_for_does_not_come_back(
    office: Office,
) -> None:
    job_id = office.ask_for()

    def skip_it_and_go() -> None:
        office.queue.skip(job_id)
        raise AWAY

    office.printer.before_sending = skip_it_and_go
    office.queue.step()
    assert office.job(job_id).state is PrintState.SKIPPED


def uncertain_job(office: Office, kind: ReceiptKind = ReceiptKind.RECEIPT) -> UUID:
    job_id = office.ask_for("one", kind)
    office.put(job_id, PrintState.UNCERTAIN)
    return job_id


def test_a_person_may_print_an_uncertain_paper_again_as_a_copy_once(office: Office) -> None:
    office.ask_for("slip", ReceiptKind.PENDING)
    job_id = uncertain_job(office)
    office.counter.clock.seconds += 90
    office.queue.retry_as_copy(job_id)
    office.queue.retry_as_copy(job_id)
    assert office.job(job_id).state is PrintState.SKIPPED
    (copy,) = office.jobs()[2:]
    assert (copy.state, copy.sale_id) == (PrintState.QUEUED, office.sale_id)
    assert (copy.receipt.kind, copy.receipt.copy_number) == (ReceiptKind.COPY, 1)
    assert copy.receipt.at == office.counter.clock.now()
    assert Mark.COPY in copy.receipt.marks
    assert office.changes == [PrintState.SKIPPED]


@pytest.mark.parametrize("standing", [Standing.CONFIRMED, Standing.REVERSED])
def test_a_copy_does_not_prove_money_that_is_gone(office: Office, standing: Standing) -> None:
    job_id = uncertain_job(office)
    with office.store.transaction() as transaction:
        sale = transaction.sale(office.sale_id)
        transaction.save_sale(replace(sale, state=sale.state._replace(standing=standing)))
    office.queue.retry_as_copy(job_id)
    copy = office.jobs()[-1].receipt
    assert isinstance(copy, Receipt)
    assert copy.taken_back is (standing is Standing.REVERSED)


def test_a_person_may_say_that_it_was_printed(office: Office) -> None:
    job_id = uncertain_job(office)
    office.queue.mark_printed(job_id)
    assert office.job(job_id).state is PrintState.PRINTED
    office.queue.step()
    assert office.health[-1].problem is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PrintState.QUEUED, PrintState.SKIPPED),
        (PrintState.WAITING, PrintState.SKIPPED),
        (PrintState.UNCERTAIN, PrintState.SKIPPED),
        (PrintState.FAILED, PrintState.SKIPPED),
        (PrintState.SENDING, PrintState.SENDING),
        (PrintState.CONFIRMING, PrintState.CONFIRMING),
        (PrintState.PRINTED, PrintState.PRINTED),
        (PrintState.SENT_UNCONFIRMED, PrintState.SENT_UNCONFIRMED),
    ],
)
def test_only_what_is_not_on_paper_can_be_skipped(
    office: Office, before: PrintState, after: PrintState
) -> None:
    job_id = office.ask_for()
    office.put(job_id, before)
    office.queue.skip(job_id)
    assert office.job(job_id).state is after


@pytest.mark.parametrize(
    "state", [state for state in PrintState if state is not PrintState.UNCERTAIN]
)
def test_only_uncertain_papers_need_a_persons_word(office: Office, state: PrintState) -> None:
    job_id = office.ask_for()
    office.put(job_id, state)
    office.queue.mark_printed(job_id)
    office.queue.retry_as_copy(job_id)
    assert [job.state for job in office.jobs()] == [state]
