"""What makes a sale one of a kind: the rule that every store's search is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ports.sale_search import SaleKind

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale


def is_of(sale: Sale, kind: SaleKind) -> bool:
    standing, life = sale.state
    return {
        SaleKind.OPEN: life is Life.OPEN,
        SaleKind.PAID: life is Life.SETTLED and standing is not Standing.REVERSED,
        SaleKind.SEEN: standing in {Standing.SEEN, Standing.ACCEPTED},
        SaleKind.PARTLY_PAID: standing is Standing.PARTLY_PAID,
        SaleKind.OVER: Flag.OVER in sale.flags,
        SaleKind.LATE: Flag.LATE in sale.flags,
        SaleKind.EXPIRED: life is Life.EXPIRED,
        SaleKind.CANCELLED: life is Life.CANCELLED,
        SaleKind.TAKEN_BACK: standing is Standing.REVERSED,
        SaleKind.REFUNDED: Flag.REFUNDED in sale.flags,
    }[kind]
