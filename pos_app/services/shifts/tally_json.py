"""Sums of sales in the JSON of papers and of the store."""

from __future__ import annotations

from typing import Any

from pos_app.domain.tally import Tally
from pos_app.services.books.money_json import from_money, to_money


def from_tally(tally: Tally) -> dict[str, Any]:
    return {
        "sales": tally.sales,
        "amounts": [from_money(money) for money in tally.amounts],
        "sat": tally.sat,
    }


def to_tally(body: dict[str, Any]) -> Tally:
    return Tally(
        sales=body["sales"],
        amounts=tuple(to_money(money) for money in body["amounts"]),
        sat=body["sat"],
    )
