"""What stands above a sale's story: the goods on its bill, and its payments with their depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.credit import Assurance
from pos_app.ui.formatting import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.bill import Bill, BillLine
    from pos_app.domain.credit import Credit
    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate

_MINUS = "\N{MINUS SIGN}"
_TIMES = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """`tone` names a colour role."""

    key: str
    label: str
    value: str
    tone: str = "quiet"


def facts_of(sale: Sale, numbers: Formatter, tip_height: int | None) -> tuple[FactRow, ...]:
    """`tip_height` is that of the newest block the till knows."""
    rows = [] if sale.bill is None else list(_goods(sale.bill, numbers))
    rows += [_payment(one, numbers, tip_height) for one in sale.credits]
    return tuple(rows)


def _goods(bill: Bill, numbers: Formatter) -> Iterator[FactRow]:
    for place, line in enumerate(bill.lines):
        yield FactRow(
            key=f"line-{place}", label=_line(line, numbers), value=numbers.money(line.amount)
        )
    if bill.discount is not None and bill.discount.minor:
        label = translate("Sale facts", "Discount")
        yield FactRow(key="discount", label=label, value=_MINUS + numbers.money(bill.discount))
    for tax in bill.taxes:
        rate = numbers.decimal(tax.rate.percent.normalize())
        words = (
            translate("Sale facts", "plus {rate} % {name}")
            if bill.is_added
            else translate("Sale facts", "incl. {rate} % {name}")
        )
        label = words.format(rate=rate, name=tax.rate.name)
        yield FactRow(key=f"tax-{tax.rate}", label=label, value=numbers.money(tax.tax))
    if bill.tip is not None and bill.tip.minor:
        label = translate("Sale facts", "Tip")
        yield FactRow(key="tip", label=label, value=numbers.money(bill.tip))


def _line(line: BillLine, numbers: Formatter) -> str:
    """`2 x Signed copy`; the discount of a line stands with it."""
    name = line.name or translate("Sale facts", "Typed amount")
    quantity = numbers.decimal(line.quantity.normalize())
    unit = f" {line.unit}" if line.unit else ""
    label = name if line.quantity == 1 and not unit else f"{quantity}{unit} {_TIMES} {name}"
    if line.discount is None or not line.discount.minor:
        return label
    off = translate("Sale facts", "{line}, {amount} off")
    return off.format(line=label, amount=numbers.money(line.discount))


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
