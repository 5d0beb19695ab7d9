"""The books of a shift as sums that every write keeps, so that a report never reads its sales.

An entry stands in the sums of the shift that changed it with what is new there, and with its levels
(what is outstanding now) in sums of no shift. Whoever changes an entry adds the difference; the
sums are always those of all entries.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pos_app.domain.shift import BEFORE_ALL_SHIFTS
from pos_app.domain.shift_entry import LEVELS, Figure
from pos_app.domain.tally import one_sale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.money import Currency
    from pos_app.domain.shift_entry import Figures, ShiftEntry
    from pos_app.domain.tally import Tally
    from pos_app.domain.tax import TaxLine, TaxRate

# What is outstanding belongs to no shift.
OUTSTANDING = BEFORE_ALL_SHIFTS


class SumKind(Enum):
    FIGURE = "figure"
    EARLIER = "earlier"  # of the figure, what was sold in an earlier shift
    SOLD = "sold"  # by state
    TAXED = "taxed"  # by rate: amounts with the tax that they include
    TAX = "tax"


class SumKey(NamedTuple):
    """`of` is a figure, a state or a rate; without an amount there is no currency."""

    shift: int
    kind: SumKind
    of: Figure | TaxRate | str
    cashier: str
    currency: Currency | None


class Added(NamedTuple):
    """`minor` are smallest units of the key's currency."""

    sales: int
    minor: int
    sat: int


Sums: TypeAlias = "Mapping[SumKey, Added]"
_NOTHING = Added(0, 0, 0)


def sums_of(entry: ShiftEntry) -> dict[SumKey, Added]:
    """What one entry is of the shift that changed it, and of what is outstanding."""
    adding = _Adding()
    adding.outstanding(entry)
    adding.shift(entry)
    return adding.changed()


def difference(earlier: ShiftEntry | None, entry: ShiftEntry) -> dict[SumKey, Added]:
    """What an entry adds when it takes the place of an earlier one; no zeros."""
    adding = _Adding()
    adding.outstanding(entry)
    adding.shift(entry)
    if earlier is not None:
        adding.sign = -1
        adding.outstanding(earlier)
        if earlier.changed_in == entry.changed_in:
            adding.shift(earlier)
    return adding.changed()


class _Adding:
    def __init__(self) -> None:
        self.sign = 1
        self._sums: dict[SumKey, Added] = {}

    def changed(self) -> dict[SumKey, Added]:
        return {key: added for key, added in self._sums.items() if added != _NOTHING}

    def outstanding(self, entry: ShiftEntry) -> None:
        for figure in LEVELS:
            if figure in entry.now.tallies:
                tally = entry.now.tallies[figure]
                self._tally(OUTSTANDING, SumKind.FIGURE, figure, "", tally)

    def shift(self, entry: ShiftEntry) -> None:
        self._figures(entry, entry.now)
        self.sign = -self.sign
        self._figures(entry, entry.booked)
        self.sign = -self.sign
        if entry.sold_in == entry.changed_in:
            sold = one_sale(entry.amount, entry.now.of(Figure.RECEIVED).sat)
            state = entry.now.state.value
            self._tally(entry.changed_in, SumKind.SOLD, state, entry.cashier, sold)

    def _figures(self, entry: ShiftEntry, figures: Figures) -> None:
        shift, cashier = entry.changed_in, entry.cashier
        for figure, tally in figures.tallies.items():
            if figure not in LEVELS:
                self._tally(shift, SumKind.FIGURE, figure, cashier, tally)
        if entry.sold_in != shift and Figure.TAKEN in figures.tallies:
            taken = figures.tallies[Figure.TAKEN]
            self._tally(shift, SumKind.EARLIER, Figure.TAKEN, cashier, taken)
        for line in figures.owed_taxes:
            self._tax(shift, line)

    def _tally(
        self, shift: int, kind: SumKind, of: Figure | str, cashier: str, tally: Tally
    ) -> None:
        """The sales and satoshi stand with the first amount."""
        first = (tally.sales, tally.sat)
        for money in tally.amounts:
            key = SumKey(shift, kind, of, cashier, money.currency)
            self._add(key, first[0], money.minor, first[1])
            first = (0, 0)
        if not tally.amounts:
            self._add(SumKey(shift, kind, of, cashier, None), first[0], 0, first[1])

    def _tax(self, shift: int, line: TaxLine) -> None:
        of = line.gross.currency
        self._add(SumKey(shift, SumKind.TAXED, line.rate, "", of), 0, line.gross.minor, 0)
        self._add(SumKey(shift, SumKind.TAX, line.rate, "", of), 0, line.tax.minor, 0)

    def _add(self, key: SumKey, sales: int, minor: int, sat: int) -> None:
        held = self._sums.get(key, _NOTHING)
        self._sums[key] = Added(
            held.sales + self.sign * sales,
            held.minor + self.sign * minor,
            held.sat + self.sign * sat,
        )
