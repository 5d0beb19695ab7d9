"""An entry of a shift's books as a row, its figures as JSON without what is nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pos_app.domain.journal import canonical_json
from pos_app.domain.money import Currency, Money
from pos_app.domain.receipt_shift import ShiftState
from pos_app.domain.shift_entry import UNBOOKED, Figure, Figures, ShiftEntry
from pos_app.services.receipts.receipt_json import tax_from_json, tax_to_json
from pos_app.services.shifts.tally_json import from_tally, to_tally

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

_SAME = (
    "sale_id", "sale_number", "receipt_number", "cashier", "sold_in", "sold_at", "settled_in",
    "settled_at", "changed_in",
)  # fmt: skip

_PRICE_BACK = "price_is_back"


def entry_row(entry: ShiftEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _SAME} | {
        "amount_minor": entry.amount.minor,
        "amount_currency": entry.amount.currency.code,
        "amount_exponent": entry.amount.currency.exponent,
        "received_sat": entry.now.of(Figure.RECEIVED).sat,
        "is_sold": entry.is_sold,
        "now": figures_text(entry.now),
        "booked": figures_text(entry.booked),
    }


def entry_from_row(row: RowMapping) -> ShiftEntry:
    return ShiftEntry(
        **{name: row[name] for name in _SAME},
        amount=amount_from_row(row),
        now=figures_from_text(row["now"]),
        booked=figures_from_text(row["booked"]),
    )


def amount_from_row(row: RowMapping) -> Money:
    return Money(row["amount_minor"], Currency(row["amount_currency"], row["amount_exponent"]))


def figures_text(figures: Figures) -> str:
    return canonical_json(
        {
            "state": figures.state.value,
            "tallies": {figure.value: from_tally(one) for figure, one in figures.tallies.items()},
            "taxes": [tax_to_json(line) for line in figures.taxes],
            "outputs": dict(figures.outputs),
        }
        | ({_PRICE_BACK: True} if figures.price_is_back else {})
    )


_UNBOOKED = figures_text(UNBOOKED)


def figures_from_text(text: str) -> Figures:
    if text == _UNBOOKED:
        return UNBOOKED  # of nearly every sale, so that reading half of them costs nothing
    body = json.loads(text)
    return Figures(
        state=ShiftState(body["state"]),
        tallies={Figure(name): to_tally(one) for name, one in body["tallies"].items()},
        taxes=tuple(tax_from_json(line) for line in body["taxes"]),
        outputs=body["outputs"],
        price_is_back=_PRICE_BACK in body,
    )
