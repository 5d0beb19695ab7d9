"""What a manager has to see of a sale before the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.events import OverUse
from pos_app.domain.rights import Right
from pos_app.ui.duty import NO_DETAILS, AskedDetails, AskedFor, AskedLabel, AskedRow

if TYPE_CHECKING:
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from pos_app.ui.till import ShownSale

# A tip is the customer's word, and so is money that is due back.
RIGHT_TO_USE = {OverUse.TIP: Right.ACCEPT, OverUse.REFUND_DUE: Right.REFUND}
_USES = {OverUse.TIP: AskedFor.TIP, OverUse.REFUND_DUE: AskedFor.REFUND_DUE}


def asked_to_accept(shown: ShownSale | None, missing_sat: int) -> AskedDetails:
    """Money that came late, or too little: what the shop goes without stands last."""
    if shown is None:
        return NO_DETAILS
    sale = shown.sale
    if sale.received_sat == 0 or missing_sat == 0:
        return AskedDetails(what=AskedFor.LATE, rows=(_row(AskedLabel.PRICE, sale.amount),))
    rows = (
        _row(AskedLabel.PRICE, sale.amount),
        _row(AskedLabel.PAID, _worth(sale, sale.received_sat)),
        _row(AskedLabel.GIVEN_UP, _worth(sale, missing_sat)),
    )
    return AskedDetails(what=AskedFor.SHORT, rows=rows)


def asked_to_take_over(shown: ShownSale | None, use: OverUse, over_sat: int) -> AskedDetails:
    if shown is None:
        return NO_DETAILS
    sale = shown.sale
    rows = (
        _row(AskedLabel.PRICE, sale.amount),
        _row(AskedLabel.CAME_ON_TOP, _worth(sale, over_sat)),
    )
    return AskedDetails(what=_USES[use], rows=rows)


def _row(label: AskedLabel, value: Money | int) -> AskedRow:
    return AskedRow(label=label, value=value)


def _worth(sale: Sale, sat: int) -> Money | int:
    """At the price that is held for the sale."""
    return sale.lock.value_of(sat, sale.amount.currency) if sale.locks else sat
