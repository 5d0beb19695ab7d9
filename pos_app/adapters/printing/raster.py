"""Draws the blocks of a receipt with Qt as dots of a thermal printer.

It needs a QGuiApplication (the offscreen platform does) and then works in any thread.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from pos_app.adapters.printing.escpos_bands import without_look_alikes
from pos_app.adapters.printing.fonts import load_fonts, require_application
from pos_app.adapters.printing.raster_text import (
    CENTRE,
    LEFT,
    RIGHT,
    ascent_of,
    beginning,
    height_of,
    is_mirrored,
    letters,
    natural_width,
    wrapped,
)
from pos_app.ports import Bitmap
from pos_app.services.receipts.receipt_blocks import Code, Pair, Picture, Qr, Rule, Size, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextLayout

    from pos_app.services.receipts.receipt_blocks import Block

__all__ = ["MAX_HEIGHT", "Drawing", "drawing_of", "load_fonts", "render_image"]

# Lighter than half grey stays white: thin strokes keep their shape, nothing is dithered.
THRESHOLD = 150
# Beyond this QPainter draws nothing.
MAX_HEIGHT = 32_000
QUIET_MODULES = 4

_WIDE = 500  # dots; from here on the sizes of 80 mm paper
_PIXELS = {
    Size.SMALL: (19, 22),
    Size.NORMAL: (22, 26),
    Size.LARGE: (34, 44),
    Size.TITLE: (36, 46),
}
_PAIR_GAP = 24
_RULE_DASHES = (8, 6)
_RULE_THICKNESS = 3
_RULE_SPACE = 14
_QR_SPACE = 10
_MASK = 0
_QR_DOTS = (4, 3)  # dots a module; the first that fits
_CAPTION_LEAST = 200
_PICTURE_SPACE = 6
_TO_GREY = bytes.maketrans(b"01", b"\xff\x00")
_TO_BITS = bytes(ord("1" if grey < THRESHOLD else "0") for grey in range(256))


class _Piece(NamedTuple):
    height: int
    draw: Callable[[QPainter, int], None]  # the second argument is the piece's top


class Drawing(NamedTuple):
    """All pieces of a paper from top to bottom, `height` dots in all."""

    height: int
    pieces: Sequence[_Piece]

    def draw(self, painter: QPainter) -> None:
        """In black, from the painter's origin, a unit a dot."""
        painter.setPen(Qt.GlobalColor.black)
        top = 0
        for piece in self.pieces:
            piece.draw(painter, top)
            top += piece.height


def render_image(blocks: Sequence[Block], dots: int, *, mirrored: bool | None = None) -> Bitmap:
    """The drawing, `dots` wide (a multiple of 32) and as high as it needs.

    `mirrored`: labels at the right edge, amounts at the left one; as most labels run when None.
    RuntimeError without a QGuiApplication; ValueError when it grows beyond what can be drawn.
    """
    drawing = drawing_of(blocks, dots, mirrored=mirrored)
    image = QImage(dots, drawing.height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.draw(painter)
    painter.end()
    bits = bytes(image.constBits()).translate(_TO_BITS)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return without_look_alikes(Bitmap(width=dots, height=drawing.height, data=data))


def drawing_of(
    blocks: Sequence[Block], dots: int, *, mirrored: bool | None = None, selectable: bool = False
) -> Drawing:
    """The same for any painter; arguments and errors as for `render_image`.

    `selectable`: only with letters that a reader of the file can copy.
    """
    require_application()
    sheet = _Sheet(
        dots,
        mirrored=is_mirrored(blocks) if mirrored is None else mirrored,
        selectable=selectable,
    )
    pieces = [sheet.piece(block) for block in blocks]
    height = sum(piece.height for piece in pieces)
    if not 0 < height <= MAX_HEIGHT:
        raise ValueError(f"a receipt of {height} rows can't be drawn")
    return Drawing(height, pieces)


class _Sheet:
    def __init__(self, dots: int, *, mirrored: bool, selectable: bool) -> None:
        self._dots = dots
        self._selectable = selectable
        self._edges = (RIGHT, LEFT) if mirrored else (LEFT, RIGHT)
        self._wide = dots >= _WIDE

    def piece(self, block: Block) -> _Piece:
        match block:
            case Text():
                return self._text(block)
            case Pair():
                return self._pair(block)
            case Code():
                return self._code(block)
            case Rule():
                return self._rule()
            case Qr():
                return self._qr(block)
            case Picture():
                return self._picture(block)

    def _font(self, size: Size, *shapes: str, bold: bool) -> QFont:
        """`shapes` are OpenType features: other shapes of the same signs."""
        font = letters(_PIXELS[size][self._wide], bold=bold)
        if self._selectable:
            # Qt tells a PDF nothing of the sign behind another shape: copied, it would be missing.
            font.setFeature(QFont.Tag("calt"), 0)
            return font
        for shape in shapes:
            font.setFeature(QFont.Tag(shape), 1)
        return font

    def _text(self, block: Text) -> _Piece:
        side = CENTRE if block.centred else beginning(block.text)
        font = self._font(block.size, bold=block.bold)
        return _paragraph(wrapped(block.text, font, self._dots, side))

    def _pair(self, block: Pair) -> _Piece:
        font = self._font(block.size, "tnum", bold=block.bold)
        left_side, right_side = (
            wrapped(text, font, self._dots, edge)
            for text, edge in zip((block.left, block.right), self._edges, strict=True)
        )
        needed = natural_width(left_side) + _PAIR_GAP + natural_width(right_side)
        first, second = _paragraph(left_side), _paragraph(right_side)
        if needed <= self._dots or not block.left:
            # Letters of two scripts have their line at different heights.
            baseline = max(ascent_of(left_side), ascent_of(right_side))
            downs = [(side, baseline - ascent_of(side)) for side in (left_side, right_side)]

            def draw(painter: QPainter, top: int) -> None:
                for side, down in downs:
                    side.draw(painter, QPointF(0, top + down))

            return _Piece(max(height_of(side) + ceil(down) for side, down in downs), draw)

        def draw_stacked(painter: QPainter, top: int) -> None:
            first.draw(painter, top)
            second.draw(painter, top + first.height)

        return _Piece(first.height + second.height, draw_stacked)

    def _code(self, block: Code) -> _Piece:
        # 0 with a slash, so that it is no O.
        font = self._font(Size.SMALL, "tnum", "zero", bold=False)
        # Else an x between digits is drawn as a sign of multiplication.
        font.setFeature(QFont.Tag("calt"), 0)
        cells = [wrapped(group, font, self._dots, LEFT) for group in block.groups]
        column = max(natural_width(cell) for cell in cells) + font.pixelSize() // 3
        columns = max(1, min(block.columns, self._dots // column))
        row_height = height_of(cells[0])

        def draw(painter: QPainter, top: int) -> None:
            for place, cell in enumerate(cells):
                row, along = divmod(place, columns)
                cell.draw(painter, QPointF(along * column, top + row * row_height))

        return _Piece(-(-len(cells) // columns) * row_height, draw)

    def _rule(self) -> _Piece:
        dash, space = _RULE_DASHES

        def draw(painter: QPainter, top: int) -> None:
            for start in range(0, self._dots, dash + space):
                painter.fillRect(start, top + _RULE_SPACE, dash, _RULE_THICKNESS, _black())

        return _Piece(_RULE_SPACE * 2 + _RULE_THICKNESS, draw)

    def _picture(self, block: Picture) -> _Piece:
        holds = self._wide and block.wide.width <= self._dots
        dots = block.wide if holds else block.narrow
        row_bytes = (dots.width + 7) // 8
        bits = f"{int.from_bytes(dots.data, 'big'):0{row_bytes * 8 * dots.height}b}"
        grey = bits.encode().translate(_TO_GREY)
        side = row_bytes * 8
        left = (self._dots - dots.width) // 2

        def draw(painter: QPainter, top: int) -> None:
            image = QImage(grey, side, dots.height, side, QImage.Format.Format_Grayscale8)
            part = QRectF(0, 0, dots.width, dots.height)
            painter.drawImage(part.translated(left, top + _PICTURE_SPACE), image, part)

        return _Piece(dots.height + 2 * _PICTURE_SPACE, draw)

    def _qr(self, block: Qr) -> _Piece:
        matrix = _code_matrix(block.data)
        modules = len(matrix) + 2 * QUIET_MODULES
        scale = next((dots for dots in _QR_DOTS if modules * dots <= self._dots), None)
        if scale is None:
            raise ValueError(f"a code of {modules} modules is too wide for {self._dots} dots")
        side = modules * scale
        beside = self._dots - side - _PAIR_GAP
        stands_beside = beside >= _CAPTION_LEAST
        font = self._font(Size.NORMAL, bold=False)
        alignment = beginning(block.caption) if stands_beside else CENTRE
        width = beside if stands_beside else self._dots
        caption = wrapped(block.caption, font, width, alignment)
        caption_height = height_of(caption)
        left = 0 if stands_beside else (self._dots - side) // 2

        def draw(painter: QPainter, top: int) -> None:
            _draw_modules(painter, matrix, left, top + _QR_SPACE, scale)
            if stands_beside:
                down = max(0, side - caption_height) // 2
                caption.draw(painter, QPointF(side + _PAIR_GAP, top + _QR_SPACE + down))
            else:
                caption.draw(painter, QPointF(0, top + _QR_SPACE + side))

        inner = max(side, caption_height) if stands_beside else side + caption_height
        return _Piece(inner + 2 * _QR_SPACE, draw)


def _paragraph(layout: QTextLayout) -> _Piece:
    return _Piece(height_of(layout), lambda painter, top: layout.draw(painter, QPointF(0, top)))


def _code_matrix(text: str) -> list[list[bool]]:
    """Rows of modules without quiet zone; error correction M."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    # One pattern for all: trying the eight takes longer than the rest of the receipt, and what they
    # differ in is within what the error correction is for.
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def _draw_modules(
    painter: QPainter, matrix: list[list[bool]], left: int, top: int, scale: int
) -> None:
    side, quiet = len(matrix), QUIET_MODULES * scale
    grey = b"".join(bytes(0 if dark else 255 for dark in row) for row in matrix)
    modules = QImage(grey, side, side, side, QImage.Format.Format_Grayscale8)
    # Without smoothing: each module becomes its square of dots.
    place = QRectF(left + quiet, top + quiet, side * scale, side * scale)
    painter.drawImage(place, modules)


def _black() -> QColor:
    return QColor(Qt.GlobalColor.black)
