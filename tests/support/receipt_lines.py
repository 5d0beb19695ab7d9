"""A paper as lines of text, in words that say their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import btc_text
from pos_app.services.receipts.receipt_blocks import Code, Pair, Picture, Qr, Rule, Text
from pos_app.services.receipts.receipt_layout import layout

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency, Money
    from pos_app.domain.receipt_shift import Paper

# Signs that look like others, as a keyboard has them.
_TYPED = str.maketrans({"\N{MULTIPLICATION SIGN}": "x", "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})


class PlainWords:
    """Says the code and its arguments."""

    def text(self, message: Message) -> str:
        said = " ".join(message.arguments.values())
        return f"{message.code.removeprefix('receipt.')} {said}".strip()

    def source(self, name: str) -> str:
        return name.capitalize()

    def number(self, amount: Money) -> str:
        return f"{amount.decimal:f}"

    def money(self, amount: Money) -> str:
        return str(amount)

    def quantity(self, number: Decimal) -> str:
        return f"{number}"

    def price(self, price: Decimal, of: Currency) -> str:
        return f"{price:f} {of.code}"

    def btc(self, sat: int) -> str:
        return f"{btc_text(sat)} BTC"

    def sat(self, sat: int) -> str:
        return f"{sat} sat"

    def moment(self, at: datetime) -> str:
        return f"{at:%Y-%m-%d %H:%M}"

    def time(self, at: datetime) -> str:
        return f"{at:%H:%M}"


def lines(receipt: Paper, paper_mm: int = 80) -> list[str]:
    said = []
    for block in layout(receipt, PlainWords(), paper_mm):
        match block:
            case Text():
                said.append(block.text)
            case Pair():
                said.append(f"{block.left} | {block.right}".strip())
            case Code():
                said.append(" ".join(block.groups))
            case Rule():
                said.append("---")
            case Qr():
                said.append(f"[{block.caption}]")
            case Picture():
                said.append(f"picture of {block.narrow.width} and {block.wide.width} dots")
    return [line.translate(_TYPED) for line in said]
