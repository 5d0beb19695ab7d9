"""Lets sales be entered: carts that wait lie in the till's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.ports import Clock, Store
    from pos_app.till.sale_entry_desk import SaleEntryDesk


def open_sale_entry(desk: SaleEntryDesk, store: Store, clock: Clock, till_id: UUID) -> None:
    from pos_app.services.sale_entry import SaleEntry

    desk.open(SaleEntry(store, clock, till_id))
