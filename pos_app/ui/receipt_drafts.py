"""The receipt's editor: what stands in the form, as a paper to draw before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.config.settings_receipt import ReceiptSettings
from pos_app.domain.receipt_template import ReceiptBlock
from pos_app.ui.setup_form import CURRENCY_KEY, NETWORK_KEY
from pos_app.ui.setup_parts import Step
from pos_app.ui.setup_printer_fields import PAPER_KEY
from pos_app.ui.setup_receipt import EXPLORER_KEY, EXPLORER_URL_KEY, LOGO_KEY
from pos_app.ui.setup_values import read_step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.message import Message

translate = QCoreApplication.translate

_SECTION = "receipt."
# Where a change of these, settings or blocks, is seen on the paper.
_START, _MIDDLE, _END = "start", "middle", "end"
_PLACES = {
    "receipt.header": _START,
    LOGO_KEY: _START,
    "receipt.tax_number": _START,
    "receipt.training": _START,
    "receipt.tax_rate": _MIDDLE,
    "receipt.tax_name": _MIDDLE,
    "receipt.tax_mode": _MIDDLE,
    "receipt.footer": _END,
    "receipt.refund_note": _END,
    EXPLORER_KEY: _END,
    EXPLORER_URL_KEY: _END,
    ReceiptBlock.LOGO.value: _START,
    ReceiptBlock.STORE_ADDRESS.value: _START,
    ReceiptBlock.TILL.value: _START,
    ReceiptBlock.CASHIER.value: _START,
    ReceiptBlock.NOTE.value: _START,
    ReceiptBlock.RATE.value: _MIDDLE,
    ReceiptBlock.PAYMENT_ADDRESS.value: _MIDDLE,
    ReceiptBlock.TRANSACTIONS.value: _MIDDLE,
    ReceiptBlock.REFERENCE.value: _END,
    ReceiptBlock.REFUND_NOTE.value: _END,
    ReceiptBlock.THANKS.value: _END,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDraft:
    """What an example is drawn with; everything in it is allowed, nothing of it is saved.

    `dots` in a row are those of the paper's width when None.
    """

    store_name: str
    store_address: str
    till_name: str
    currency_code: str
    is_test_network: bool
    paper_mm: int
    dots: int | None
    receipt: ReceiptSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoRead:
    """The picture at `path` was looked at for a draft; `refusal` says why none is printed."""

    path: str
    refusal: Message | None = None


def draft_of(texts: Mapping[str, str], till_name: str) -> ReceiptDraft | None:
    """What the form's texts give; None while something about receipts is not allowed.

    What is missing or wrong in other parts of the form is replaced by something made up.
    """
    values, wrong = read_step(Step.RECEIPT, texts)
    if wrong:
        return None
    shop, _ = read_step(Step.SHOP, texts)
    dots = read_step(Step.PRINTER, texts)[0].get("printer.dots")
    said: dict[str, Any] = {key.removeprefix(_SECTION): value for key, value in values.items()}
    return ReceiptDraft(
        store_name=str(shop.get("store.name") or translate("Sample", "Corner Books")),
        store_address=str(shop.get("store.address") or translate("Sample", "1 Main Street")),
        till_name=till_name or translate("Sample", "Till 1"),
        currency_code=str(shop.get(CURRENCY_KEY) or "EUR"),
        is_test_network=texts[NETWORK_KEY] != "mainnet",
        paper_mm=int(texts[PAPER_KEY]),
        dots=dots if isinstance(dots, int) else None,
        receipt=ReceiptSettings(**said),
    )


def place_of(changed: str) -> str:
    """`start`, `middle` or `end` of the paper; empty for what is seen nowhere in particular."""
    return _PLACES.get(changed, "")
