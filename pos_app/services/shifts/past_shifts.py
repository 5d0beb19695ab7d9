"""Reports of closed shifts as they were, and the sales that charts are drawn of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.shift_chart import day_of
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift_chart import SoldPoint
    from pos_app.ports import Store, Transaction

# More than a till closes in its life.
MOST_SHIFTS = 1_000_000


class PastShifts:
    def __init__(self, store: Store) -> None:
        self._store = store

    def report(self, number: int) -> ShiftReport:
        """As it was at the close. RefusedError `shift.no_report`."""
        with self._store.transaction() as transaction:
            return report_of_number(transaction, number)

    def reports(self, limit: int, *, before: int | None = None) -> tuple[ShiftReport, ...]:
        """Newest first, those with a number below `before`."""
        with self._store.transaction() as transaction:
            # One more: the newest may be open.
            past = transaction.shifts(limit + 1, before=before)
            closed = [shift.number for shift in past if not shift.is_open][:limit]
            return tuple(transaction.shift_report(number) for number in closed)

    def closed_between(self, first: date, last: date, zone: tzinfo) -> tuple[ShiftReport, ...]:
        """Closed in these days, `last` included, oldest first. RefusedError `shift.none_closed`."""
        with self._store.transaction() as transaction:
            return closed_in_days(transaction, first, last, zone)

    def sold_in(self, number: int) -> tuple[SoldPoint, ...]:
        """What was begun in this shift and has its money by now."""
        with self._store.transaction() as transaction:
            return transaction.sold_points_of(number)

    def sold_between(self, since: datetime, until: datetime) -> tuple[SoldPoint, ...]:
        """What was begun in this time, `until` excluded, and has its money by now."""
        with self._store.transaction() as transaction:
            return transaction.sold_points(since, until)


def closed_in_days(
    transaction: Transaction, first: date, last: date, zone: tzinfo
) -> tuple[ShiftReport, ...]:
    """As `PastShifts.closed_between`."""
    reports = tuple(
        transaction.shift_report(shift.number)
        for shift in reversed(transaction.shifts(MOST_SHIFTS))
        if shift.closed_at is not None and first <= day_of(shift.closed_at, zone) <= last
    )
    if not reports:
        raise RefusedError("shift.none_closed")
    return reports


def report_of_number(transaction: Transaction, number: int) -> ShiftReport:
    """RefusedError `shift.no_report`."""
    try:
        return transaction.shift_report(number)
    except LookupError:
        raise RefusedError("shift.no_report", number=str(number)) from None
