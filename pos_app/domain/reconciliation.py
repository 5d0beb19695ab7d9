"""What the wallet received against what the till booked, output by output.

Both are of one shift: what came less what went since the last close. A payment that the wallet saw
before a close and the till booked after it is unexplained in the first shift and stands there with
the other sign in the second, so that over all shifts nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pos_app.domain.shift_details import Unexplained

if TYPE_CHECKING:
    from collections.abc import Mapping


def changes(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    """What came and went between two looks at the wallet: sat by output (`txid:vout`)."""
    return {
        reference: now.get(reference, 0) - before.get(reference, 0)
        for reference in sorted(before.keys() | now.keys())
        if now.get(reference, 0) != before.get(reference, 0)
    }


def unexplained(booked: Mapping[str, int], found: Mapping[str, int]) -> tuple[Unexplained, ...]:
    """Each transaction about which the two differ, the largest first."""
    by_txid: dict[str, int] = defaultdict(int)
    for reference, sat in changes(booked, found).items():
        by_txid[reference.partition(":")[0]] += sat
    differing = (Unexplained(txid=txid, sat=sat) for txid, sat in by_txid.items() if sat)
    return tuple(sorted(differing, key=lambda one: (-abs(one.sat), one.txid)))
