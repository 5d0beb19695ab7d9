"""What a paper says, and in which order, for both paper widths: one drawing for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.receipt_shift import Paper, ShiftReport
from pos_app.services.receipts.receipt_language import Words
from pos_app.services.receipts.receipt_page import SHOWN_TXIDS, ReceiptPage, reference
from pos_app.services.shifts.shift_page import ShiftPage

if TYPE_CHECKING:
    from pos_app.services.receipts.receipt_blocks import Block

__all__ = ["NARROW_MM", "SHOWN_TXIDS", "Words", "layout", "reference"]

NARROW_MM = 58


def layout(paper: Paper, words: Words, paper_mm: int) -> tuple[Block, ...]:
    if isinstance(paper, ShiftReport):
        return tuple(ShiftPage(paper, words).blocks())
    page = ReceiptPage(paper, words, columns=4 if paper_mm <= NARROW_MM else 8)
    return tuple(page.blocks())
