"""What the set-up form is made of."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.ui.setup import Trial


class Step(Enum):
    SHOP = "shop"
    WALLET = "wallet"
    SERVERS = "servers"
    PAYMENTS = "payments"
    RATES = "rates"
    PRINTER = "printer"
    RECEIPT = "receipt"
    WEBHOOK = "webhook"


class FieldKind(Enum):
    TEXT = "text"
    LIST = "list"  # several, with commas or spaces between
    NUMBER = "number"
    NUMBERS = "numbers"  # several, with commas or spaces between
    AMOUNT = "amount"  # of the store's currency, as text
    CHOICE = "choice"
    SEVERAL = "several"
    HIDDEN = "hidden"  # like several; what is chosen is left out
    SWITCH = "switch"
    LINES = "lines"
    FILE = "file"
    ACCOUNT = "account"
    SIGNING = "secret"


@dataclass(frozen=True, slots=True)
class FormField:
    """`options` are the values to choose from; `mistake` says what to type instead."""

    key: str
    kind: FieldKind
    _: KW_ONLY
    step: Step
    label: str
    hint: str = ""
    mistake: str = ""
    options: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    title: str
    short: str
    sentence: str
    try_text: str = ""
    trial: Trial | None = None
