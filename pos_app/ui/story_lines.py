"""What the story of a sale tells of how it was entered: lines, discounts, a wait, a tip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import Money, currency
from pos_app.services.books.money_json import to_money
from pos_app.ui.cart_rows import MINUS, line_detail, tax_label
from pos_app.ui.story_said import Said

if TYPE_CHECKING:
    from pos_app.domain.bill import Bill
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate

# More of them would hide what became of the sale.
MOST_TOLD = 20
NAME_SHOWN = 48


def sold(bill: Bill | None, numbers: Formatter) -> tuple[Said, ...]:
    """A row for each line, then what was off all of them, the taxes and the tip."""
    if bill is None:
        return ()
    named = [line for line in bill.lines if line.name]
    told = [
        Said(
            icon="store",
            title=_short(line.name),
            detail=f"{line_detail(line, numbers)} = {numbers.money(line.amount)}",
        )
        for line in named[:MOST_TOLD]
    ]
    if len(named) > MOST_TOLD:
        more = translate("Story", "{count} more lines").format(count=len(named) - MOST_TOLD)
        told.append(Said(icon="store", title=more))
    parts = []
    if bill.discount is not None:
        off = MINUS + numbers.money(bill.discount)
        parts.append(translate("Story", "{amount} discount").format(amount=off))
    parts += [
        f"{tax_label(line, numbers, added=bill.is_added)}: {numbers.money(line.tax)}"
        for line in bill.taxes
        if line.rate.percent > 0
    ]
    if bill.tip is not None:
        tip = numbers.money(bill.tip)
        parts.append(translate("Story", "{amount} tip").format(amount=tip))
    if told or parts:
        title = translate("Story", "Comes to {amount}").format(amount=numbers.money(bill.total))
        told.append(Said(icon="keypad", title=title, detail=", ".join(parts)))
    return tuple(told)


def entered(name: str, body: dict[str, Any], by: str, numbers: Formatter) -> tuple[Said, ...]:
    """`by` is who did it, and whose PIN allowed it."""
    if name == "cart.discounted":
        before, after = (_money_text(body[key], numbers) for key in ("before", "after"))
        title = translate("Story", "Discount: {before} became {after}")
        return (Said(icon="flag", title=title.format(before=before, after=after), detail=by),)
    title = {
        "cart.held": translate("Story", "Put on hold"),
        "cart.recalled": translate("Story", "Taken up again"),
    }.get(name, "")
    return (Said(icon="clock", title=title, detail=by),) if title else ()


def tip_chosen(body: dict[str, Any], numbers: Formatter) -> tuple[Said, ...]:
    """What the customer answered before there was a code."""
    page = translate("Story", "on the customer's page") if body["on"] == "page" else ""
    if body["tip"] is None:
        return (Said(icon="plus", title=translate("Story", "No tip"), detail=page),)
    tip = currency(body["tip"]["currency"]["code"])
    title = translate("Story", "Tip {amount}").format(
        amount=numbers.money(Money(body["tip"]["minor"], tip))
    )
    return (Said(icon="plus", title=title, detail=page),)


def _short(name: str) -> str:
    return name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 1]}…"


def _money_text(body: dict[str, Any], numbers: Formatter) -> str:
    return numbers.money(to_money(body))
