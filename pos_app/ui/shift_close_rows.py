"""What a close does with which sales, a sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.shift_sums import signed

if TYPE_CHECKING:
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.shift_sums import Sums

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRow:
    """`amount` is empty for sales that are not counted."""

    key: str
    iconName: str
    tone: str
    sentence: str
    amount: str


def close_rows(sums: Sums, numbers: Formatter) -> tuple[CloseRow, ...]:
    """Settled ones always; others only where there are any."""
    settled = sums.settled.sales
    rows = [
        CloseRow(
            key="settled",
            iconName="paid",
            tone="paid",
            sentence=translate("Shift", "1 sale is settled")
            if settled == 1
            else translate("Shift", "{count} sales are settled").format(count=settled),
            amount=signed(sums.settled.amount, numbers),
        )
    ]
    for key, icon, tone, part, one, many in (
        (
            "carried", "seen", "seen", sums.carried,
            translate("Shift", "1 waits for a block. It settles in the next shift"),
            translate("Shift", "{count} wait for a block. They settle in the next shift"),
        ),
        (
            "at_risk", "alarm", "alarm", sums.at_risk,
            translate(
                "Shift", "1 payment was taken back. Look at it first, or close with it marked"
            ),
            translate(
                "Shift",
                "{count} payments were taken back. Look at them first, or close with them marked",
            ),
        ),
        (
            "partly", "partly", "part", sums.partly,
            translate("Shift", "1 is partly paid. It stays open and is watched on"),
            translate("Shift", "{count} are partly paid. They stay open and are watched on"),
        ),
        (
            "waiting", "clock", "wait", sums.waiting,
            translate("Shift", "1 is not paid yet. It stays open and is watched on"),
            translate("Shift", "{count} are not paid yet. They stay open and are watched on"),
        ),
    ):  # fmt: skip
        if part.sales:
            counted = key in {"carried", "at_risk"}
            rows.append(
                CloseRow(
                    key=key,
                    iconName=icon,
                    tone=tone,
                    sentence=one if part.sales == 1 else many.format(count=part.sales),
                    amount=signed(part.amount, numbers) if counted else "",
                )
            )
    return tuple(rows)
