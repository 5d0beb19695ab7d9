"""What is being sold, as rows: its lines, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import Money
from pos_app.domain.share import Percent
from pos_app.ui.formatting import SPACE

if TYPE_CHECKING:
    from decimal import Decimal

    from pos_app.domain.bill import Bill, BillLine
    from pos_app.domain.cart import Cart
    from pos_app.domain.share import Share
    from pos_app.domain.tax import TaxLine
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate

TYPED = "typed"
MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
# More parts than these are told by their number.
MOST_PARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CartRow:
    """`key` is the line's place, or TYPED for the amount that is on the keypad."""

    key: str
    name: str
    detail: str
    amount: str
    quantity: str
    canBeFewer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    """`key` tells what it is: subtotal, discount, tax-0, tax-1, tip."""

    key: str
    label: str
    amount: str


def count_text(count: int) -> str:
    if count == 1:
        return translate("Cart", "1 line")
    return translate("Cart", "{count} lines").format(count=count)


def amount_name() -> str:
    """What a typed amount is called in the list and on papers."""
    return translate("Cart", "Amount")


def line_rows(cart: Cart, bill: Bill, numbers: Formatter) -> tuple[CartRow, ...]:
    """Those of the cart, and then what is typed, which only the bill has."""
    rows = [
        _row(str(at), line, numbers, fewer=cart.lines[at].quantity > 1)
        for at, line in enumerate(bill.lines[: len(cart.lines)])
    ]
    for line in bill.lines[len(cart.lines) :]:
        typed = CartRow(
            key=TYPED,
            name=line.name,
            detail=translate("Cart", "being typed"),
            amount=numbers.money(line.amount),
            quantity="",
            canBeFewer=False,
        )
        rows.append(typed)
    return tuple(rows)


def sum_rows(cart: Cart, bill: Bill, numbers: Formatter) -> tuple[SumRow, ...]:
    """What stands between the lines and the total, nothing where the lines are all."""
    rows = []
    on_top = bill.is_added and bool(bill.taxes)
    if bill.discount is not None or on_top or bill.tip is not None:
        sold = Money(sum(line.amount.minor for line in bill.lines), bill.currency)
        label = translate("Cart", "Subtotal")
        rows.append(SumRow(key="subtotal", label=label, amount=numbers.money(sold)))
    if bill.discount is not None:
        off = MINUS + numbers.money(bill.discount)
        label = discount_label(cart.discount, numbers)
        rows.append(SumRow(key="discount", label=label, amount=off))
    rows += [
        SumRow(
            key=f"tax-{at}",
            label=tax_label(line, numbers, added=bill.is_added),
            amount=numbers.money(line.tax),
        )
        for at, line in enumerate(bill.taxes)
        if line.rate.percent > 0
    ]
    if bill.tip is not None:
        tip = numbers.money(bill.tip)
        rows.append(SumRow(key="tip", label=translate("Cart", "Tip"), amount=tip))
    return tuple(rows)


def sum_text(bill: Bill, numbers: Formatter) -> str:
    """How the total comes about, in one line: `€12.50 + €19.47`, and what is off it."""
    if len(bill.lines) > MOST_PARTS:
        sold = Money(sum(line.amount.minor for line in bill.lines), bill.currency)
        text = f"{count_text(len(bill.lines))}: {numbers.money(sold)}"
    else:
        text = " + ".join(numbers.money(line.amount) for line in bill.lines)
    if bill.discount is not None:
        text += f" {MINUS} {numbers.money(bill.discount)}"
    if bill.added_tax.minor:
        tax = translate("Cart", "{amount} tax").format(amount=numbers.money(bill.added_tax))
        text += f" + {tax}"
    if bill.tip is not None:
        tip = translate("Cart", "{amount} tip").format(amount=numbers.money(bill.tip))
        text += f" + {tip}"
    return text


def discount_label(share: Share | None, numbers: Formatter) -> str:
    if isinstance(share, Percent):
        percent = number_text(share.value, numbers)
        return translate("Cart", "Discount {percent} %").format(percent=percent)
    return translate("Cart", "Discount")


def number_text(number: Decimal, numbers: Formatter) -> str:
    """Without zeros that say nothing."""
    return numbers.decimal(number.quantize(1) if number == number.to_integral() else number)


def line_detail(line: BillLine, numbers: Formatter) -> str:
    """`2 x 12.50`, with what is off it."""
    detail = f"{_quantity(line, numbers)} {TIMES} {numbers.money(line.price)}"
    return detail if line.discount is None else f"{detail}, {MINUS}{numbers.money(line.discount)}"


def _quantity(line: BillLine, numbers: Formatter) -> str:
    quantity = number_text(line.quantity, numbers)
    return f"{quantity}{SPACE}{line.unit}" if line.unit else quantity


def _row(key: str, line: BillLine, numbers: Formatter, *, fewer: bool) -> CartRow:
    return CartRow(
        key=key,
        name=line.name,
        detail=line_detail(line, numbers),
        amount=numbers.money(line.amount),
        quantity=_quantity(line, numbers),
        canBeFewer=fewer,
    )


def tax_label(line: TaxLine, numbers: Formatter, *, added: bool) -> str:
    words = (
        translate("Cart", "plus {rate} % {name}")
        if added
        else translate("Cart", "of it {rate} % {name}")
    )
    name = line.rate.name or translate("Cart", "tax")
    return words.format(rate=number_text(line.rate.percent, numbers), name=name)
