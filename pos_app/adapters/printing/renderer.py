"""From a receipt to dots and bytes: layout, drawing and bands put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import job_bytes
from pos_app.services.receipt_layout import NARROW_MM, layout

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.receipt import Receipt
    from pos_app.ports import Bitmap, ReceiptPainter
    from pos_app.services.receipt_layout import Words

NARROW_DOTS = 384
WIDE_DOTS = 576


class RasterPainter:
    """Paints with Qt, which it loads when it first paints; needs a QGuiApplication by then."""

    def __init__(self, words: Words, fonts: Path) -> None:
        self._words = words
        self._fonts = fonts

    def paint(self, receipt: Receipt, paper_mm: int) -> Bitmap:
        from pos_app.adapters.printing.raster import load_fonts, render_image

        load_fonts(self._fonts)
        blocks = layout(receipt, self._words, paper_mm)
        return render_image(blocks, NARROW_DOTS if paper_mm <= NARROW_MM else WIDE_DOTS)


class EscPosRenderer:
    """The printed bytes hold exactly what `painter` shows."""

    def __init__(self, painter: ReceiptPainter) -> None:
        self._painter = painter

    def render(self, receipt: Receipt, paper_mm: int) -> bytes:
        return job_bytes(self._painter.paint(receipt, paper_mm))
