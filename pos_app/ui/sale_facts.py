"""What stands above a sale's story: its payments, and how deep each lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.credit import Assurance
from pos_app.ui.formatting import shortened

if TYPE_CHECKING:
    from pos_app.domain.credit import Credit
    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """`tone` names a colour role."""

    key: str
    label: str
    value: str
    tone: str = "quiet"


def facts_of(sale: Sale, numbers: Formatter, tip_height: int | None) -> tuple[FactRow, ...]:
    """`tip_height` is that of the newest block the till knows."""
    return tuple(_payment(one, numbers, tip_height) for one in sale.credits)


def _payment(credit: Credit, numbers: Formatter, tip_height: int | None) -> FactRow:
    """The amount, the end of its id and how deep it lies."""
    words, tone = _depth(credit, tip_height)
    label = translate("Sale facts", "Payment {reference}, {depth}").format(
        reference=shortened(credit.reference.partition(":")[0], 6), depth=words
    )
    return FactRow(key=credit.reference, label=label, value=numbers.sat(credit.sat), tone=tone)


def _depth(credit: Credit, tip_height: int | None) -> tuple[str, str]:
    match credit.assurance:
        case Assurance.REVOKED:
            return translate("Sale facts", "taken back"), "alarm"
        case Assurance.UNKNOWN:
            return translate("Sale facts", "vanished"), "part"
        case Assurance.CONFIRMED | Assurance.FINAL if credit.vouched or credit.height is None:
            return translate("Sale facts", "confirmed"), "paid"
        case Assurance.CONFIRMED | Assurance.FINAL:
            return _blocks(credit.height or 0, tip_height), "paid"
    return translate("Sale facts", "not in a block yet"), "seen"


def _blocks(height: int, tip_height: int | None) -> str:
    if tip_height is None or tip_height < height:
        return translate("Sale facts", "block {height}").format(height=height)
    count = tip_height - height + 1
    text = translate("Sale facts", "block {height}, {count} confirmations")
    if count == 1:
        text = translate("Sale facts", "block {height}, 1 confirmation")
    return text.format(height=height, count=count)
