"""Receipts for tills without a screen: no drawing, only what tells one paper from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.adapters.printing.escpos_bands import job_bytes
from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.ports import Bitmap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pos_app.domain.receipt_shift import Paper, ShiftReport

ROW_BYTES = 72
ROWS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class BarePaper:
    """`sale_id` of a shift's report is its number."""

    sale_id: UUID
    kind: ReceiptKind


class BarePages:
    """Files without a drawing."""

    def pdf_of(self, reports: Sequence[ShiftReport], title: str) -> bytes:
        return f"%PDF {title} {[report.number for report in reports]}".encode()


class BareRenderer:
    """Each row of the drawing says the same, in letters that no printer takes for a command."""

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        of = receipt.sale_id if isinstance(receipt, Receipt) else UUID(int=receipt.number)
        text = f"{of} {receipt.kind.value}"
        row = text.encode("ascii").ljust(ROW_BYTES)
        return job_bytes(Bitmap(width=ROW_BYTES * 8, height=ROWS, data=row * ROWS))


def read_paper(rows: Iterable[bytes]) -> BarePaper:
    """What a whole paper says; ValueError for one that says nothing or two things."""
    said = {row.decode("ascii").strip("\0 ") for row in rows} - {""}
    (text,) = said
    sale_id, kind = text.split()
    return BarePaper(sale_id=UUID(sale_id), kind=ReceiptKind(kind))
