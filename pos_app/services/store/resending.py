"""A store that was away, or lost what it was told, is told again what was written since."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.ports import Store

# So few at a time that a till which sells meanwhile hardly waits for its turn.
AT_ONCE = 500


def put_back_since(store: Store, since: datetime, sale_id: UUID | None, now: datetime) -> int:
    """How many messages wait again under their ids, in their places: of all sales or of one."""
    with store.transaction() as transaction:
        positions = transaction.messages_since(since, sale_id)
    for start in range(0, len(positions), AT_ONCE):
        with store.transaction() as transaction:
            transaction.put_back(positions[start : start + AT_ONCE], now)
    return len(positions)
