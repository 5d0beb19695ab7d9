"""Paragraphs of any script as Qt lays them out: each runs as its own first letter does."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from pos_app.adapters.printing.fonts import FAMILY, drawable, font_of, runs
from pos_app.services.receipts.receipt_blocks import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pos_app.services.receipts.receipt_blocks import Block

# Above each line: marks on capitals and on Devanagari climb out of it by up to seven dots.
_LINE_GAP = 8
_RIGHT_TO_LEFT = {"R", "AL"}
# A sign before a number belongs to it; between right-to-left words it would change its side.
_SIGNED = re.compile(r"(?<!\w)[-+\N{MINUS SIGN}](?=\d)")
_MARK = "\N{LEFT-TO-RIGHT MARK}"

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignHCenter


def runs_right_to_left(text: str) -> bool:
    """As the first letter that has a direction (Unicode's bidirectional algorithm, P2 and P3)."""
    if text.isascii():
        return False
    kinds = map(unicodedata.bidirectional, text)
    first = next((kind for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT), "L")
    return first in _RIGHT_TO_LEFT


def is_mirrored(blocks: Sequence[Block]) -> bool:
    """Whether most labels of the paper run right to left: amounts keep one column on it."""
    labels = [block.left for block in blocks if isinstance(block, Pair) and block.left]
    return 2 * sum(map(runs_right_to_left, labels)) > len(labels)


def beginning(text: str) -> Qt.AlignmentFlag:
    """The side where a paragraph of `text` begins."""
    return RIGHT if runs_right_to_left(text) else LEFT


def letters(pixels: int, *, bold: bool) -> QFont:
    font = font_of(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
    return font


def wrapped(text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag) -> QTextLayout:
    """Lines no wider than `width` dots."""
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    reverse = runs_right_to_left(text)
    # Without it the application's own direction would hold, and with it the till's language.
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if reverse else Qt.LayoutDirection.LeftToRight
    )
    shown = drawable(text.replace("\n", "\N{LINE SEPARATOR}"))
    if reverse:
        shown = _SIGNED.sub(rf"{_MARK}\g<0>", shown)
    layout = QTextLayout(shown, font)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(shown, font)))
    layout.beginLayout()
    top = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + _LINE_GAP))
        top += _line_height(line.height())
    layout.endLayout()
    return layout


def _formats(text: str, font: QFont) -> Iterator[QTextLayout.FormatRange]:
    for start, end, family in runs(text):
        other = QFont(font)
        other.setFamilies(font_of(family).families())
        # What ours can do without, a script may need to join its letters.
        other.unsetFeature(QFont.Tag("calt"))
        letters_of_it = QTextCharFormat()
        letters_of_it.setFont(other)
        part = QTextLayout.FormatRange()
        part.start, part.length = _units(text[:start]), _units(text[start:end])
        part.format = letters_of_it
        yield part


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def natural_width(layout: QTextLayout) -> int:
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    return max((int(line.naturalTextWidth()) + 1 for line in lines), default=0)


def height_of(layout: QTextLayout) -> int:
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    return sum(_line_height(line.height()) for line in lines)


def ascent_of(layout: QTextLayout) -> float:
    """From the top of the first line to what its letters stand on; 0 for no line."""
    return layout.lineAt(0).ascent() if layout.lineCount() else 0.0


def _line_height(text_height: float) -> int:
    return int(text_height) + _LINE_GAP
