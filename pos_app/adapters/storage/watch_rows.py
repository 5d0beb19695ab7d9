"""Every address that was ever issued, and what was found for the old ones.

All of it is asked for in pages that begin where the last one ended, over an index: a page costs the
same at a thousand addresses and at a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema import address_history, found_payment, sale
from pos_app.ports import FoundPayment, OldAddress

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


class WatchRows:
    _connection: Connection

    def issued_scripts(self, after: bytes, limit: int) -> tuple[bytes, ...]:
        wanted = select(sale.c.script).where(sale.c.script > after)
        rows = self._connection.execute(wanted.order_by(sale.c.script).limit(limit))
        return tuple(rows.scalars())

    def first_issued_at(self) -> datetime | None:
        wanted = select(func.min(sale.c.created_at)).where(sale.c.script.is_not(None))
        found: datetime | None = self._connection.execute(wanted).scalar_one()
        return found

    def old_addresses(
        self, *, since: datetime, until: datetime, below: int | None, limit: int
    ) -> tuple[OldAddress, ...]:
        wanted = (
            select(
                sale.c.number,
                sale.c.created_at.label("issued_at"),
                sale.c.script,
                func.coalesce(address_history.c.transactions, 0).label("transactions"),
            )
            .outerjoin(address_history, address_history.c.script == sale.c.script)
            .where(
                sale.c.script.is_not(None), sale.c.created_at > since, sale.c.created_at <= until
            )
            .order_by(sale.c.created_at.desc(), sale.c.number.desc())
            .limit(limit)
        )
        if below is not None:
            wanted = wanted.where(or_(sale.c.created_at < until, sale.c.number < below))
        rows = self._connection.execute(wanted).mappings()
        return tuple(OldAddress(**row) for row in rows)

    def keep_transaction_count(self, script: bytes, transactions: int) -> None:
        first = insert(address_history).values(script=script, transactions=transactions)
        self._connection.execute(
            first.on_conflict_do_update(
                index_elements=[address_history.c.script],
                set_={"transactions": first.excluded.transactions},
            )
        )

    def add_found_payment(self, payment: FoundPayment) -> None:
        added = insert(found_payment).values(sale_id=payment.sale_id, reference=payment.reference)
        self._connection.execute(added.on_conflict_do_nothing())

    def found_payments(self) -> tuple[FoundPayment, ...]:
        rows = self._connection.execute(select(found_payment)).mappings()
        return tuple(FoundPayment(**row) for row in rows)

    def forget_found_payment(self, payment: FoundPayment) -> None:
        self._connection.execute(
            delete(found_payment).where(
                found_payment.c.sale_id == payment.sale_id,
                found_payment.c.reference == payment.reference,
            )
        )
