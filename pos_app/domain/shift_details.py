"""What the report of a shift says beyond its totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.tally import NOTHING, Tally

if TYPE_CHECKING:
    from decimal import Decimal

    from pos_app.domain.money import Money
    from pos_app.domain.tax import TaxLine


@dataclass(frozen=True, slots=True, kw_only=True)
class CashierTotals:
    """Of all sales that one person began: what was sold in the shift, and what was settled in it.

    `cancelled` and `expired` are those of `sold` that ended so and without money.
    """

    cashier: str
    sold: Tally
    taken: Tally
    tips: Tally
    discounts: Tally
    refunded: Tally
    cancelled: Tally
    expired: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What the satoshi taken in the shift are worth at its close, less what they were worth.

    `price` is that of a bitcoin at the close; the worth before is at the price of the lock that
    each payment came under, both without margin.
    """

    price: Decimal
    sat: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained:
    """Above zero the wallet received more in this transaction than the till booked, else less."""

    txid: str
    sat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftDetails:
    """Flows are of this shift alone, so that those of all shifts add up to what the sales say.

    Flows: `of_earlier` is what of the takings was sold before this shift; `tips`, `discounts` and
    `taxes` are those of settled sales; `late` is money that came when no price was held; `over` is
    what came on top, of which persons called `over_tips` a tip and `due_back` due; `short` is what
    was let go. `received_sat` is all that came, settled or not; below zero where more went away.

    As it stands at the close: `carried_over` are unsettled sales that are open or have money,
    `carried_in` those that the shift began with, `unconfirmed` those taken before a block held
    them, `at_risk` settled ones whose money was taken back; its satoshi are what is missing.
    `unprinted` are numbers of receipts of the shift that no printer has said to be out.
    """

    cashiers: tuple[CashierTotals, ...] = ()
    of_earlier: Tally = NOTHING
    tips: Tally = NOTHING
    discounts: Tally = NOTHING
    taxes: tuple[TaxLine, ...] = ()
    late: Tally = NOTHING
    over: Tally = NOTHING
    over_tips: Tally = NOTHING
    due_back: Tally = NOTHING
    short: Tally = NOTHING
    received_sat: int = 0
    carried_in: Tally = NOTHING
    carried_over: Tally = NOTHING
    unconfirmed: Tally = NOTHING
    at_risk: Tally = NOTHING
    drift: tuple[Drift, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()
    unprinted: tuple[int, ...] = ()


NO_DETAILS = ShiftDetails()
