"""From a receipt to dots and bytes: layout, drawing, letters and bands put together."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import INITIALISE, bands, end_of_job, job_bytes
from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.text_lines import NotInLettersError, TextLines
from pos_app.config.printer_url import serial_port
from pos_app.domain.receipt_template import Dots
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_blocks import Code, Pair, Picture, Qr, Rule, Size, Text
from pos_app.services.receipts.receipt_layout import NARROW_MM, layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.adapters.printing.profiles import PrinterProfile
    from pos_app.adapters.printing.raster import Drawing
    from pos_app.config.settings_devices import PrinterSettings
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import Bitmap, ReceiptPainter, ReceiptRenderer
    from pos_app.services.receipts.receipt_blocks import Block
    from pos_app.services.receipts.receipt_layout import Words

NARROW_DOTS = 384
WIDE_DOTS = 576
LETTER_DOTS = 12  # the width of a letter of font A
# 576 dots a row need this much for 20 mm of paper a second.
FAST_ENOUGH_BAUD = 115_200
# Wider than any paper, and of a script that is laid out otherwise.
LONG_TEXT = "0 " * 100
RIGHT_TO_LEFT_TEXT = "\N{HEBREW LETTER ALEF}"
ONE_DOT = Dots(1, 1, b"\x80")

log = logging.getLogger(__name__)


class RasterPainter:
    """Paints with Qt, which it loads when it first paints; needs a QGuiApplication by then."""

    def __init__(
        self,
        words: Words,
        fonts: Path,
        declared_fonts: str | None = None,
        *,
        dots: int | None = None,
    ) -> None:
        """`dots` in a row, where a test page showed how many there are."""
        self._words = words
        self._dots = dots
        self._fonts = fonts
        self._declared_fonts = Path(declared_fonts) if declared_fonts else None

    def prepare(self) -> None:
        """Paint, for nobody, everything that papers are made of; in the GUI thread, first of all.

        PySide6 builds its types and enumerations when they are first used, and dies where two
        threads do so at once: after this, painting meets nothing new.
        """
        now = datetime.now(UTC)
        moment = f"{self._words.moment(now)} {self._words.time(now)}"
        self.paint_blocks(
            (
                Text(text=moment, size=Size.TITLE, bold=True, centred=True),
                Text(text=RIGHT_TO_LEFT_TEXT),
                Pair(left=self._words.btc(1), right=self._words.sat(1)),
                Pair(left=LONG_TEXT, right=LONG_TEXT),
                Code(groups=("1234", "5678"), columns=2),
                Rule(),
                Qr(data="1", caption=""),
                Picture(narrow=ONE_DOT, wide=ONE_DOT),
            ),
            NARROW_MM,
        )

    def paint(self, receipt: Paper, paper_mm: int) -> Bitmap:
        return self.paint_blocks(self.blocks(receipt, paper_mm), paper_mm)

    def blocks(self, receipt: Paper, paper_mm: int) -> tuple[Block, ...]:
        return layout(receipt, self._words, paper_mm)

    def paint_blocks(
        self, blocks: Sequence[Block], paper_mm: int, *, mirrored: bool | None = None
    ) -> Bitmap:
        """`mirrored` as for `raster.render_image`."""
        from pos_app.adapters.printing.raster import load_fonts, render_image

        load_fonts(self._fonts, self._declared_fonts)
        return render_image(blocks, self.dots(paper_mm), mirrored=mirrored)

    def drawing(self, receipt: Paper, paper_mm: int) -> Drawing:
        """What `paint` paints, for another painter: as wide, with letters that can be copied."""
        from pos_app.adapters.printing.raster import drawing_of, load_fonts

        load_fonts(self._fonts, self._declared_fonts)
        return drawing_of(self.blocks(receipt, paper_mm), self.dots(paper_mm), selectable=True)

    def dots(self, paper_mm: int) -> int:
        """In a row."""
        return dots_of(paper_mm, self._dots)


class EscPosRenderer:
    """The printed bytes hold exactly what `painter` shows."""

    def __init__(self, painter: ReceiptPainter, *, cut: bool = True) -> None:
        self._painter = painter
        self._cut = cut

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        return job_bytes(self._painter.paint(receipt, paper_mm), cut=self._cut)


class LetterRenderer:
    """The printer's own letters where it has them, drawings where it doesn't.

    For lines too slow for drawings: a receipt is two kilobytes instead of sixty.
    """

    def __init__(
        self, painter: RasterPainter, profile: PrinterProfile, *, cut: bool = True
    ) -> None:
        self._painter = painter
        self._profile = profile
        self._cut = cut

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        lines = TextLines(self._profile)
        job = bytearray(INITIALISE)
        for block in self._painter.blocks(receipt, paper_mm):
            try:
                job += lines.block(block)
            except NotInLettersError:
                # The printer's own lines have their amounts at the right edge.
                drawn = self._painter.paint_blocks([block], paper_mm, mirrored=False)
                job += bands(drawn)
        return bytes(job) + end_of_job(cut=self._cut)


def renderer_of(painter: RasterPainter, settings: PrinterSettings) -> ReceiptRenderer:
    """As the settings wish. A model that nobody knows is drawn for: paper comes out anyway."""
    if not wants_letters(settings):
        return EscPosRenderer(painter, cut=settings.cut)
    try:
        return LetterRenderer(painter, profile_of(settings), cut=settings.cut)
    except RefusedError as error:
        log.warning("receipts are drawn: %s", error)
        return EscPosRenderer(painter, cut=settings.cut)


def profile_of(settings: PrinterSettings) -> PrinterProfile:
    """What the model has, and before it what the test page showed. As `profile_named`."""
    profile = profile_named(settings.profile)
    dots = dots_of(settings.paper_mm, settings.dots)
    pages = {
        number: codec
        for number, codec in profile.code_pages.items()
        if not settings.code_pages or number in settings.code_pages
    }
    return replace(
        profile,
        columns=min(profile.columns, dots // LETTER_DOTS),
        code_pages=pages,
        prints_codes=settings.native_qr == "yes"
        or (settings.native_qr == "auto" and profile.prints_codes),
    )


def dots_of(paper_mm: int, measured: int | None) -> int:
    """`measured` by a test page; else what nearly every printer prints on such paper.

    On narrow paper a head that is wider prints past its edge.
    """
    return NARROW_DOTS if paper_mm <= NARROW_MM else measured or WIDE_DOTS


def wants_letters(settings: PrinterSettings) -> bool:
    url = settings.url or ""
    if settings.style != "auto":
        return settings.style == "letters"
    return url.startswith("serial://") and serial_port(url).baud < FAST_ENOUGH_BAUD
