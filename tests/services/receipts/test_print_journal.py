"""What becomes of each paper stands in the journal: printed, perhaps, not, skipped, and copies."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain.credit import Assurance
from pos_app.ports import PrintResult
from tests.services.receipts.print_office import Office
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.sealed_shop import SealedShop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def prints(counter: Counter) -> list[tuple[str, dict[str, Any]]]:
    with counter.store.transaction() as transaction:
        entries = [each for each in transaction.journal() if each.name.startswith("print.")]
    assert {entry.actor for entry in entries} <= {"till"}
    return [(entry.name, json.loads(entry.body)) for entry in entries]


def test_each_end_of_a_paper_is_an_entry_of_its_sale(counter: Counter) -> None:
    office = Office(counter)
    ids = [str(office.ask_for())]
    office.queue.step()
    office.printer.result = PrintResult.SENT
    ids.append(str(office.ask_for()))
    office.queue.step()
    office.printer.result = PrintResult.UNCERTAIN
    unsure = office.ask_for()
    office.queue.step()
    office.printer.result = PrintResult.PRINTED
    office.queue.retry_as_copy(unsure)
    office.queue.step()
    copy = str(office.jobs()[-1].id)
    ids.append(str(office.ask_for("broken")))
    office.queue.step()
    receipt = {"kind": "receipt", "copy_number": None}
    assert prints(counter) == [
        ("print.printed", {"job": ids[0], **receipt}),
        ("print.sent_unconfirmed", {"job": ids[1], **receipt}),
        ("print.uncertain", {"job": str(unsure), **receipt}),
        ("print.skipped", {"job": str(unsure), **receipt}),
        ("print.printed", {"job": copy, "kind": "copy", "copy_number": 3}),
        ("print.failed", {"job": ids[2], "reason": "printer.not_drawn", **receipt}),
    ]
    with counter.store.transaction() as transaction:
        of_sale = [entry.name for entry in transaction.journal(office.sale_id)]
    assert of_sale.count("print.printed") == 2


def test_a_receipt_that_waits_while_its_money_is_taken_back_is_skipped(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    (credit,) = sale.credits
    gone = replace(credit, assurance=Assurance.REVOKED, height=None, block_hash=None)
    counter.find(sale, gone)
    assert [name for name, _ in prints(counter)] == ["print.skipped"]


def test_a_report_is_named_by_its_shift(tmp_path: Path) -> None:
    shop = SealedShop(tmp_path / "data")
    with shop.store.transaction() as transaction:
        (report,) = (job for job in transaction.print_jobs(None, 9) if job.sale_id is None)
    office = Office(shop.counter)
    office.queue.skip(report.id)
    (body,) = (body for name, body in prints_of(shop.counter) if name == "print.skipped")
    assert body == {
        "job": str(report.id), "kind": "shift", "copy_number": None, "shift_number": 1,
    }  # fmt: skip
    shop.counter.close()


def prints_of(counter: Counter) -> list[tuple[str, dict[str, Any]]]:
    with counter.store.transaction() as transaction:
        entries = transaction.journal()
    return [(entry.name, json.loads(entry.body)) for entry in entries]
