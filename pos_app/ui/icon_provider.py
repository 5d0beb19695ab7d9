"""Our icons in any colour: the software renderer has no effects that could recolour them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

_DEFAULT_SIDE = 24
# All there are in both themes' colours; each is some kilobytes.
_MOST_KEPT = 512


class IconProvider(QQuickImageProvider):
    """Serves `image://icon/NAME/RRGGBB` from NAME.svg: black is drawn, white is a hole."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, identity: str, size: QSize, requestedSize: QSize) -> QImage:
        name, _, colour = identity.partition("/")
        side = max(requestedSize.width(), requestedSize.height())
        picture = _kept_icon(self._folder / f"{name}.svg", f"#{colour}", side)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


@lru_cache(maxsize=_MOST_KEPT)
def _kept_icon(file: Path, colour: str, side: int) -> QImage:
    return draw_icon(file, QColor(colour), side)


def draw_icon(file: Path, colour: QColor, side: int) -> QImage:
    """A square picture of `side` device pixels."""
    renderer = QSvgRenderer(str(file)) if file.is_file() else QSvgRenderer()
    if not renderer.isValid():
        raise FileNotFoundError(f"{file} is not an icon")
    box = QSize(side, side) if side > 0 else QSize(_DEFAULT_SIDE, _DEFAULT_SIDE)
    drawing = QImage(box, QImage.Format.Format_RGB32)
    drawing.fill(Qt.GlobalColor.white)
    painter = QPainter(drawing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    cover = drawing.convertToFormat(QImage.Format.Format_Grayscale8)
    cover.invertPixels()
    cover.reinterpretAsFormat(QImage.Format.Format_Alpha8)
    picture = QImage(box, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(colour)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, cover)
    painter.end()
    return picture
