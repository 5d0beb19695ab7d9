"""How many addresses in a row stayed without money, and which of them may serve once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, false, func, or_, select, true, update
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema import (
    account,
    address,
    address_history,
    credit,
    found_payment,
    journal,
    rate_lock,
    sale,
)
from pos_app.domain.credit import COUNTED
from pos_app.domain.sale_state import Life
from pos_app.ports import AddressGap, IssuedAddress, ReusableAddress

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection, Select

_ENDED = (Life.EXPIRED, Life.CANCELLED)


class GapRows:
    _connection: Connection

    def sale_of_script(self, script: bytes) -> UUID | None:
        wanted = _sales_of_script(script).with_only_columns(sale.c.id).limit(1)
        return self._connection.execute(wanted).scalar_one_or_none()

    def earlier_sales(self, script: bytes) -> tuple[int, ...]:
        wanted = _sales_of_script(script).with_only_columns(sale.c.number).offset(1)
        return tuple(reversed(self._connection.execute(wanted).scalars().all()))

    def note_history(self, account_id: str, highest: int, longest_run: int) -> None:
        first = insert(account).values(
            id=account_id, next_index=0, used_before=highest, longest_run=longest_run
        )
        self._connection.execute(
            first.on_conflict_do_update(
                index_elements=[account.c.id],
                set_={
                    "used_before": func.max(
                        func.coalesce(account.c.used_before, -1), first.excluded.used_before
                    ),
                    "longest_run": func.max(account.c.longest_run, first.excluded.longest_run),
                },
            )
        )

    def address_gap(self, account_id: str) -> AddressGap:
        gap = self._count_gap(account_id)
        self._connection.execute(
            update(account)
            .where(account.c.id == account_id, account.c.longest_run < gap.longest_run)
            .values(longest_run=gap.longest_run)
        )
        return gap

    def _count_gap(self, account_id: str) -> AddressGap:
        paid = self._highest_paid(account_id)
        issued = (
            select(func.count(), func.max(address.c.derivation_index))
            .where(address.c.account_id == account_id, address.c.issued == true())
            .where(address.c.derivation_index > paid)
        )
        count, last = self._connection.execute(issued).one()
        run = 0 if last is None else last - paid
        known = select(account.c.longest_run).where(account.c.id == account_id)
        longest = self._connection.execute(known).scalar_one_or_none() or 0
        return AddressGap(unpaid_in_a_row=count, longest_run=max(longest, run))

    def _highest_paid(self, account_id: str) -> int:
        """Just below the first index that was ever issued when nothing was paid.

        An index, walked from its upper end, finds it: what it costs does not grow with the sales.
        """
        of_account = select(address.c.derivation_index).where(address.c.account_id == account_id)
        upwards = address.c.derivation_index
        money = exists().where(
            sale.c.script == address.c.script,
            credit.c.sale_id == sale.c.id,
            credit.c.assurance.in_(COUNTED),
        )
        paid = of_account.where(address.c.seen == true(), money).order_by(upwards.desc()).limit(1)
        first = of_account.where(address.c.issued == true()).order_by(upwards).limit(1)
        others = select(account.c.used_before).where(account.c.id == account_id)
        read = self._connection.execute
        known = (
            read(paid).scalar_one_or_none(),
            read(others).scalar_one_or_none(),
            read(first.with_only_columns(upwards - 1)).scalar_one_or_none(),
        )
        return max((index for index in known if index is not None), default=-1)

    def reusable_addresses(
        self, account_id: str, quiet_since: datetime, limit: int
    ) -> tuple[ReusableAddress, ...]:
        wanted = (
            select(address.c.derivation_index, address.c.address, address.c.script)
            .where(_is_reusable(account_id, quiet_since))
            .order_by(address.c.reused, address.c.derivation_index)
            .limit(limit)
        )
        found = []
        for row in self._connection.execute(wanted).all():
            sale_id = self.sale_of_script(row.script)
            if sale_id is not None:
                issued = IssuedAddress(
                    index=row.derivation_index, address=row.address, script=row.script
                )
                found.append(ReusableAddress(issued=issued, sale_id=sale_id))
        return tuple(found)

    def reuse_address(self, account_id: str, index: int, quiet_since: datetime) -> IssuedAddress:
        taken = (
            update(address)
            .where(_is_reusable(account_id, quiet_since), address.c.derivation_index == index)
            .values(reused=address.c.reused + 1)
            .returning(address.c.derivation_index, address.c.address, address.c.script)
        )
        row = self._connection.execute(taken).one_or_none()
        if row is None:
            raise LookupError(index)
        return IssuedAddress(index=row.derivation_index, address=row.address, script=row.script)


def _is_reusable(account_id: str, quiet_since: datetime) -> ColumnElement[bool]:
    """Every sale that had it has ended, and neither asked for money nor changed since."""
    its_sale = sale.c.script == address.c.script
    restless = or_(
        sale.c.life.not_in(_ENDED),
        exists().where(rate_lock.c.sale_id == sale.c.id, rate_lock.c.ends_at >= quiet_since),
        # Every change of a sale is in the journal, so the sale needs no time of change.
        exists().where(journal.c.subject == sale.c.id, journal.c.at >= quiet_since),
        exists().where(credit.c.sale_id == sale.c.id),
        exists().where(found_payment.c.sale_id == sale.c.id),
    )
    looked = address_history
    found = exists().where(looked.c.script == address.c.script, looked.c.transactions > 0)
    return and_(
        address.c.account_id == account_id,
        address.c.issued == true(),
        address.c.seen == false(),
        exists().where(its_sale),
        ~exists().where(its_sale, restless),
        ~found,
    )


def _sales_of_script(script: bytes) -> Select[tuple[UUID]]:
    """The sale in force first: the one whose first price was held last."""
    first_lock = (rate_lock.c.sale_id == sale.c.id) & (rate_lock.c.position == 0)
    return (
        select(sale.c.id)
        .select_from(sale.outerjoin(rate_lock, first_lock))
        .where(sale.c.script == script)
        .order_by(rate_lock.c.locked_at.desc(), sale.c.number.desc())
    )
