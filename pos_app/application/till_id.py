"""Which till it is: an id that is made once for a data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from pos_app.ports import Store

TILL_ID = "till_id"


def till_id_of(store: Store) -> UUID:
    with store.transaction() as transaction:
        known = transaction.get_value(TILL_ID)
        if known is None:
            known = str(uuid4())
            transaction.set_value(TILL_ID, known)
    return UUID(known)
