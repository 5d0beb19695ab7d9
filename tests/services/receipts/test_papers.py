"""Papers keep what was true when the sale's first one was made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.domain.money import Money
from pos_app.domain.policy import Policy
from pos_app.domain.receipt import Mark, Receipt, ReceiptKind
from pos_app.domain.receipt_template import ReceiptTemplate
from pos_app.domain.tax import TaxLine, TaxRate
from pos_app.ports import PrintState
from pos_app.services.books.ledger import LedgerSetup
from pos_app.services.receipts.papers import Papers
from pos_app.services.receipts.print_queue import PrintQueue
from tests.services.receipts.print_office import NameRenderer, ScriptedPrinter
from tests.support.counter import EUR, TEN_EURO, TEN_EURO_SAT, Counter
from tests.support.receipts import a_logo, a_shift_report, receipt_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob

VAT = TaxRate("VAT", Decimal(20))
SETUP = LedgerSetup(
    till_id=UUID(int=1),
    till_name="Till 1",
    store_name="Corner Books",
    store_address="1 Main Street",
    network="mainnet",
    demo=False,
    has_printer=True,
    has_webhook=False,
    print_at="ask",
    policy=Policy(),
    template=ReceiptTemplate(header="Since 1912", logo=a_logo()),
    tax=VAT,
)
# The shop was sold, and the law has changed.
LATER = replace(
    SETUP,
    store_name="Corner Bikes",
    store_address="2 Main Street",
    till_name="Till 7",
    template=ReceiptTemplate(),
    tax=TaxRate("VAT", Decimal(25)),
)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path, has_printer=False)
    yield counter
    counter.close()


@pytest.fixture
def sale(counter: Counter) -> Sale:
    """Paid, and no paper of it yet."""
    return counter.pay(counter.charge(), TEN_EURO_SAT, height=100)


def papers(counter: Counter, setup: LedgerSetup = SETUP) -> Papers:
    return Papers(setup, counter.clock, tip_height=lambda: 105, utc_offset_minutes=lambda: 60)


def queued(counter: Counter, setup: LedgerSetup, sale: Sale, kind: ReceiptKind) -> Receipt:
    with counter.store.transaction() as transaction:
        papers(counter, setup).queue(transaction, sale, kind)
    return receipt_in(jobs(counter)[0])


def jobs(counter: Counter) -> tuple[PrintJob, ...]:
    """Newest first."""
    with counter.store.transaction() as transaction:
        return transaction.print_jobs(None, 20)


def test_a_receipt_has_the_shops_template_and_the_tax_in_its_price(
    counter: Counter, sale: Sale
) -> None:
    receipt = queued(counter, SETUP, sale, ReceiptKind.RECEIPT)
    assert receipt.template == SETUP.template
    assert receipt.taxes == (TaxLine(VAT, TEN_EURO, Money(167, EUR)),)
    assert papers(counter, replace(SETUP, tax=None)).receipt(sale, ReceiptKind.RECEIPT).taxes == ()


def test_a_copy_has_the_head_the_logo_and_the_taxes_of_the_first_paper(
    counter: Counter, sale: Sale
) -> None:
    first = queued(counter, SETUP, sale, ReceiptKind.RECEIPT)
    copies = [queued(counter, LATER, sale, ReceiptKind.COPY) for _ in range(2)]
    for copy in copies:
        assert copy == replace(
            first, kind=ReceiptKind.COPY, marks=(Mark.COPY,), at=counter.clock.now()
        )


def test_what_has_become_of_the_payment_is_said_as_it_is_now(counter: Counter, sale: Sale) -> None:
    early = Papers(SETUP, counter.clock, tip_height=lambda: None, utc_offset_minutes=lambda: 0)
    with counter.store.transaction() as transaction:
        early.queue(transaction, sale, ReceiptKind.RECEIPT)
    assert receipt_in(jobs(counter)[0]).block_height is None
    assert queued(counter, LATER, sale, ReceiptKind.COPY).block_height == 100


def test_a_copy_of_what_was_never_printed_is_made_as_of_today(counter: Counter, sale: Sale) -> None:
    queued(counter, SETUP, sale, ReceiptKind.REFUND)
    copy = queued(counter, LATER, sale, ReceiptKind.COPY)
    assert (copy.store_name, copy.template) == ("Corner Bikes", LATER.template)


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({"training": True}, (Mark.TRAINING,)),
        ({"training": True, "demo": True}, (Mark.DEMO, Mark.TRAINING)),
        ({"training": True, "network": "signet"}, (Mark.TEST_NETWORK, Mark.TRAINING)),
        ({}, ()),
    ],
)
def test_training_marks_every_paper(
    counter: Counter, sale: Sale, changes: dict[str, Any], marks: tuple[Mark, ...]
) -> None:
    setup = replace(SETUP, **changes)
    assert papers(counter, setup).receipt(sale, ReceiptKind.RECEIPT).marks == marks
    copy = papers(counter, setup).receipt(sale, ReceiptKind.COPY)
    assert copy.marks == (*marks, Mark.COPY)
    with counter.store.transaction() as transaction:
        papers(counter, setup).queue_report(transaction, a_shift_report(marks=()))
    assert jobs(counter)[0].receipt.marks == marks


def test_a_report_waits_in_the_same_queue_and_belongs_to_no_sale(
    counter: Counter, sale: Sale
) -> None:
    queued(counter, SETUP, sale, ReceiptKind.RECEIPT)
    report = a_shift_report(marks=())
    with counter.store.transaction() as transaction:
        papers(counter, replace(SETUP, has_printer=False)).queue_report(transaction, report)
        papers(counter).queue_report(transaction, report)
        assert [job.receipt.kind for job in transaction.print_jobs(sale.id, 20)] == [
            ReceiptKind.RECEIPT
        ]
    newest, first = jobs(counter)
    assert (newest.sale_id, newest.receipt) == (None, report)
    assert first.position < newest.position


def test_copies_of_a_report_are_numbered_by_its_shift(counter: Counter, sale: Sale) -> None:
    first, other = a_shift_report(marks=()), a_shift_report(marks=(), number=111)
    with counter.store.transaction() as transaction:
        for report in (other, other, first):
            papers(counter).queue_report(transaction, report)
    queued(counter, SETUP, sale, ReceiptKind.RECEIPT)
    queue = PrintQueue(
        counter.store,
        ScriptedPrinter(),
        NameRenderer(),
        counter.clock,
        till_id=UUID(int=1),
        paper_mm=80,
        on_health=lambda _: None,
        on_changed=lambda _: None,
    )
    job = jobs(counter)[1]
    with counter.store.transaction() as transaction:
        transaction.update_print_job(replace(job, state=PrintState.UNCERTAIN))
    queue.retry_as_copy(job.id)
    copy = jobs(counter)[0]
    assert (copy.sale_id, copy.receipt.kind) == (None, ReceiptKind.SHIFT)
    assert (copy.receipt.copy_number, copy.receipt.marks) == (1, (Mark.COPY,))
