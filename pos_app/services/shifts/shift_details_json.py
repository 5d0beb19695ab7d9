"""What the report of a shift says beyond its totals, as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pos_app.domain.shift_details import CashierTotals, Drift, ShiftDetails, Unexplained
from pos_app.services.books.money_json import from_money, to_money
from pos_app.services.receipts.receipt_json import tax_from_json, tax_to_json
from pos_app.services.shifts.tally_json import from_tally, to_tally

_TALLIES = (
    "of_earlier", "tips", "discounts", "late", "over", "over_tips", "due_back", "short",
    "carried_in", "carried_over", "unconfirmed", "at_risk",
)  # fmt: skip
_OF_CASHIER = ("sold", "taken", "tips", "discounts", "refunded", "cancelled", "expired")


def to_body(details: ShiftDetails) -> dict[str, Any]:
    return {name: from_tally(getattr(details, name)) for name in _TALLIES} | {
        "received_sat": details.received_sat,
        "cashiers": [
            {"cashier": one.cashier}
            | {name: from_tally(getattr(one, name)) for name in _OF_CASHIER}
            for one in details.cashiers
        ],
        "taxes": [tax_to_json(line) for line in details.taxes],
        "drift": [
            {"price": str(one.price), "sat": one.sat, "amount": from_money(one.amount)}
            for one in details.drift
        ],
        "unexplained": [{"txid": one.txid, "sat": one.sat} for one in details.unexplained],
        "unprinted": list(details.unprinted),
    }


def from_body(body: dict[str, Any]) -> ShiftDetails:
    return ShiftDetails(
        **{name: to_tally(body[name]) for name in _TALLIES},
        received_sat=body["received_sat"],
        cashiers=tuple(
            CashierTotals(
                cashier=one["cashier"], **{name: to_tally(one[name]) for name in _OF_CASHIER}
            )
            for one in body["cashiers"]
        ),
        taxes=tuple(tax_from_json(line) for line in body["taxes"]),
        drift=tuple(
            Drift(price=Decimal(one["price"]), sat=one["sat"], amount=to_money(one["amount"]))
            for one in body["drift"]
        ),
        unexplained=tuple(
            Unexplained(txid=one["txid"], sat=one["sat"]) for one in body["unexplained"]
        ),
        unprinted=tuple(body.get("unprinted", ())),  # older reports never asked
    )
