"""The settings of what stands on receipts."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Choice, Flag, Several, Text
from pos_app.config.urls import WebAddress
from pos_app.domain.bill import TaxMode
from pos_app.domain.receipt_template import ReceiptBlock

TAX_MODES = tuple(mode.value for mode in TaxMode)
BLOCKS = tuple(block.value for block in ReceiptBlock)


def _lines(label: str, description: str) -> str:
    kind = Text(least=0, longest=500, lines=True)
    value: str = field(default="", metadata=option_of(kind, label, description))
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSettings:
    logo: str | None = field(
        default=None,
        metadata=option_of(
            Text(longest=200, pattern="/.*", allowed_as="a picture's absolute path in quotes"),
            "Logo",
            "A PNG or JPEG of at most 2 MB and 4,000 by 4,000 dots, printed above the name in "
            "black and white. Without it, and where it can't be read: no logo.",
        ),
    )
    header: str = _lines("Lines at the top", "Stand under name and address.")
    tax_number: str = field(
        default="",
        metadata=option_of(
            Text(least=0, longest=40),
            "Tax number",
            "Stands under the address as it is written here, with its own name, such as "
            '"USt-IdNr. DE123456789".',
        ),
    )
    tax_rate: str = field(
        default="",
        metadata=option_of(
            Text(
                least=0,
                longest=6,
                pattern=r"([0-9]{1,2}(\.[0-9]{1,3})?)?",
                allowed_as='a rate in per cent below 100 in quotes, such as "20" or "5.5"',
            ),
            "Tax rate, per cent",
            "Of amounts that are typed, and of goods without a rate of their own; receipts say how "
            "much of the total it is. Empty: receipts say nothing about their tax.",
        ),
    )
    tax_name: str = field(
        default="VAT",
        metadata=option_of(Text(longest=20), "Tax name", "How receipts call this tax."),
    )
    tax_mode: str = field(
        default="included",
        metadata=option_of(
            Choice(TAX_MODES),
            "Tax in prices",
            "Whether all prices include tax (`included`, as in Europe) or it comes on top of them "
            "(`added`, as in the United States). Amounts typed on the keypad are prices too.",
        ),
    )
    refund_note: str = _lines(
        "About refunds",
        "What receipts say about paying back. Empty: that it is done at the price of the sale and "
        "needs an address of the customer.",
    )
    footer: str = _lines("Lines at the end", "Stand above the thanks.")
    hidden: tuple[str, ...] = field(
        default=(),
        metadata=option_of(
            Several(each=Choice(BLOCKS), least=0),
            "Leave out",
            "What receipts don't show. Numbers, total, taxes, what was paid, state and marks such "
            "as COPY can't be left out.",
        ),
    )
    explorer_qr: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Code of a block explorer",
            "Prints a code that opens the payment on the website below. Whoever follows it tells "
            "that site which payment interests them.",
        ),
    )
    explorer_url: str = field(
        default="https://mempool.space/tx",
        metadata=option_of(
            WebAddress(),
            "Block explorer",
            "The payment's transaction id is added after a slash. For a test network another "
            "one: `https://mempool.space/testnet4/tx`.",
        ),
    )
    folder: str | None = field(
        default=None,
        metadata=option_of(
            Text(longest=200, pattern="/.*", allowed_as="a folder's absolute path in quotes"),
            "Saved receipts",
            "Where receipts are saved as PDF and PNG files. Without it: `receipts` in the data "
            "folder.",
        ),
    )
    training: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Training",
            "Marks every paper TRAINING, so that nobody takes practice for a sale.",
        ),
    )
