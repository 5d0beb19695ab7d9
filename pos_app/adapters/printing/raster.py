"""Draws the blocks of a receipt with Qt as dots of a thermal printer.

It needs a QGuiApplication (the offscreen platform does) and then works in any thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPainter,
    QTextLayout,
    QTextOption,
)

from pos_app.adapters.printing.escpos_bands import without_look_alikes
from pos_app.ports import Bitmap
from pos_app.services.receipt_blocks import Code, Pair, Qr, Rule, Size, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pos_app.services.receipt_blocks import Block

FAMILY = "Inter"
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
_LINE_GAP = 8
_PAIR_GAP = 24
_RULE_DASHES = (8, 6)
_RULE_THICKNESS = 3
_RULE_SPACE = 14
_QR_SPACE = 10
_MASK = 0
_QR_DOTS = (4, 3)  # dots a module; the first that fits
_CAPTION_LEAST = 200
_TO_BITS = bytes(ord("1" if grey < THRESHOLD else "0") for grey in range(256))


class _Piece(NamedTuple):
    height: int
    draw: Callable[[QPainter, int], None]  # the second argument is the piece's top


def load_fonts(folder: Path) -> None:
    """Make the bundled fonts known to Qt, once; OSError when one can't be read."""
    _require_application()
    if FAMILY in QFontDatabase.families():
        return
    for file in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise OSError(f"{file} is not a font that Qt can read")


def render_image(blocks: Sequence[Block], dots: int) -> Bitmap:
    """The drawing, `dots` wide (a multiple of 32) and as high as it needs.

    RuntimeError without a QGuiApplication; ValueError when it grows beyond what can be drawn.
    """
    _require_application()
    sheet = _Sheet(dots)
    pieces = [sheet.piece(block) for block in blocks]
    height = sum(piece.height for piece in pieces)
    if not 0 < height <= MAX_HEIGHT:
        raise ValueError(f"a receipt of {height} rows can't be drawn")
    image = QImage(dots, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.black)
    top = 0
    for piece in pieces:
        piece.draw(painter, top)
        top += piece.height
    painter.end()
    bits = bytes(image.constBits()).translate(_TO_BITS)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return without_look_alikes(Bitmap(width=dots, height=height, data=data))


def _require_application() -> None:
    # Qt ends the whole process when fonts are asked for before it.
    if QGuiApplication.instance() is None:
        raise RuntimeError("drawing needs a QGuiApplication")


class _Sheet:
    def __init__(self, dots: int) -> None:
        self._dots = dots
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

    def _font(self, size: Size, *, bold: bool) -> QFont:
        font = QFont([FAMILY])
        font.setPixelSize(_PIXELS[size][self._wide])
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
        return font

    def _text(self, block: Text) -> _Piece:
        side = Qt.AlignmentFlag.AlignHCenter if block.centred else Qt.AlignmentFlag.AlignLeading
        font = self._font(block.size, bold=block.bold)
        return _paragraph(_wrapped(block.text, font, self._dots, side))

    def _pair(self, block: Pair) -> _Piece:
        font = self._font(block.size, bold=block.bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        leading, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        left_side = _wrapped(block.left, font, self._dots, leading)
        right_side = _wrapped(block.right, font, self._dots, right)
        needed = _natural_width(left_side) + _PAIR_GAP + _natural_width(right_side)
        first, second = _paragraph(left_side), _paragraph(right_side)
        if needed <= self._dots or not block.left:

            def draw(painter: QPainter, top: int) -> None:
                first.draw(painter, top)
                second.draw(painter, top)

            return _Piece(max(first.height, second.height), draw)

        def draw_stacked(painter: QPainter, top: int) -> None:
            first.draw(painter, top)
            second.draw(painter, top + first.height)

        return _Piece(first.height + second.height, draw_stacked)

    def _code(self, block: Code) -> _Piece:
        font = self._font(Size.SMALL, bold=False)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setFeature(QFont.Tag("zero"), 1)  # 0 with a slash, so that it is no O
        left = Qt.AlignmentFlag.AlignLeft
        cells = [_wrapped(group, font, self._dots, left) for group in block.groups]
        column = max(_natural_width(cell) for cell in cells) + font.pixelSize() // 3
        columns = max(1, min(block.columns, self._dots // column))
        row_height = _paragraph(cells[0]).height

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
        alignment = Qt.AlignmentFlag.AlignLeft if stands_beside else Qt.AlignmentFlag.AlignHCenter
        width = beside if stands_beside else self._dots
        caption = _wrapped(block.caption, font, width, alignment)
        caption_height = _paragraph(caption).height
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


def _wrapped(text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag) -> QTextLayout:
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += _line_height(line.height())
    layout.endLayout()
    return layout


def _line_height(text_height: float) -> int:
    return int(text_height) + _LINE_GAP


def _natural_width(layout: QTextLayout) -> int:
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    return max((int(line.naturalTextWidth()) + 1 for line in lines), default=0)


def _paragraph(layout: QTextLayout) -> _Piece:
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    height = sum(_line_height(line.height()) for line in lines)
    return _Piece(height, lambda painter, top: layout.draw(painter, QPointF(0, top)))


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
