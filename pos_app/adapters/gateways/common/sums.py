"""Credits out of sums: some gateways tell how much there is, and not which payments it came in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from pos_app.domain.credit import MINED, Assurance
from pos_app.ports import HostedCredit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from pos_app.domain.credit import Credit

_MARK = "#"
# Of so many payments to one address, each choice of those that are still there is tried.
_MOST_TRIED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """`confirmed_sat` beside `pending_sat`; what is pending stands as `pending_as`.

    `is_balance` of an address that is the shop's own: what is confirmed, the shop may spend.
    """

    confirmed_sat: int
    pending_sat: int
    pending_as: Assurance = Assurance.SEEN
    is_balance: bool = False

    @property
    def total_sat(self) -> int:
        return self.confirmed_sat + self.pending_sat


def credits_of_sums(
    reference: str,
    known: Sequence[Credit],
    sums: Sums,
    *,
    received_at: datetime | None = None,
) -> tuple[HostedCredit, ...]:
    """The credits of `reference`: those `known`, as far as the sums carry them, and the rest anew.

    They are called `reference#1`, `reference#2` and so on. Money that is there no more vanished
    (UNKNOWN), but for confirmed money of a balance: that was spent.
    """
    left, confirmed_left = sums.total_sat, sums.confirmed_sat
    found = []
    earlier = sorted(_own(reference, known), key=lambda each: each[0])
    carried = _carried(earlier, sums)
    for number, sat, was in earlier:
        if number not in carried:
            now = was if sums.is_balance and was in MINED else Assurance.UNKNOWN
        else:
            left -= sat
            now = Assurance.CONFIRMED if sat <= confirmed_left else sums.pending_as
            confirmed_left -= sat if now is Assurance.CONFIRMED else 0
        found.append(HostedCredit(reference=f"{reference}{_MARK}{number}", sat=sat, assurance=now))
    number = earlier[-1][0] if earlier else 0
    confirmed = min(left, confirmed_left)
    for sat, now in ((confirmed, Assurance.CONFIRMED), (left - confirmed, sums.pending_as)):
        if sat > 0:
            number += 1
            new = HostedCredit(
                reference=f"{reference}{_MARK}{number}",
                sat=sat,
                assurance=now,
                received_at=received_at,
            )
            found.append(new)
    return tuple(found)


def _carried(earlier: Sequence[tuple[int, int, Assurance]], sums: Sums) -> set[int]:
    """The numbers of those that the sums carry, from the first on.

    Of a balance the owner may have spent any that are confirmed. Where the others make up all of
    it, nothing new came: what was spent must not make room for money that nobody paid.
    """
    if sums.is_balance and len(earlier) <= _MOST_TRIED:
        for size in range(len(earlier), 0, -1):
            for kept in combinations(earlier, size):
                spent = [was for number, sat, was in earlier if (number, sat, was) not in kept]
                is_all = sum(sat for _, sat, _ in kept) == sums.total_sat
                if is_all and all(was in MINED for was in spent):
                    return {number for number, _, _ in kept}
    left, carried = sums.total_sat, set()
    for number, sat, _ in earlier:
        if sat <= left:
            left -= sat
            carried.add(number)
    return carried


def _own(reference: str, known: Sequence[Credit]) -> Iterator[tuple[int, int, Assurance]]:
    for credit in known:
        start, _, number = credit.reference.rpartition(_MARK)
        if start == reference and number.isascii() and number.isdigit():
            yield int(number), credit.sat, credit.assurance
