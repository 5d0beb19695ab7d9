"""Sales with their locks, quotes and credits, written and read whole."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text, union
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.refund_columns import refund_from_row, refund_row
from pos_app.adapters.storage.sale_columns import (
    credit_from_row,
    credit_row,
    lock_from_row,
    lock_row,
    quote_from_row,
    quote_row,
    sale_from_row,
    sale_row,
)
from pos_app.adapters.storage.sale_search import ids_that_match
from pos_app.adapters.storage.schema import EXPOSED, credit, journal, quote, rate_lock, sale
from pos_app.adapters.storage.schema_refund import refund
from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import ACKNOWLEDGED
from pos_app.ports.sale_search import ANY_SALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Column, Connection, RowMapping, Select, Table

    from pos_app.domain.sale import Sale
    from pos_app.ports.sale_search import SaleWish

# SQLite takes some ten thousand parameters.
_AT_ONCE = 1_000
_WITH_MONEY = (Standing.PARTLY_PAID, Standing.SEEN, Standing.CONFIRMED)
_NOT_FINAL = (Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED, Assurance.UNKNOWN)
# The condition word for word as in the partial index, or SQLite reads every sale.
_EXPOSED = select(func.coalesce(func.sum(sale.c.worth_minor), 0)).where(
    text(EXPOSED),
    text(
        "(standing != 'reversed' OR NOT EXISTS (SELECT 1 FROM value"
        " WHERE key = :acknowledged || sale.id AND value.value != ''))"
    ).bindparams(acknowledged=ACKNOWLEDGED),
)


class SaleRows:
    _connection: Connection

    def sale(self, sale_id: UUID) -> Sale:
        found = self._read_sales(select(sale.c.id).where(sale.c.id == sale_id))
        if not found:
            raise LookupError(sale_id)
        return found[0]

    def save_sale(self, sale_now: Sale) -> None:
        self._write_changing(sale, [sale_row(sale_now)], (sale.c.id,))
        locks = list(enumerate(sale_now.locks))
        self._write_once(rate_lock, [lock_row(sale_now.id, at, lock) for at, lock in locks])
        self._write_once(
            quote,
            [
                quote_row(sale_now.id, at, position, one)
                for at, lock in locks
                for position, one in enumerate(lock.quotes)
            ],
        )
        self._write_changing(
            credit,
            [credit_row(sale_now.id, at, one) for at, one in enumerate(sale_now.credits)],
            (credit.c.sale_id, credit.c.reference),
        )
        self._write_changing(
            refund,
            [refund_row(sale_now.id, at, one) for at, one in enumerate(sale_now.refunds)],
            (refund.c.sale_id, refund.c.id),
        )

    def sales_to_watch(self, since: datetime) -> tuple[Sale, ...]:
        # Every change of a sale is in the journal, so the sale needs no time of change.
        changed = select(journal.c.subject).where(
            journal.c.at > since, journal.c.subject.is_not(None)
        )
        return self._read_sales(
            union(
                select(sale.c.id).where(sale.c.life == Life.OPEN),
                select(sale.c.id).where(sale.c.created_at > since),
                # Somebody has still to decide about these.
                select(sale.c.id).where(sale.c.standing == Standing.REVERSED),
                select(sale.c.id).where(
                    sale.c.life != Life.SETTLED, sale.c.standing.in_(_WITH_MONEY)
                ),
                select(credit.c.sale_id).where(credit.c.assurance.in_(_NOT_FINAL)),
                changed,
            )
        )

    def exposed_minor(self) -> int:
        exposed: int = self._connection.execute(_EXPOSED).scalar_one()
        return exposed

    def recent_sales(self, limit: int) -> tuple[Sale, ...]:
        newest = select(sale.c.id).order_by(sale.c.created_at.desc(), sale.c.number.desc())
        return self._newest_first(newest.limit(limit))

    def find_sales(self, text: str, limit: int, wish: SaleWish = ANY_SALE) -> tuple[Sale, ...]:
        wanted = ids_that_match(text, wish)
        return () if wanted is None else self._newest_first(wanted.limit(limit))

    def _newest_first(self, ids: Select[tuple[UUID]]) -> tuple[Sale, ...]:
        return tuple(reversed(self._read_sales(ids)))

    def _read_sales(self, ids: Any) -> tuple[Sale, ...]:
        """The sales of a query of ids, oldest first."""
        found = self._connection.execute(ids).scalars().all()
        sales = [
            one
            for start in range(0, len(found), _AT_ONCE)
            for one in self._read_some(found[start : start + _AT_ONCE])
        ]
        return tuple(sorted(sales, key=lambda one: (one.created_at, one.number)))

    def _read_some(self, found: Sequence[UUID]) -> list[Sale]:
        wanted = select(sale).where(sale.c.id.in_(found))
        sales = self._connection.execute(wanted).mappings().all()
        quotes = self._children(
            quote, found, lambda row: (row["sale_id"], row["lock_position"]), quote.c.lock_position
        )
        locks = self._children(rate_lock, found, lambda row: row["sale_id"])
        paid = self._children(credit, found, lambda row: row["sale_id"])
        back = self._children(refund, found, lambda row: row["sale_id"])
        return [
            sale_from_row(
                row,
                locks=tuple(
                    lock_from_row(
                        lock,
                        tuple(
                            quote_from_row(one)
                            for one in quotes.get((row["id"], lock["position"]), ())
                        ),
                    )
                    for lock in locks.get(row["id"], ())
                ),
                paid=tuple(credit_from_row(one) for one in paid.get(row["id"], ())),
                refunds=tuple(refund_from_row(one) for one in back.get(row["id"], ())),
            )
            for row in sales
        ]

    def _children(
        self,
        table: Table,
        sale_ids: Iterable[UUID],
        key: Callable[[RowMapping], Any],
        *order: Column[Any],
    ) -> dict[Any, list[RowMapping]]:
        wanted = select(table).where(table.c.sale_id.in_(sale_ids))
        rows = self._connection.execute(
            wanted.order_by(table.c.sale_id, *order, table.c.position)
        ).mappings()
        return {found: list(group) for found, group in groupby(rows, key)}

    def _write_once(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table).on_conflict_do_nothing(), rows)

    def _write_changing(
        self, table: Table, rows: list[dict[str, Any]], key: tuple[Column[Any], ...]
    ) -> None:
        if not rows:
            return
        added = insert(table)
        changing = {
            column.name: added.excluded[column.name] for column in table.c if not column.primary_key
        }
        self._connection.execute(
            added.on_conflict_do_update(index_elements=key, set_=changing), rows
        )
