"""What the owner decides about receipts; a receipt keeps the one it was made with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from hashlib import sha256

# Rows a logo may have: 30 mm of paper at eight dots a millimetre.
LOGO_ROWS = 240
LOGO_WIDTHS = (384, 576)


class ReceiptBlock(Enum):
    """What an owner may leave out.

    Numbers, lines, taxes, total, what was paid, state and marks are no blocks: they always stand
    on the paper.
    """

    LOGO = "logo"
    STORE_ADDRESS = "store_address"
    TILL = "till"
    CASHIER = "cashier"
    NOTE = "note"
    RATE = "rate"  # the price of a bitcoin, its time and sources
    PAYMENT_ADDRESS = "payment_address"
    TRANSACTIONS = "transactions"
    REFERENCE = "reference"  # the code that finds the payment again
    REFUND_NOTE = "refund_note"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Dots:
    """A black and white picture: rows from the top, each filled up to whole bytes, 1 is black."""

    width: int
    height: int
    data: bytes

    def __post_init__(self) -> None:
        if not (0 < self.width <= LOGO_WIDTHS[-1] and 0 < self.height <= LOGO_ROWS):
            raise ValueError(f"{self.width} by {self.height} dots are no logo")
        if len(self.data) != (self.width + 7) // 8 * self.height:
            raise ValueError("a logo has too many or too few dots")


@dataclass(frozen=True)
class Logo:
    """Ready for both paper widths, so that it prints the same for ever."""

    narrow: Dots
    wide: Dots

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hexadecimal: its name in the store."""
        sizes = [f"{dots.width}x{dots.height}".encode() for dots in (self.narrow, self.wide)]
        return sha256(b" ".join([*sizes, self.narrow.data, self.wide.data])).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTemplate:
    """Texts may have several lines. An empty one prints nothing, an empty `refund_note` the usual.

    `explorer_qr` is the web address that a transaction's id is added to, or empty: no code.
    """

    header: str = ""
    footer: str = ""
    refund_note: str = ""
    tax_number: str = ""
    shown: frozenset[ReceiptBlock] = frozenset(ReceiptBlock)
    explorer_qr: str = ""
    logo: Logo | None = None

    def shows(self, block: ReceiptBlock) -> bool:
        return block in self.shown


USUAL = ReceiptTemplate()
