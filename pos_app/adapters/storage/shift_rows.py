"""Shifts, their reports, and the entries of the sales in their books."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema_shift import shift, shift_entry
from pos_app.adapters.storage.shift_columns import entry_from_row, entry_row
from pos_app.adapters.storage.shift_sum_rows import ShiftSumRows
from pos_app.domain.shift import Shift
from pos_app.services.shifts import shift_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift_entry import ShiftEntry

_SHIFT = (
    shift.c.number,
    shift.c.opened_at,
    shift.c.opened_by,
    shift.c.closed_at,
    shift.c.closed_by,
)


class ShiftRows(ShiftSumRows):
    def last_shift(self) -> Shift | None:
        return next(iter(self.shifts(1)), None)

    def shifts(self, limit: int, *, before: int | None = None) -> tuple[Shift, ...]:
        wanted = select(*_SHIFT).order_by(shift.c.number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(shift.c.number < before)
        return tuple(Shift(**row) for row in self._connection.execute(wanted).mappings())

    def open_shift(self, opened: Shift) -> None:
        self._connection.execute(
            insert(shift).values({column.name: getattr(opened, column.name) for column in _SHIFT})
        )

    def close_shift(self, closed: Shift, report: ShiftReport) -> None:
        self._connection.execute(
            update(shift)
            .where(shift.c.number == closed.number)
            .values(
                closed_at=closed.closed_at,
                closed_by=closed.closed_by,
                report=shift_json.to_json(report),
            )
        )

    def shift_report(self, number: int) -> ShiftReport:
        wanted = select(shift.c.report).where(shift.c.number == number)
        found = self._connection.execute(wanted).scalar_one_or_none()
        if found is None:
            raise LookupError(number)
        return shift_json.from_document(json.loads(found))

    def shift_entry(self, sale_id: UUID) -> ShiftEntry | None:
        wanted = select(shift_entry).where(shift_entry.c.sale_id == sale_id)
        row = self._connection.execute(wanted).mappings().one_or_none()
        return None if row is None else entry_from_row(row)

    def cashiers_of(self, sale_ids: Sequence[UUID]) -> dict[UUID, str]:
        wanted = select(shift_entry.c.sale_id, shift_entry.c.cashier).where(
            shift_entry.c.sale_id.in_(sale_ids), shift_entry.c.cashier != ""
        )
        return {row.sale_id: row.cashier for row in self._connection.execute(wanted)}

    def save_shift_entry(self, entry: ShiftEntry) -> None:
        added = insert(shift_entry).values(entry_row(entry))
        changing = {
            column.name: added.excluded[column.name]
            for column in shift_entry.c
            if not column.primary_key
        }
        self._connection.execute(
            added.on_conflict_do_update(index_elements=[shift_entry.c.sale_id], set_=changing)
        )
