"""From a receipt to dots and bytes: layout, drawing, letters and bands put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import FEED_AND_CUT, INITIALISE, bands, job_bytes
from pos_app.adapters.printing.text_lines import NotInLettersError, TextLines
from pos_app.services.receipt_layout import NARROW_MM, layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos_app.adapters.printing.profiles import PrinterProfile
    from pos_app.domain.receipt import Receipt
    from pos_app.ports import Bitmap, ReceiptPainter
    from pos_app.services.receipt_blocks import Block
    from pos_app.services.receipt_layout import Words

NARROW_DOTS = 384
WIDE_DOTS = 576


class RasterPainter:
    """Paints with Qt, which it loads when it first paints; needs a QGuiApplication by then."""

    def __init__(self, words: Words, fonts: Path) -> None:
        self._words = words
        self._fonts = fonts

    def paint(self, receipt: Receipt, paper_mm: int) -> Bitmap:
        return self.paint_blocks(self.blocks(receipt, paper_mm), paper_mm)

    def blocks(self, receipt: Receipt, paper_mm: int) -> tuple[Block, ...]:
        return layout(receipt, self._words, paper_mm)

    def paint_blocks(self, blocks: Sequence[Block], paper_mm: int) -> Bitmap:
        from pos_app.adapters.printing.raster import load_fonts, render_image

        load_fonts(self._fonts)
        return render_image(blocks, NARROW_DOTS if paper_mm <= NARROW_MM else WIDE_DOTS)


class EscPosRenderer:
    """The printed bytes hold exactly what `painter` shows."""

    def __init__(self, painter: ReceiptPainter) -> None:
        self._painter = painter

    def render(self, receipt: Receipt, paper_mm: int) -> bytes:
        return job_bytes(self._painter.paint(receipt, paper_mm))


class LetterRenderer:
    """The printer's own letters where it has them, drawings where it doesn't.

    For lines too slow for drawings: a receipt is two kilobytes instead of sixty.
    """

    def __init__(self, painter: RasterPainter, profile: PrinterProfile) -> None:
        self._painter = painter
        self._profile = profile

    def render(self, receipt: Receipt, paper_mm: int) -> bytes:
        lines = TextLines(self._profile)
        job = bytearray(INITIALISE)
        for block in self._painter.blocks(receipt, paper_mm):
            try:
                job += lines.block(block)
            except NotInLettersError:
                job += bands(self._painter.paint_blocks([block], paper_mm))
        return bytes(job) + FEED_AND_CUT
