"""One transaction of the store, put together from its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage import schema
from pos_app.adapters.storage.address_rows import AddressRows
from pos_app.adapters.storage.journal_rows import JournalRows
from pos_app.adapters.storage.outbox_rows import OutboxRows
from pos_app.adapters.storage.people_rows import PeopleRows
from pos_app.adapters.storage.print_job_rows import PrintJobRows
from pos_app.adapters.storage.refund_rows import RefundRows
from pos_app.adapters.storage.retention_rows import RetentionRows
from pos_app.adapters.storage.sale_entry_rows import SaleEntryRows
from pos_app.adapters.storage.shift_rows import ShiftRows
from pos_app.adapters.storage.watch_rows import WatchRows

if TYPE_CHECKING:
    from sqlalchemy import Connection


class SqlTransaction(
    RefundRows,
    RetentionRows,
    JournalRows,
    AddressRows,
    OutboxRows,
    PrintJobRows,
    WatchRows,
    ShiftRows,
    PeopleRows,
    SaleEntryRows,
):
    """Implements ports.Transaction; valid only inside its block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, counter: str) -> int:
        first = insert(schema.counter).values(name=counter, value=1)
        counted = first.on_conflict_do_update(
            index_elements=[schema.counter.c.name], set_={"value": schema.counter.c.value + 1}
        ).returning(schema.counter.c.value)
        number: int = self._connection.execute(counted).scalar_one()
        return number

    def get_value(self, key: str) -> str | None:
        wanted = select(schema.value.c.value).where(schema.value.c.key == key)
        return self._connection.execute(wanted).scalar_one_or_none()

    def set_value(self, key: str, value: str) -> None:
        first = insert(schema.value).values(key=key, value=value)
        self._connection.execute(
            first.on_conflict_do_update(
                index_elements=[schema.value.c.key], set_={"value": first.excluded.value}
            )
        )
