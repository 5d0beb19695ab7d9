"""What the till keeps of shifts: those there were, their reports, and the sales in their books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift import Shift
    from pos_app.domain.shift_chart import SoldPoint
    from pos_app.domain.shift_entry import ShiftEntry


class ShiftTransaction(Protocol):
    """The part of a transaction that is about shifts. What a closed one booked stays as it is."""

    def last_shift(self) -> Shift | None: ...
    def shifts(self, limit: int, *, before: int | None = None) -> tuple[Shift, ...]:
        """Newest first, those with a number below `before`."""
        ...

    def open_shift(self, shift: Shift) -> None:
        """Its number must follow the last one's, which must be closed."""
        ...

    def close_shift(self, shift: Shift, report: ShiftReport) -> None:
        """For ever: neither can be changed afterwards."""
        ...

    def shift_report(self, number: int) -> ShiftReport:
        """As it was at the close; LookupError while it goes on and for a number there is not."""
        ...

    def shift_entry(self, sale_id: UUID) -> ShiftEntry | None: ...
    def save_shift_entry(self, entry: ShiftEntry) -> None: ...
    def shift_entries(self, number: int) -> tuple[ShiftEntry, ...]:
        """Those changed in this shift, and all that are outstanding."""
        ...

    def sold_points(self, since: datetime, until: datetime) -> tuple[SoldPoint, ...]:
        """Settled sales of that time, `until` excluded, oldest first."""
        ...
