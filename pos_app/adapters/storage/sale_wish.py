"""Sales of one kind, person or time: each over an index, so that none reads every sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select, text

from pos_app.adapters.storage.schema import MOVING, sale
from pos_app.adapters.storage.schema_shift import shift_entry
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ports.sale_search import SaleKind

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select

    from pos_app.ports.sale_search import SaleWish

# As the partial indexes have them: only so does SQLite know that they hold all of these sales.
_MOVING = text(MOVING)
_FLAGGED = text("flags != ''")


def _has(flag: Flag) -> ColumnElement[bool]:
    words = (" " + sale.c.flags + " ").contains(f" {flag.value} ", autoescape=True)
    return and_(_FLAGGED, words)


def _stands(*standings: Standing) -> ColumnElement[bool]:
    return and_(_MOVING, sale.c.standing.in_(standings))


_IS: dict[SaleKind, ColumnElement[bool]] = {
    SaleKind.OPEN: sale.c.life == Life.OPEN,
    SaleKind.EXPIRED: sale.c.life == Life.EXPIRED,
    SaleKind.CANCELLED: sale.c.life == Life.CANCELLED,
    SaleKind.PAID: and_(sale.c.life == Life.SETTLED, sale.c.standing != Standing.REVERSED),
    SaleKind.SEEN: _stands(Standing.SEEN, Standing.ACCEPTED),
    SaleKind.PARTLY_PAID: _stands(Standing.PARTLY_PAID),
    SaleKind.TAKEN_BACK: _stands(Standing.REVERSED),
    SaleKind.OVER: _has(Flag.OVER),
    SaleKind.LATE: _has(Flag.LATE),
    SaleKind.REFUNDED: _has(Flag.REFUNDED),
}


def newest_of(wish: SaleWish) -> Select[tuple[UUID]]:
    """Ids, the newest first."""
    if wish.cashier is None:
        wanted = select(sale.c.id).where(*conditions(wish))
        return wanted.order_by(sale.c.created_at.desc(), sale.c.number.desc())
    # Along the index of the person's sales, which ends where enough are found.
    begun = select(shift_entry.c.sale_id).where(shift_entry.c.cashier == wish.cashier)
    if wish.since is not None:
        begun = begun.where(shift_entry.c.sold_at >= wish.since)
    if wish.until is not None:
        begun = begun.where(shift_entry.c.sold_at < wish.until)
    if wish.kind is not None:
        begun = begun.join(sale, sale.c.id == shift_entry.c.sale_id).where(_IS[wish.kind])
    return begun.order_by(shift_entry.c.sold_at.desc(), shift_entry.c.sale_number.desc())


def conditions(wish: SaleWish) -> list[ColumnElement[bool]]:
    """For a query of sales that are few already."""
    found: list[ColumnElement[bool]] = []
    if wish.kind is not None:
        found.append(_IS[wish.kind])
    if wish.since is not None:
        found.append(sale.c.created_at >= wish.since)
    if wish.until is not None:
        found.append(sale.c.created_at < wish.until)
    if wish.cashier is not None:
        by = select(shift_entry.c.cashier).where(shift_entry.c.sale_id == sale.c.id)
        found.append(by.scalar_subquery() == wish.cashier)
    return found
