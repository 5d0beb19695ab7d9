"""The report of a shift, from its totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.receipt_shift import ShiftReport

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pos_app.domain.shift import Shift
    from pos_app.domain.shift_totals import ShiftTotals


def report_of(
    shift: Shift,
    totals: ShiftTotals,
    *,
    store_name: str,
    store_address: str,
    till_name: str,
    names: Mapping[str, str],
    until: datetime,
    was_counted: bool,
    utc_offset_minutes: int,
    note: str,
) -> ShiftReport:
    """`names` are those of people by id, empty for who has none; the shift is of who opened it.

    `was_counted`: somebody looked into the wallet, and what differs is in the details.
    """
    details = totals.details
    cashiers = tuple(replace(one, cashier=names.get(one.cashier, "")) for one in details.cashiers)
    found = totals.expected_sat + sum(one.sat for one in details.unexplained)
    return ShiftReport(
        marks=(),
        store_name=store_name,
        store_address=store_address,
        till_name=till_name,
        cashier=names.get(shift.opened_by, ""),
        number=shift.number,
        at=until,
        opened_at=shift.opened_at,
        until=until,
        is_closed=not shift.is_open,
        utc_offset_minutes=utc_offset_minutes,
        counts=totals.counts,
        taken=totals.taken.amounts,
        taken_sat=totals.taken.sat,
        refunds=totals.refunded.sales,
        refunded=totals.refunded.amounts,
        refunded_sat=totals.refunded.sat,
        fees_sat=totals.fees_sat,
        expected_sat=totals.expected_sat,
        found_sat=found if was_counted else None,
        first_receipt=totals.first_receipt,
        last_receipt=totals.last_receipt,
        note=note,
        details=replace(details, cashiers=cashiers),
    )
