"""A receipt as a file: one page as wide as the paper, drawn by what draws the paper.

It needs a QGuiApplication (the offscreen platform does) and then works in any thread, once
`prepare` was called in the GUI thread.
"""

from __future__ import annotations

import re
import struct
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.adapters.printing.raster import Drawing
    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.domain.receipt import Receipt
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.ports import Bitmap

CREATOR = "pos-app"
_DOTS_PER_MM = 8
_MARGIN_DOTS = 4 * _DOTS_PER_MM
# Qt places what it draws at whole units: ten to a dot leave letters where they belong.
_UNITS = 10
_UNITS_PER_INCH = 2_032  # 25.4 mm of 8 dots of 10 units
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_METRE = 1
# Qt writes when it was made, in the machine's time zone, and nothing can keep it from that.
_MADE_AT = re.compile(rb"\(D:\d{14}(?:Z|[+-]\d\d'\d\d')\)")
_NO_METADATA = b" "


class DigitalReceipts:
    """The same receipt makes the same bytes; nothing but the receipt stands in them."""

    def __init__(self, painter: RasterPainter, paper_mm: int) -> None:
        self._painter = painter
        self._paper_mm = paper_mm

    def prepare(self) -> None:
        """Make one for nobody, as `RasterPainter.prepare` does and for its reason."""
        from pos_app.adapters.printing.raster import drawing_of
        from pos_app.services.receipts.receipt_blocks import Text

        _pdf([drawing_of((Text(text="0"),), 32, selectable=True)], 32, "", datetime.now(UTC))

    def pdf(self, receipt: Receipt, title: str) -> bytes:
        """PDF 1.4 with letters that can be copied; its dates are those of the receipt."""
        drawing = self._painter.drawing(receipt, self._paper_mm)
        return _pdf([drawing], self._painter.dots(self._paper_mm), title, receipt.at)

    def pdf_of(self, reports: Sequence[ShiftReport], title: str) -> bytes:
        """A page for each, as `pdf`; its dates are those of the last one."""
        drawings = [self._painter.drawing(report, self._paper_mm) for report in reports]
        return _pdf(drawings, self._painter.dots(self._paper_mm), title, reports[-1].at)

    def png(self, receipt: Receipt) -> bytes:
        """One pixel a dot, black on white."""
        return png_of(self._painter.paint(receipt, self._paper_mm))


def png_of(bitmap: Bitmap, margin: int = _MARGIN_DOTS) -> bytes:
    """ISO 15948: one bit of grey a pixel, no filter; `margin` pixels, a multiple of eight."""
    side = bytes(margin // 8)
    row_bytes = (bitmap.width + 7) // 8
    width, height = row_bytes * 8 + 2 * margin, bitmap.height + 2 * margin
    blank = bytes(width // 8)
    starts = range(0, len(bitmap.data), row_bytes)
    drawn = [side + bitmap.data[start : start + row_bytes] + side for start in starts]
    rows = [blank] * margin + drawn + [blank] * margin
    # 1 is white here, and black there.
    white = bytes(255 - byte for byte in range(256))
    pixels = b"".join(b"\0" + row.translate(white) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    size = struct.pack(">IIB", _DOTS_PER_MM * 1_000, _DOTS_PER_MM * 1_000, _METRE)
    return (
        _PNG_HEAD
        + _chunk(b"IHDR", head)
        + _chunk(b"pHYs", size)
        + _chunk(b"IDAT", zlib.compress(pixels, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def _pdf(drawings: Sequence[Drawing], dots: int, title: str, at: datetime) -> bytes:
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_UNITS_PER_INCH)
    writer.setPageSize(_page(drawings[0], dots, title))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"{CREATOR}:{title}:{at.isoformat()}"))))
    writer.setDocumentXmpMetadata(QByteArray(_NO_METADATA))
    painter = QPainter(writer)
    # Else codes would become JPEG pictures.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.scale(_UNITS, _UNITS)
    painter.translate(_MARGIN_DOTS, _MARGIN_DOTS)
    for number, drawing in enumerate(drawings):
        if number:
            writer.setPageSize(_page(drawing, dots, title))
            writer.newPage()
        drawing.draw(painter)
    painter.end()
    buffer.close()
    stamp = f"(D:{at.astimezone(UTC):%Y%m%d%H%M%S}Z)".encode()
    # As long as before: the file says at which byte each of its parts begins.
    return _MADE_AT.sub(lambda found: stamp.ljust(len(found[0])), made.data())


def _page(drawing: Drawing, dots: int, title: str) -> QPageSize:
    size = QSizeF(
        (dots + 2 * _MARGIN_DOTS) / _DOTS_PER_MM, (drawing.height + 2 * _MARGIN_DOTS) / _DOTS_PER_MM
    )
    return QPageSize(size, QPageSize.Unit.Millimeter, title)
