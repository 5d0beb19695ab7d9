"""A paid sale and its papers, read beside a till that goes on writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pos_app.adapters.storage.recovery_rows import read_only
from pos_app.adapters.storage.schema import sale
from pos_app.adapters.storage.sql_transaction import SqlTransaction

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob

_MOST_PAPERS = 1_000


def read_paid_sale(
    folder: Path, books: str, receipt_number: int
) -> tuple[Sale, tuple[PrintJob, ...]] | None:
    """None when no sale has this receipt number. Errors as for `recovery_rows.read_books`."""
    with read_only(folder, books) as connection:
        transaction = SqlTransaction(connection)
        wanted = select(sale.c.id).where(sale.c.receipt_number == receipt_number)
        sale_id = connection.execute(wanted).scalar_one_or_none()
        if sale_id is None:
            return None
        return transaction.sale(sale_id), transaction.print_jobs(sale_id, limit=_MOST_PAPERS)
