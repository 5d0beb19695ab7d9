"""Sales of a time with the taxes of their receipts, read beside a till that goes on selling."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import String, cast, func, select, tuple_

from pos_app.adapters.storage.recovery_rows import read_only
from pos_app.adapters.storage.sale_rows import SaleRows
from pos_app.adapters.storage.schema import print_job, sale
from pos_app.adapters.storage.schema_people import person
from pos_app.adapters.storage.schema_shift import shift_entry
from pos_app.adapters.storage.shift_columns import figures_from_text
from pos_app.domain.receipt import ReceiptKind
from pos_app.services.books.sales_export_books import NOT_BOOKED, SaleBooks
from pos_app.services.receipts.receipt_json import tax_from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxLine

AT_ONCE = 200

ReceiptTaxes = tuple["TaxLine", ...]


class ExportedSale(NamedTuple):
    """`taxes` are None where neither a printed receipt nor the books of a shift say them."""

    sale: Sale
    taxes: ReceiptTaxes | None
    books: SaleBooks


class ExportRows(SaleRows):
    """All of it as it was when it was opened; valid only inside its block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sales(self, since: datetime, until: datetime) -> Iterator[ExportedSale]:
        """Those begun then, oldest first."""
        place = tuple_(sale.c.created_at, sale.c.id)
        wanted = select(sale.c.created_at, sale.c.id).where(
            sale.c.created_at >= since, sale.c.created_at < until
        )
        page = wanted.order_by(sale.c.created_at, sale.c.id).limit(AT_ONCE)
        found = self._connection.execute(page).all()
        while found:
            ids = [row.id for row in found]
            whole = {one.id: one for one in self._read_some(ids)}
            printed, books = self._taxes(ids), self._books(ids)
            taxes = self._booked_taxes([each for each in ids if each not in printed]) | printed
            for sale_id in ids:
                yield ExportedSale(
                    whole[sale_id], taxes.get(sale_id), books.get(sale_id, NOT_BOOKED)
                )
            last = tuple_(*found[-1], types=[sale.c.created_at.type, sale.c.id.type])
            found = self._connection.execute(page.where(place > last)).all()

    def _taxes(self, ids: Sequence[UUID]) -> dict[UUID, ReceiptTaxes]:
        """As the first receipt of each sale says them: rates may have changed since."""
        kind = func.json_extract(print_job.c.receipt, "$.kind")
        taxes = func.json_extract(print_job.c.receipt, "$.taxes")
        rows = self._connection.execute(
            select(print_job.c.sale_id, taxes.label("taxes"))
            .where(print_job.c.sale_id.in_(ids), kind == ReceiptKind.RECEIPT.value)
            .order_by(print_job.c.position.desc())
        )
        return {
            row.sale_id: tuple(tax_from_json(line) for line in json.loads(row.taxes or "[]"))
            for row in rows
        }

    def _booked_taxes(self, ids: Sequence[UUID]) -> dict[UUID, ReceiptTaxes]:
        """As it was settled, of what nobody printed."""
        rows = self._connection.execute(
            select(shift_entry.c.sale_id, shift_entry.c.now).where(
                shift_entry.c.sale_id.in_(ids), shift_entry.c.settled_at.is_not(None)
            )
        )
        return {row.sale_id: figures_from_text(row.now).taxes for row in rows}

    def _books(self, ids: Sequence[UUID]) -> dict[UUID, SaleBooks]:
        rows = self._connection.execute(
            select(shift_entry, person.c.name)
            .outerjoin(person, cast(person.c.id, String) == shift_entry.c.cashier)
            .where(shift_entry.c.sale_id.in_(ids))
        )
        return {
            row.sale_id: SaleBooks(
                cashier=row.name or "",
                sold_in=row.sold_in or None,  # 0 is from before all shifts
                settled_in=row.settled_in or None,
            )
            for row in rows
        }


def exported_sales(
    folder: Path, books: str, since: datetime, until: datetime
) -> Iterator[ExportedSale]:
    """A few at a time in memory. Errors as for `recovery_rows.read_only`."""
    with read_only(folder, books) as connection:
        yield from ExportRows(connection).sales(since, until)
