"""The sums that the books of a shift are kept as, and what its report looks up besides."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, asc, desc, func, select, text
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema import credit, print_job, sale
from pos_app.adapters.storage.schema_shift import shift_entry, shift_sum
from pos_app.adapters.storage.shift_columns import amount_from_row
from pos_app.domain.credit import COUNTED
from pos_app.domain.money import Currency
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.shift_chart import SoldPoint
from pos_app.domain.shift_entry import Figure
from pos_app.domain.shift_sums import OUTSTANDING, Added, SumKey, SumKind
from pos_app.domain.tax import TaxRate
from pos_app.ports import PrintState

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping

    from pos_app.domain.shift_sums import Sums

_KEY = [column.name for column in shift_sum.primary_key]
_ADDED = ("sales", "minor", "sat")
_OF_RATES = (SumKind.TAXED, SumKind.TAX)
_RECEIPTS = (ReceiptKind.RECEIPT.value, ReceiptKind.COPY.value)
_OUT = (PrintState.PRINTED, PrintState.SENT_UNCONFIRMED)

_NOT_OUT = tuple(state for state in PrintState if state not in _OUT)
_NO_CURRENCY = ""
# The place of the minutes in the text of a time, and how long a bar's smallest part is.
_MINUTES_AT, _STEP_MINUTES = 15, 15


class ShiftSumRows:
    _connection: Connection

    def add_shift_sums(self, added: Sums) -> None:
        if not added:
            return
        kept = insert(shift_sum)
        more = {name: shift_sum.c[name] + kept.excluded[name] for name in _ADDED}
        self._connection.execute(
            kept.on_conflict_do_update(index_elements=_KEY, set_=more),
            [_row(key, each) for key, each in added.items()],
        )

    def shift_sums(self, number: int) -> Sums:
        wanted = select(shift_sum).where(shift_sum.c.shift.in_((OUTSTANDING, number)))
        return dict(_sum(row) for row in self._connection.execute(wanted).mappings())

    def shift_receipts(self, number: int) -> tuple[int, int] | None:
        given = select(shift_entry.c.receipt_number).where(
            shift_entry.c.changed_in == number, shift_entry.c.settled_in == number
        )
        # Each from its own end of the index: min and max in one question read all between.
        first, last = (
            self._connection.execute(given.order_by(order(shift_entry.c.receipt_number)).limit(1))
            for order in (asc, desc)
        )
        numbers = first.scalar_one_or_none(), last.scalar_one_or_none()
        return None if numbers[0] is None or numbers[1] is None else (numbers[0], numbers[1])

    def booked_outputs(self, since: int) -> dict[bytes, dict[str, int]]:
        owner = sale.alias("owner")
        counting = and_(credit.c.sale_id == owner.c.id, credit.c.assurance.in_(COUNTED))
        wanted = (
            select(owner.c.script, credit.c.reference, credit.c.sat)
            .select_from(shift_entry)
            .join(sale, sale.c.id == shift_entry.c.sale_id)
            .join(owner, owner.c.script == sale.c.script)
            .outerjoin(credit, counting)
            .where(shift_entry.c.changed_in > since, sale.c.hosted.is_(None))
        )
        booked: dict[bytes, dict[str, int]] = {}
        for row in self._connection.execute(wanted).mappings():
            outputs = booked.setdefault(row["script"], {})
            if row["reference"] is not None:
                outputs[row["reference"]] = row["sat"]
        return booked

    def sold_indexes(self, account_id: str, first: int) -> frozenset[int]:
        wanted = select(sale.c.derivation_index).where(
            sale.c.account_id == account_id, sale.c.derivation_index >= first
        )
        return frozenset(self._connection.execute(wanted).scalars())

    def unprinted_receipts(self, number: int) -> tuple[int, ...]:
        other = print_job.alias()
        is_out = (
            select(other.c.id)
            .where(other.c.sale_id == shift_entry.c.sale_id, _is_receipt(other))
            .where(other.c.state.in_(_OUT))
            .exists()
        )
        wanted = (
            select(shift_entry.c.receipt_number)
            .distinct()
            .join(print_job, print_job.c.sale_id == shift_entry.c.sale_id)
            .where(shift_entry.c.changed_in == number, shift_entry.c.settled_in == number)
            # Few have such a state, so that no paper but theirs is read.
            .where(print_job.c.state.in_(_NOT_OUT), _is_receipt(print_job), ~is_out)
            .order_by(shift_entry.c.receipt_number)
        )
        return tuple(self._connection.execute(wanted).scalars())

    def sold_points(self, since: datetime, until: datetime) -> tuple[SoldPoint, ...]:
        at = shift_entry.c.sold_at
        return self._points(and_(at >= since, at < until))

    def sold_points_of(self, number: int) -> tuple[SoldPoint, ...]:
        return self._points(shift_entry.c.sold_in == number)

    def _points(self, which: ColumnElement[bool]) -> tuple[SoldPoint, ...]:
        at = func.min(shift_entry.c.sold_at, type_=shift_entry.c.sold_at.type)
        hour = func.substr(shift_entry.c.sold_at, 1, _MINUTES_AT - 1)
        quarter = func.substr(shift_entry.c.sold_at, _MINUTES_AT, 2).op("/")(_STEP_MINUTES)
        money = (shift_entry.c.amount_currency, shift_entry.c.amount_exponent)
        wanted = (
            select(
                at.label("at"),
                shift_entry.c.cashier,
                *money,
                func.sum(shift_entry.c.amount_minor).label("amount_minor"),
                func.sum(shift_entry.c.received_sat).label("sat"),
                func.count().label("sales"),
            )
            # The condition word for word as in the partial index, or SQLite reads every entry.
            .where(which, text("is_sold"))
            .group_by(hour, quarter, shift_entry.c.cashier, *money)
            .order_by(at)
        )
        return tuple(
            SoldPoint(
                at=row["at"],
                cashier=row["cashier"],
                amount=amount_from_row(row),
                sat=row["sat"],
                sales=row["sales"],
            )
            for row in self._connection.execute(wanted).mappings()
        )


def _is_receipt(job: FromClause) -> ColumnElement[bool]:
    return func.json_extract(job.c.receipt, "$.kind").in_(_RECEIPTS)


def _row(key: SumKey, added: Added) -> dict[str, Any]:
    return {
        "shift": key.shift,
        "kind": key.kind.value,
        "of": _of_text(key.of),
        "cashier": key.cashier,
        "currency": _NO_CURRENCY if key.currency is None else key.currency.code,
        "exponent": 0 if key.currency is None else key.currency.exponent,
        **added._asdict(),
    }


def _of_text(of: Figure | TaxRate | str) -> str:
    if isinstance(of, TaxRate):
        return f"{of.percent.normalize():f} {of.name}"
    return of.value if isinstance(of, Figure) else of


def _sum(row: RowMapping) -> tuple[SumKey, Added]:
    kind, of = SumKind(row["kind"]), row["of"]
    if kind in _OF_RATES:
        percent, _, name = of.partition(" ")
        of = TaxRate(name, Decimal(percent))
    elif kind is not SumKind.SOLD:
        of = Figure(of)
    code = row["currency"]
    currency = None if code == _NO_CURRENCY else Currency(code, row["exponent"])
    key = SumKey(row["shift"], kind, of, row["cashier"], currency)
    return key, Added(row["sales"], row["minor"], row["sat"])
