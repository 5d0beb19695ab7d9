"""A made-up sale that fills every block of a receipt, to see them before anything is sold."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, RateLine, Receipt, ReceiptKind, SoldLine
from pos_app.domain.tax import taxes_of

if TYPE_CHECKING:
    from pos_app.domain.receipt_template import ReceiptTemplate
    from pos_app.domain.tax import TaxRate
    from pos_app.ui.receipt_drafts import ReceiptDraft

translate = QCoreApplication.translate

# Bech32 letters without a valid checksum: no wallet pays to it.
ADDRESS = "bc1q" + "example" * 5 + "exa"
TXID = "0123456789abcdef" * 4
PAID_SAT = 36_450
BLOCK = 900_000
SETTLED_AT = datetime(2026, 3, 14, 9, 41, tzinfo=UTC)
LOCKED_AT = datetime(2026, 3, 14, 9, 37, tzinfo=UTC)
UTC_OFFSET_MINUTES = 60

_SAT = 100_000_000


def sample_receipt(draft: ReceiptDraft, template: ReceiptTemplate, tax: TaxRate | None) -> Receipt:
    """As the sale of a plainly made-up shop, with the draft's names and currency."""
    unit = currency(draft.currency_code)

    def money(minor: int) -> Money:
        return Money(minor, unit)

    lines = (
        SoldLine(
            name=translate("Sample", "Coffee beans, 250 g"),
            quantity=Decimal(2),
            amount=money(1_900),
            price=money(950),
            tax=tax,
        ),
        SoldLine(
            name=translate("Sample", "Mug, blue"),
            quantity=Decimal(1),
            amount=money(1_250),
            tax=tax,
        ),
    )
    discount, tip = money(150), money(300)
    amount = money(sum(line.amount.minor for line in lines) - discount.minor + tip.minor)
    taxed = [(tax, line.amount) for line in lines] if tax is not None else []
    marks = [Mark.TEST_NETWORK] if draft.is_test_network else []
    return Receipt(
        kind=ReceiptKind.RECEIPT,
        marks=(*marks, Mark.TRAINING) if draft.receipt.training else tuple(marks),
        store_name=draft.store_name,
        store_address=draft.store_address,
        sale_id=UUID(int=1),
        sale_number=1042,
        receipt_number=871,
        copy_number=None,
        at=SETTLED_AT,
        settled_at=SETTLED_AT,
        utc_offset_minutes=UTC_OFFSET_MINUTES,
        till_name=draft.till_name,
        note=translate("Sample", "Signed copy for Lena"),
        amount=amount,
        paid_sat=PAID_SAT,
        due_sat=PAID_SAT,
        over_sat=0,
        short_sat=0,
        over_value=None,
        short_value=None,
        rates=(
            RateLine(
                currency_code=unit.code,
                price=(amount.decimal * _SAT / PAID_SAT).quantize(Decimal("0.01")),
                locked_at=LOCKED_AT,
                sources=("kraken", "bitstamp", "coinbase"),
            ),
        ),
        confirmations=1,
        block_height=BLOCK,
        taken_back=False,
        address=ADDRESS,
        txids=(TXID,),
        cashier=translate("Sample", "Jo"),
        lines=lines,
        discount=discount,
        tip=tip,
        taxes=taxes_of(taxed, discount) if taxed else (),
        template=template,
    )
