"""Refunds as whoever watches for their payments asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from pos_app.adapters.storage.sale_rows import SaleRows
from pos_app.adapters.storage.schema import credit
from pos_app.adapters.storage.schema_refund import refund
from pos_app.domain.credit import Assurance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos_app.domain.sale import Sale


class RefundRows(SaleRows):
    def sales_giving_back(self, withdrawn_since: datetime) -> tuple[Sale, ...]:
        unpaid = refund.c.assurance.is_(None)
        lately = or_(refund.c.withdrawn_at.is_(None), refund.c.withdrawn_at > withdrawn_since)
        wanted = select(refund.c.sale_id).where(
            or_(unpaid & lately, refund.c.assurance != Assurance.FINAL)
        )
        return self._read_sales(wanted.distinct())

    def refund_outputs(self, script: bytes) -> frozenset[str]:
        wanted = select(refund.c.reference).where(
            refund.c.script == script, refund.c.reference.is_not(None)
        )
        return frozenset(self._connection.execute(wanted).scalars())

    def has_coin(self, references: Sequence[str]) -> bool:
        wanted = select(credit.c.sale_id).where(credit.c.reference.in_(references)).limit(1)
        return self._connection.execute(wanted).first() is not None
