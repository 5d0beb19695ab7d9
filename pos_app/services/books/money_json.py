"""Amounts of money in the JSON of papers."""

from __future__ import annotations

from typing import Any

from pos_app.domain.money import Currency, Money


def from_money(money: Money | None) -> dict[str, Any] | None:
    if money is None:
        return None
    # The exponent too: an old receipt keeps its meaning when the table of currencies changes.
    return {
        "minor": money.minor,
        "currency": money.currency.code,
        "exponent": money.currency.exponent,
    }


def to_money(body: dict[str, Any]) -> Money:
    return Money(body["minor"], Currency(body["currency"], body["exponent"]))


def to_optional_money(body: dict[str, Any] | None) -> Money | None:
    return None if body is None else to_money(body)
