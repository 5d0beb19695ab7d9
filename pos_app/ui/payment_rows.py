"""The payment page's actions and facts as rows of lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.ui.payment_page import PaymentPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    key: str
    text: str
    iconName: str
    iconLast: bool
    usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    key: str
    kind: str
    label: str
    value: str
    good: bool
    strong: bool
    part: float


def quiet_rows(page: PaymentPage) -> list[ActionRow]:
    return [
        ActionRow(
            key=action.key,
            text=action.text,
            iconName=action.icon,
            iconLast=action.icon_last,
            usable=action.enabled,
        )
        for action in page.actions
        if not action.primary
    ]


def fact_rows(page: PaymentPage) -> list[FactRow]:
    return [
        FactRow(
            key=row.key,
            kind=row.kind.value,
            label=row.label,
            value=row.value,
            good=row.good,
            strong=row.strong,
            part=row.part,
        )
        for row in page.rows
    ]
