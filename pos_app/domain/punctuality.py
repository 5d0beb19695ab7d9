"""Whether money came while its price was held: yes, no, or nobody was there to see."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.credit import Credit
    from pos_app.domain.sale import Sale

# Money first seen this long after the lock's end still counts: it travels, and clocks differ.
GRACE = timedelta(seconds=120)


class Punctuality(Enum):
    ON_TIME = "on_time"
    LATE = "late"
    UNKNOWN = "unknown"  # it came while nobody was watching


def deadline(sale: Sale) -> datetime:
    """Of the lock in force; LookupError before the sale is prepared."""
    return sale.lock.ends_at + GRACE


def punctuality(credit: Credit, deadline: datetime) -> Punctuality:
    """On time is what we saw, or what is in a block timed, up to the deadline.

    Late is only what we know to have been absent then. A moment of absence after the first sight
    shows that the clock was set back in between: that sight then proves nothing.
    """
    absent = credit.absent_at
    seen_at = credit.first_seen if absent is None else max(credit.first_seen, absent)
    if seen_at <= deadline:
        return Punctuality.ON_TIME
    if credit.block_time is not None and credit.block_time <= deadline:
        return Punctuality.ON_TIME
    return Punctuality.UNKNOWN if absent is None or absent < deadline else Punctuality.LATE


def on_time_sat(sale: Sale) -> int:
    """What was paid while a price was held; a new price leaves its value as it is."""
    if sale.late_taken:
        return sale.received_sat
    until = deadline(sale)
    return sum(
        credit.sat
        for credit in sale.credits
        if credit.counts and punctuality(credit, until) is Punctuality.ON_TIME
    )


def is_on_time(credit: Credit, sale: Sale) -> bool:
    """Or taken by a person although it was late."""
    return sale.late_taken or punctuality(credit, deadline(sale)) is Punctuality.ON_TIME
