"""The part of the set-up form that says what stands on receipts: the receipt's editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.receipt_template import ReceiptBlock
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.setup_parts import FieldKind, FormField, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

LOGO_KEY = "receipt.logo"
EXPLORER_KEY = "receipt.explorer_qr"
EXPLORER_URL_KEY = "receipt.explorer_url"

_receipt = partial(FormField, step=Step.RECEIPT)
_lines = partial(
    _receipt,
    kind=FieldKind.LINES,
    mistake=QT_TRANSLATE_NOOP("Setup", "Up to 500 letters fit."),
)
_switch = partial(_receipt, kind=FieldKind.SWITCH, options=("true",))

RECEIPT_FIELDS: tuple[FormField, ...] = (
    _receipt(
        LOGO_KEY,
        FieldKind.FILE,
        label=QT_TRANSLATE_NOOP("Setup", "Logo: a picture's path, or drop the picture here"),
        hint="/pictures/logo.png",
        mistake=QT_TRANSLATE_NOOP("Setup", "A path that starts with /, of up to 200 letters."),
    ),
    _lines(
        "receipt.header",
        label=QT_TRANSLATE_NOOP("Setup", "Lines at the top"),
        hint=QT_TRANSLATE_NOOP("Setup", "Under name and address"),
    ),
    _receipt(
        "receipt.tax_number",
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Tax number, with what it is called"),
        hint="USt-IdNr. DE123456789",
        mistake=QT_TRANSLATE_NOOP("Setup", "Up to 40 letters fit."),
    ),
    _receipt(
        "receipt.tax_rate",
        FieldKind.AMOUNT,
        label=QT_TRANSLATE_NOOP("Setup", "Tax rate, in per cent"),
        hint=QT_TRANSLATE_NOOP("Setup", "Empty: receipts say nothing about tax"),
        mistake=QT_TRANSLATE_NOOP("Setup", "A number below 100, such as 20 or 5.5."),
    ),
    _receipt(
        "receipt.tax_name",
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "What this tax is called"),
        hint="VAT",
        mistake=QT_TRANSLATE_NOOP("Setup", "Up to 20 letters fit."),
    ),
    _receipt(
        "receipt.tax_mode",
        FieldKind.CHOICE,
        label=QT_TRANSLATE_NOOP("Setup", "How tax comes to prices"),
        options=("included", "added"),
    ),
    _lines(
        "receipt.footer",
        label=QT_TRANSLATE_NOOP("Setup", "Lines at the end"),
        hint=QT_TRANSLATE_NOOP("Setup", "Above the thanks"),
    ),
    _lines(
        "receipt.refund_note",
        label=QT_TRANSLATE_NOOP("Setup", "About refunds"),
        hint=QT_TRANSLATE_NOOP("Setup", "Empty: the usual sentence"),
    ),
    _receipt(
        "receipt.hidden",
        FieldKind.HIDDEN,
        label=QT_TRANSLATE_NOOP("Setup", "Printed, as you like"),
        options=tuple(block.value for block in ReceiptBlock),
    ),
    _switch(
        EXPLORER_KEY,
        label=QT_TRANSLATE_NOOP("Setup", "Code that opens the payment in a block explorer"),
    ),
    _receipt(
        EXPLORER_URL_KEY,
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Block explorer"),
        hint="https://mempool.space/tx",
        mistake=QT_TRANSLATE_NOOP("Setup", "Write it as https://host/path."),
    ),
    _switch(
        "receipt.training",
        label=QT_TRANSLATE_NOOP("Setup", "Mark every paper TRAINING"),
    ),
)

BLOCK_WORDS: Mapping[str, str] = {
    ReceiptBlock.LOGO.value: QT_TRANSLATE_NOOP("Setup", "Logo"),
    ReceiptBlock.STORE_ADDRESS.value: QT_TRANSLATE_NOOP("Setup", "Shop's address"),
    ReceiptBlock.TILL.value: QT_TRANSLATE_NOOP("Setup", "Till"),
    ReceiptBlock.CASHIER.value: QT_TRANSLATE_NOOP("Setup", "Cashier"),
    ReceiptBlock.NOTE.value: QT_TRANSLATE_NOOP("Setup", "Note"),
    ReceiptBlock.RATE.value: QT_TRANSLATE_NOOP("Setup", "Rate"),
    ReceiptBlock.PAYMENT_ADDRESS.value: QT_TRANSLATE_NOOP("Setup", "Bitcoin address"),
    ReceiptBlock.TRANSACTIONS.value: QT_TRANSLATE_NOOP("Setup", "Transactions"),
    ReceiptBlock.REFERENCE.value: QT_TRANSLATE_NOOP("Setup", "Code of the payment"),
    ReceiptBlock.REFUND_NOTE.value: QT_TRANSLATE_NOOP("Setup", "About refunds"),
    ReceiptBlock.THANKS.value: QT_TRANSLATE_NOOP("Setup", "Thanks"),
}

# What stands on every paper: a receipt without it proves nothing.
FIXED_BLOCKS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Setup", "Numbers"),
    QT_TRANSLATE_NOOP("Setup", "Total and taxes"),
    QT_TRANSLATE_NOOP("Setup", "What was paid"),
    QT_TRANSLATE_NOOP("Setup", "State"),
    QT_TRANSLATE_NOOP("Setup", "Marks such as COPY"),
)
