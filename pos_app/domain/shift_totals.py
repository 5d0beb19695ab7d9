"""What a shift comes to: pure, from the entries of its sales."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.money import Money, from_sat
from pos_app.domain.receipt_shift import ShiftCount, ShiftState
from pos_app.domain.shift_details import CashierTotals, Drift, ShiftDetails
from pos_app.domain.shift_entry import LEVELS, Figure
from pos_app.domain.tally import NOTHING, Sum, Tally, one_sale
from pos_app.domain.tax import TaxLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from pos_app.domain.money import Currency
    from pos_app.domain.shift_details import Unexplained
    from pos_app.domain.shift_entry import Figures, ShiftEntry
    from pos_app.domain.tax import TaxRate


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTotals:
    """As `ShiftReport` has them; `expected` is by output, and `expected_sat` after refunds."""

    counts: tuple[ShiftCount, ...]
    taken: Tally
    refunded: Tally
    fees_sat: int
    expected: Mapping[str, int]
    expected_sat: int
    first_receipt: int | None
    last_receipt: int | None
    details: ShiftDetails


class _Cashier:
    def __init__(self) -> None:
        self.sold = Sum()
        self.ended: dict[ShiftState, Sum] = defaultdict(Sum)
        self.flows: dict[Figure, Sum] = defaultdict(Sum)

    def totals(self, cashier: str) -> CashierTotals:
        return CashierTotals(
            cashier=cashier,
            sold=self.sold.tally,
            taken=self.flows[Figure.TAKEN].tally,
            tips=self.flows[Figure.TIPS].tally,
            discounts=self.flows[Figure.DISCOUNTS].tally,
            refunded=self.flows[Figure.REFUNDED].tally,
            cancelled=self.ended[ShiftState.CANCELLED].tally,
            expired=self.ended[ShiftState.EXPIRED].tally,
        )


class _Adding:
    """One walk through the entries of one shift."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.flows: dict[Figure, Sum] = defaultdict(Sum)
        self.cashiers: dict[str, _Cashier] = defaultdict(_Cashier)
        self.counts: dict[ShiftState, Sum] = defaultdict(Sum)
        self.of_earlier = Sum()
        self.held: dict[Currency, int] = defaultdict(int)  # satoshi, by the currency of their price
        self.taxes: dict[tuple[TaxRate, Currency], tuple[int, int]] = {}
        self.expected: dict[str, int] = defaultdict(int)
        self.receipts: list[int] = []

    def add(self, entry: ShiftEntry) -> None:
        for figure in LEVELS:
            if figure in entry.now.tallies:
                self.flows[figure].add(entry.now.tallies[figure])
        if entry.changed_in != self._number:
            return
        self._add(entry, entry.now, 1)
        if entry.booked.tallies:
            self._add(entry, entry.booked, -1)
        if entry.sold_in == self._number:
            self._count(entry)
        if entry.settled_in == self._number and entry.receipt_number is not None:
            self.receipts.append(entry.receipt_number)

    def _add(self, entry: ShiftEntry, figures: Figures, sign: int) -> None:
        cashier = self.cashiers[entry.cashier]
        for figure, tally in figures.tallies.items():
            if figure not in LEVELS:
                self.flows[figure].add(tally, sign)
                cashier.flows[figure].add(tally, sign)
        if entry.sold_in != self._number and Figure.TAKEN in figures.tallies:
            self.of_earlier.add(figures.tallies[Figure.TAKEN], sign)
        held = figures.of(Figure.HELD)
        for money in held.amounts:
            self.held[money.currency] += sign * held.sat
        for line in figures.taxes:
            key = (line.rate, line.gross.currency)
            gross, tax = self.taxes.get(key, (0, 0))
            self.taxes[key] = (gross + sign * line.gross.minor, tax + sign * line.tax.minor)
        for reference, sat in figures.outputs.items():
            self.expected[reference] += sign * sat

    def _count(self, entry: ShiftEntry) -> None:
        sold = one_sale(entry.amount, entry.now.of(Figure.RECEIVED).sat)
        self.counts[entry.now.state].add(sold)
        cashier = self.cashiers[entry.cashier]
        cashier.sold.add(sold)
        cashier.ended[entry.now.state].add(sold)

    def drift(self, prices: Mapping[str, Decimal]) -> Iterable[Drift]:
        before = self.flows[Figure.HELD].tally
        for of, sat in sorted(self.held.items(), key=lambda held: held[0].code):
            price = prices.get(of.code)
            worth = before.minor_in(of)
            if price is not None and (sat or worth):
                now = from_sat(sat, price, of).minor
                yield Drift(price=price, sat=sat, amount=Money(now - worth, of))


def totals_of(
    entries: Iterable[ShiftEntry],
    *,
    number: int,
    closing_prices: Mapping[str, Decimal],
    carried_in: Tally = NOTHING,
    unexplained: Sequence[Unexplained] = (),
) -> ShiftTotals:
    """Of the shift `number`: of all entries changed in it and all that are outstanding.

    `closing_prices` are those of a bitcoin by currency code, without margin; a currency that is
    not among them has no drift.
    """
    adding = _Adding(number)
    for entry in entries:
        adding.add(entry)
    flows = {figure: adding.flows[figure].tally for figure in Figure}
    fees_sat = flows[Figure.FEES].sat
    return ShiftTotals(
        counts=tuple(_counts(adding)),
        taken=flows[Figure.TAKEN],
        refunded=flows[Figure.REFUNDED],
        fees_sat=fees_sat,
        expected={reference: sat for reference, sat in adding.expected.items() if sat},
        expected_sat=flows[Figure.WALLET].sat - flows[Figure.REFUNDED].sat - fees_sat,
        first_receipt=min(adding.receipts, default=None),
        last_receipt=max(adding.receipts, default=None),
        details=ShiftDetails(
            cashiers=tuple(adding.cashiers[name].totals(name) for name in sorted(adding.cashiers)),
            of_earlier=adding.of_earlier.tally,
            tips=flows[Figure.TIPS],
            discounts=flows[Figure.DISCOUNTS],
            taxes=tuple(_taxes(adding)),
            late=flows[Figure.LATE],
            over=flows[Figure.OVER],
            over_tips=flows[Figure.OVER_TIPS],
            due_back=flows[Figure.DUE_BACK],
            short=flows[Figure.SHORT],
            received_sat=flows[Figure.RECEIVED].sat,
            carried_in=carried_in,
            carried_over=flows[Figure.CARRIED_OVER],
            unconfirmed=flows[Figure.UNCONFIRMED],
            at_risk=flows[Figure.AT_RISK],
            drift=tuple(adding.drift(closing_prices)),
            unexplained=tuple(unexplained),
        ),
    )


def _counts(adding: _Adding) -> Iterable[ShiftCount]:
    for state in ShiftState:
        if state in adding.counts:
            tally = adding.counts[state].tally
            yield ShiftCount(state=state, sales=tally.sales, amounts=tally.amounts, sat=tally.sat)


def _taxes(adding: _Adding) -> Iterable[TaxLine]:
    """By currency, the highest rate first."""
    for (rate, of), (gross, tax) in sorted(
        adding.taxes.items(),
        key=lambda line: (line[0][1].code, -line[0][0].percent, line[0][0].name),
    ):
        if gross or tax:
            yield TaxLine(rate, Money(gross, of), Money(tax, of))
