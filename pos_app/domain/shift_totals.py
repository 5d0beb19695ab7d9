"""What a shift comes to: pure, from the sums of its sales."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from pos_app.domain.money import Money, from_sat
from pos_app.domain.receipt_shift import ShiftCount, ShiftState
from pos_app.domain.shift_details import CashierTotals, Drift, ShiftDetails
from pos_app.domain.shift_entry import Figure
from pos_app.domain.shift_sums import OUTSTANDING, SumKind
from pos_app.domain.tally import NOTHING, Sum, Tally
from pos_app.domain.tax import TaxLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from pos_app.domain.money import Currency
    from pos_app.domain.shift_details import Unexplained
    from pos_app.domain.shift_sums import Added, SumKey, Sums
    from pos_app.domain.tax import TaxRate

_Taxed: TypeAlias = "tuple[TaxRate, Currency]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTotals:
    """As `ShiftReport` has them; `expected_sat` is after refunds."""

    counts: tuple[ShiftCount, ...]
    taken: Tally
    refunded: Tally
    fees_sat: int
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
    """One walk through the sums of one shift and of what is outstanding."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.flows: dict[Figure, Sum] = defaultdict(Sum)
        self.cashiers: dict[str, _Cashier] = defaultdict(_Cashier)
        self.counts: dict[ShiftState, Sum] = defaultdict(Sum)
        self.of_earlier = Sum()
        self.held: dict[Currency, int] = defaultdict(int)  # satoshi, by the currency of their price
        self.taxes: dict[_Taxed, dict[SumKind, int]] = defaultdict(dict)

    def add(self, key: SumKey, added: Added) -> None:
        if key.shift not in {OUTSTANDING, self._number} or not any(added):
            return
        amounts = () if key.currency is None else (Money(added.minor, key.currency),)
        tally = Tally(sales=added.sales, amounts=amounts, sat=added.sat)
        if key.shift == OUTSTANDING:
            self.flows[Figure(key.of)].add(tally)
        elif key.kind is SumKind.FIGURE:
            self._flow(Figure(key.of), key, tally)
        elif key.kind is SumKind.EARLIER:
            self.of_earlier.add(tally)
        elif key.kind is SumKind.SOLD:
            state, cashier = ShiftState(key.of), self.cashiers[key.cashier]
            for sold in (self.counts[state], cashier.sold, cashier.ended[state]):
                sold.add(tally)
        else:
            self.taxes[cast("_Taxed", (key.of, key.currency))][key.kind] = added.minor

    def _flow(self, figure: Figure, key: SumKey, tally: Tally) -> None:
        self.flows[figure].add(tally)
        self.cashiers[key.cashier].flows[figure].add(tally)
        if figure is Figure.HELD and key.currency is not None:
            self.held[key.currency] += tally.sat

    def drift(self, prices: Mapping[str, Decimal]) -> Iterable[Drift]:
        before = self.flows[Figure.HELD].tally
        for of, sat in sorted(self.held.items(), key=lambda held: held[0].code):
            price = prices.get(of.code)
            worth = before.minor_in(of)
            if price is not None and (sat or worth):
                now = from_sat(sat, price, of).minor
                yield Drift(price=price, sat=sat, amount=Money(now - worth, of))


def currencies_held(sums: Sums, number: int) -> frozenset[str]:
    """The codes whose closing price says how far the shift's money has drifted."""
    return frozenset(
        key.currency.code
        for key in sums
        if key.shift == number and key.of is Figure.HELD and key.currency is not None
    )


def totals_of(
    sums: Sums,
    *,
    number: int,
    closing_prices: Mapping[str, Decimal],
    receipts: tuple[int, int] | None = None,
    carried_in: Tally = NOTHING,
    unexplained: Sequence[Unexplained] = (),
) -> ShiftTotals:
    """Of the shift `number`: from its own sums and those of what is outstanding.

    `receipts` are the first and the last number given out in it. `closing_prices` are those of a
    bitcoin by currency code, without margin; a currency that is not among them has no drift.
    """
    adding = _Adding(number)
    for key, added in sums.items():
        adding.add(key, added)
    flows = {figure: adding.flows[figure].tally for figure in Figure}
    fees_sat = flows[Figure.FEES].sat
    return ShiftTotals(
        counts=tuple(_counts(adding)),
        taken=flows[Figure.TAKEN],
        refunded=flows[Figure.REFUNDED],
        fees_sat=fees_sat,
        expected_sat=flows[Figure.WALLET].sat - flows[Figure.REFUNDED].sat - fees_sat,
        first_receipt=None if receipts is None else receipts[0],
        last_receipt=None if receipts is None else receipts[1],
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
    for (rate, of), found in sorted(
        adding.taxes.items(),
        key=lambda line: (line[0][1].code, -line[0][0].percent, line[0][0].name),
    ):
        gross, tax = found.get(SumKind.TAXED, 0), found.get(SumKind.TAX, 0)
        yield TaxLine(rate, Money(gross, of), Money(tax, of))
