"""What the shop's server is told of a shift beyond its totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.services.store.message_body import amount_json

if TYPE_CHECKING:
    from pos_app.domain.shift_details import CashierTotals, ShiftDetails
    from pos_app.domain.tally import Tally

_TALLIES = (
    "of_earlier", "tips", "discounts", "late", "over", "over_tips", "due_back", "short",
    "carried_in", "carried_over", "unconfirmed", "at_risk",
)  # fmt: skip
_OF_CASHIER = ("sold", "taken", "tips", "discounts", "refunded", "cancelled", "expired")


def details_json(details: ShiftDetails) -> dict[str, Any]:
    return {name: _tally(getattr(details, name)) for name in _TALLIES} | {
        "received_sat": details.received_sat,
        "cashiers": [_cashier(one) for one in details.cashiers],
        "taxes": [
            {
                "name": line.rate.name,
                "percent": f"{line.rate.percent:f}",
                "gross": amount_json(line.gross),
                "tax": amount_json(line.tax),
            }
            for line in details.taxes
        ],
        "drift": [
            {"price": f"{one.price:f}", "sat": one.sat, "amount": amount_json(one.amount)}
            for one in details.drift
        ],
        "unexplained": [{"txid": one.txid, "sat": one.sat} for one in details.unexplained],
        "unprinted": list(details.unprinted),
    }


def _cashier(one: CashierTotals) -> dict[str, Any]:
    return {"cashier": one.cashier} | {name: _tally(getattr(one, name)) for name in _OF_CASHIER}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "sales": tally.sales,
        "amounts": [amount_json(money) for money in tally.amounts],
        "sat": tally.sat,
    }
