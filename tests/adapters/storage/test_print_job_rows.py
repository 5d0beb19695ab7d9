"""Papers wait in the order they were asked for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.receipt_template import Dots, Logo
from pos_app.domain.sale import Sale
from pos_app.ports import PrintState
from tests.support.receipts import SALE_ID, a_full_receipt, a_receipt, a_shift_report

if TYPE_CHECKING:
    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.adapters.storage.sqlite_store import SqliteStore

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def jobs(store: SqliteStore) -> list[UUID]:
    """Three jobs of one sale."""
    sale = Sale(
        id=SALE_ID,
        till_id=UUID(int=1),
        number=1,
        order_token="",
        amount=Money(5, currency("EUR")),
        note="",
        created_at=NOON,
    )
    ids = [uuid4() for _ in range(3)]
    with store.transaction() as transaction:
        transaction.save_sale(sale)
        for number, job_id in enumerate(ids):
            receipt = a_receipt(kind=ReceiptKind.COPY, copy_number=number)
            transaction.add_print_job(job_id, SALE_ID, receipt, NOON)
    return ids


def test_a_job_comes_back_as_it_went(store: SqliteStore, jobs: list[UUID]) -> None:
    with store.transaction() as transaction:
        job = transaction.print_job(jobs[1])
        assert job.receipt == a_receipt(kind=ReceiptKind.COPY, copy_number=1)
        assert (job.sale_id, job.state, job.reason, job.attempts) == (
            SALE_ID,
            PrintState.QUEUED,
            None,
            0,
        )
        assert job.created_at == job.changed_at == NOON
        changed = replace(
            job,
            state=PrintState.FAILED,
            reason="printer.cover",
            attempts=2,
            changed_at=NOON + timedelta(seconds=1),
            receipt=a_receipt(),
        )
        transaction.update_print_job(changed)
        assert transaction.print_job(jobs[1]) == changed
        with pytest.raises(LookupError):
            transaction.print_job(uuid4())


def test_they_wait_in_order(store: SqliteStore, jobs: list[UUID]) -> None:
    with store.transaction() as transaction:
        for job_id, state in zip(
            jobs, (PrintState.UNCERTAIN, PrintState.WAITING, PrintState.QUEUED), strict=True
        ):
            job = transaction.print_job(job_id)
            transaction.update_print_job(replace(job, state=state))
        following = transaction.next_print_job()
        assert following is not None
        assert following.id == jobs[1]
        transaction.update_print_job(replace(following, state=PrintState.PRINTED))
        following = transaction.next_print_job()
        assert following is not None
        assert following.id == jobs[2]
        transaction.update_print_job(replace(following, state=PrintState.SKIPPED))
        assert transaction.next_print_job() is None


def test_they_are_listed(store: SqliteStore, jobs: list[UUID]) -> None:
    with store.transaction() as transaction:
        assert [job.id for job in transaction.print_jobs(SALE_ID, 2)] == [jobs[2], jobs[1]]
        assert [job.id for job in transaction.print_jobs(None, 9)] == jobs[::-1]
        assert transaction.print_jobs(uuid4(), 9) == ()
        queued = transaction.print_jobs_in(PrintState.QUEUED, PrintState.SENDING)
        assert [job.id for job in queued] == jobs
        assert transaction.print_jobs_in(PrintState.SENDING) == ()
        assert transaction.count_print_jobs(PrintState.QUEUED, PrintState.SENDING) == len(jobs)
        assert transaction.count_print_jobs(PrintState.SENDING) == 0


def test_a_logo_is_kept_once_and_comes_back_with_each_receipt(
    store: SqliteStore, held: InstanceLock, jobs: list[UUID]
) -> None:
    assert jobs
    full = a_full_receipt()
    other = replace(full.template, logo=Logo(narrow=Dots(1, 1, b"\x80"), wide=Dots(9, 1, b"ab")))
    asked = [full, replace(full, template=other), full]
    with store.transaction() as transaction:
        for receipt in asked:
            transaction.add_print_job(uuid4(), SALE_ID, receipt, NOON)
        kept = transaction.print_jobs(SALE_ID, 3)
    assert [job.receipt for job in kept] == asked[::-1]
    with closing(sqlite3.connect(held.folder / "till.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM logo").fetchone() == (2,)


def test_a_receipt_whose_logo_was_lost_is_still_there(
    store: SqliteStore, held: InstanceLock, jobs: list[UUID]
) -> None:
    full = a_full_receipt()
    with store.transaction() as transaction:
        transaction.add_print_job(uuid4(), SALE_ID, full, NOON)
    with closing(sqlite3.connect(held.folder / "till.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM logo")
    with store.transaction() as transaction:
        (job, *_) = transaction.print_jobs(SALE_ID, 1 + len(jobs))
    assert job.receipt == replace(full, template=replace(full.template, logo=None))


def test_a_report_belongs_to_no_sale_and_keeps_its_place(
    store: SqliteStore, jobs: list[UUID]
) -> None:
    report_id = uuid4()
    with store.transaction() as transaction:
        transaction.add_print_job(report_id, None, a_shift_report(), NOON)
        job = transaction.print_job(report_id)
        transaction.update_print_job(replace(job, state=PrintState.PRINTED))
        assert transaction.print_job(report_id).receipt == a_shift_report()
        assert [each.id for each in transaction.print_jobs(None, 9)] == [report_id, *jobs[::-1]]
    assert job.sale_id is None
