"""Addresses that are ready, and those that were issued and never come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, false, func, select, update
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.gap_rows import GapRows
from pos_app.adapters.storage.schema import account, address
from pos_app.ports import IssuedAddress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


class AddressRows(GapRows):
    _connection: Connection

    def take_address(self, account_id: str) -> IssuedAddress:
        lowest = (
            select(func.min(address.c.derivation_index))
            .where(address.c.account_id == account_id, address.c.issued == false())
            .scalar_subquery()
        )
        taken = (
            update(address)
            .where(address.c.account_id == account_id, address.c.derivation_index == lowest)
            .values(issued=True)
            .returning(address.c.derivation_index, address.c.address, address.c.script)
        )
        row = self._connection.execute(taken).one_or_none()
        if row is None:
            raise LookupError(account_id)
        self.address_gap(account_id)  # never longer than now: the next payment ends the run
        return IssuedAddress(index=row.derivation_index, address=row.address, script=row.script)

    def add_ready_addresses(self, account_id: str, addresses: Sequence[IssuedAddress]) -> None:
        """What lies below `next_index` is left out: it was skipped, or is there already."""
        first = self.next_index(account_id)
        fresh = [one for one in addresses if one.index >= first]
        if not fresh:
            return
        self._move_next_index(account_id, max(one.index for one in fresh) + 1)
        rows = [
            {
                "account_id": account_id,
                "derivation_index": one.index,
                "address": one.address,
                "script": one.script,
                "issued": False,
            }
            for one in fresh
        ]
        added = insert(address)
        # The same keys written in another way are another account with the same addresses: one
        # that waits there moves here, one that was issued there is used for ever.
        moved = added.on_conflict_do_update(
            index_elements=[address.c.script],
            set_={
                "account_id": added.excluded.account_id,
                "derivation_index": added.excluded.derivation_index,
            },
            where=address.c.issued == false(),
        )
        self._connection.execute(moved, rows)

    def ready_addresses(self, account_id: str) -> int:
        wanted = (
            select(func.count())
            .select_from(address)
            .where(address.c.account_id == account_id, address.c.issued == false())
        )
        return self._connection.execute(wanted).scalar_one()

    def next_index(self, account_id: str) -> int:
        wanted = select(account.c.next_index).where(account.c.id == account_id)
        return self._connection.execute(wanted).scalar_one_or_none() or 0

    def skip_to_index(self, account_id: str, index: int) -> None:
        self._connection.execute(
            delete(address).where(
                address.c.account_id == account_id,
                address.c.issued == false(),
                address.c.derivation_index < index,
            )
        )
        self._move_next_index(account_id, index)

    def _move_next_index(self, account_id: str, index: int) -> None:
        """Forwards only."""
        first = insert(account).values(id=account_id, next_index=index)
        self._connection.execute(
            first.on_conflict_do_update(
                index_elements=[account.c.id],
                set_={"next_index": func.max(account.c.next_index, first.excluded.next_index)},
            )
        )
