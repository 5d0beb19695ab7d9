"""How long nobody may try a person's PIN: five tries, then a wait that doubles with each more.

What is judged is time that provably went by. The wall clock proves none, since whoever stands at
the till can set it; it is kept to tell people when a try was. The monotonic clock counts from the
machine's start and nobody sets it: what it counted since a try has gone by, and where it shows
less than at the try, the machine was started since and all that it shows has gone by. So neither
a clock that is set, nor a restart of the till or of the machine shortens a wait; only the last one
may make it longer, by what went by before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

FREE_TRIES = 5
FIRST_WAIT_SECONDS = 30
# 24 tries a day: a year and more for the 10,000 PINs of four digits.
LONGEST_WAIT_SECONDS = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """PINs that were tried since the last right one; a try counts from before it is looked at.

    `last_monotonic` are seconds of the machine's clock at the last one, `last_at` its wall time.
    """

    count: int = 0
    last_monotonic: float = 0.0
    last_at: datetime | None = None

    @property
    def left(self) -> int:
        """How many more before a wait; none once there was one."""
        return max(0, FREE_TRIES - self.count)


NO_TRIES = Tries()


def one_more(tries: Tries, *, monotonic: float, now: datetime) -> Tries:
    return Tries(count=tries.count + 1, last_monotonic=monotonic, last_at=now)


def wait_seconds(count: int) -> int:
    """The whole wait after so many tries."""
    if count < FREE_TRIES:
        return 0
    # Far enough for every wait; a larger power would only be a larger number.
    doublings = min(count - FREE_TRIES, 10)
    return min(FIRST_WAIT_SECONDS << doublings, LONGEST_WAIT_SECONDS)


def wait_left(tries: Tries, monotonic: float) -> float:
    """Seconds until the next try; 0 when it may be now."""
    gone = monotonic - tries.last_monotonic
    if gone < 0:
        gone = monotonic
    return max(0.0, wait_seconds(tries.count) - gone)


def after_start(tries: Tries, monotonic: float) -> Tries:
    """To be kept at each start of the till, or a wait would grow as a new count passes the old."""
    return replace(tries, last_monotonic=0.0) if monotonic < tries.last_monotonic else tries
