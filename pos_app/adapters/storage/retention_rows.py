"""Old sales in their order, people who left, and bodies of messages that were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, update

from pos_app.adapters.storage.sale_rows import SaleRows
from pos_app.adapters.storage.schema import journal, sale
from pos_app.adapters.storage.schema_outbox import outbox
from pos_app.adapters.storage.schema_people import person

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale


class RetentionRows(SaleRows):
    def sales_begun(
        self, since: datetime, before: datetime, *, after: UUID | None, limit: int
    ) -> tuple[Sale, ...]:
        later = sale.c.created_at > since
        at_once = sale.c.created_at == since
        if after is not None:
            at_once = and_(at_once, sale.c.id > after)
        wanted = (
            select(sale.c.id)
            .where(or_(later, at_once), sale.c.created_at < before)
            .order_by(sale.c.created_at, sale.c.id)
            .limit(limit)
        )
        found = self._read_sales(wanted)
        return tuple(sorted(found, key=lambda one: (one.created_at, str(one.id))))

    def people_left(self, before: datetime) -> tuple[UUID, ...]:
        left = select(func.max(journal.c.at)).where(
            journal.c.name == "person.left",
            func.json_extract(journal.c.body, "$.person") == person.c.id,
        )
        gone = select(person.c.id).where(person.c.active.is_(False))
        return tuple(
            self._connection.execute(
                gone.where(left.scalar_subquery() < before).order_by(person.c.position)
            ).scalars()
        )

    def rewrite_message(self, message_id: str, body: str) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == message_id).values(body=body))
