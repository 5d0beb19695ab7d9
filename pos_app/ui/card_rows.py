"""What the middle card of the payment screen is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CardStyle(Enum):
    PRICE = "price"  # ring and price
    MISSING = "missing"  # bar, paid and missing
    LIST = "list"
    ALARM = "alarm"
    NONE = "none"


class RowKind(Enum):
    VALUE = "value"
    CHECK = "check"
    PENDING = "pending"  # a check that only needs time
    STEP = "step"
    TEXT = "text"
    METER = "meter"  # a value with a bar


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """`good` False turns a check into a warning; `part` of a meter is full, 0 to 1."""

    key: str
    kind: RowKind
    label: str
    value: str = ""
    good: bool = True
    strong: bool = False
    part: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    style: CardStyle
    title: str = ""
    rows: tuple[CardRow, ...] = ()


def value(key: str, label: str, text: str, *, strong: bool = False) -> CardRow:
    return CardRow(key=key, kind=RowKind.VALUE, label=label, value=text, strong=strong)


def check(key: str, label: str, *, good: bool) -> CardRow:
    return CardRow(key=key, kind=RowKind.CHECK, label=label, good=good)
