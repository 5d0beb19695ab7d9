"""What the till keeps of shifts: those there were, their reports, and the sales in their books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift import Shift
    from pos_app.domain.shift_chart import SoldPoint
    from pos_app.domain.shift_entry import ShiftEntry
    from pos_app.domain.shift_sums import Sums


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
    def cashiers_of(self, sale_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """Ids of who began these sales; without those of which nobody is known."""
        ...

    def save_shift_entry(self, entry: ShiftEntry) -> None: ...
    def add_shift_sums(self, added: Sums) -> None:
        """In the transaction that saves the entry that they are of."""
        ...

    def shift_sums(self, number: int) -> Sums:
        """Those of this shift, and of what is outstanding."""
        ...

    def shift_receipts(self, number: int) -> tuple[int, int] | None:
        """The first and the last number given out in the shift that goes on; None: none yet."""
        ...

    def booked_outputs(self, since: int) -> dict[bytes, dict[str, int]]:
        """Of the wallet's own scripts whose sales changed in shifts after this one.

        What counts there now of all sales that ever had the script: sat by `txid:vout`.
        """
        ...

    def sold_indexes(self, account_id: str, first: int) -> frozenset[int]:
        """The account's indexes from `first` on whose addresses a sale has."""
        ...

    def unprinted_receipts(self, number: int) -> tuple[int, ...]:
        """Numbers of the open shift's receipts whose paper was asked for and is not out."""
        ...

    def sold_points(self, since: datetime, until: datetime) -> tuple[SoldPoint, ...]:
        """Sales that have their money, begun in that time, `until` excluded: summed by quarter."""
        ...

    def sold_points_of(self, number: int) -> tuple[SoldPoint, ...]:
        """The same of those that were begun in this shift."""
        ...
