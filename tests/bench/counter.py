"""What a cashier does at the till of a benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from tests.bench.till_process import TillProcess

SAT_A_BITCOIN = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """What the painted code asks for, and how long it took to be painted (nanoseconds)."""

    address: str
    sat: int
    took: int


def type_amount(till: TillProcess, digits: str) -> None:
    for digit in digits:
        till.aim("amount")
        till.measure("change", do="key", key=digit)


def charge(till: TillProcess) -> Charged:
    """Touch Charge and read the code off the screen."""
    till.aim(None)
    asked, seen = till.measure("code", do="touch", name="charge")
    request = urlsplit(seen["text"])
    bitcoin = Decimal(parse_qs(request.query)["amount"][0])
    return Charged(
        address=request.path.lower(),
        sat=int(bitcoin * SAT_A_BITCOIN),
        took=seen["at"] - asked,
    )


def go_back(till: TillProcess) -> None:
    """To the keypad; the sale stays on the shelf."""
    till.aim(None)
    till.measure("change", do="key", key="Escape")
