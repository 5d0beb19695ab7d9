"""The receipt on the screen: the very dots that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlImageProviderBase
from PySide6.QtQuick import QQuickImageProvider

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Bitmap

_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000


class ReceiptImageProvider(QQuickImageProvider):
    """Serves `image://receipt/IDENTITY`; `find` paints what an identity stands for, or None.

    `find` is called in a loader thread of the QML engine. With only a width asked for, the
    height follows.
    """

    def __init__(self, find: Callable[[str], Bitmap | None]) -> None:
        super().__init__(
            QQuickImageProvider.ImageType.Image,
            QQmlImageProviderBase.Flag.ForceAsynchronousImageLoading,
        )
        self._find = find

    def requestImage(self, identity: str, size: QSize, requestedSize: QSize) -> QImage:
        bitmap = self._find(identity)
        if bitmap is None:
            return QImage()
        picture = image_of(bitmap)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        width = requestedSize.width()
        if 0 < width < picture.width():
            smooth = Qt.TransformationMode.SmoothTransformation
            return picture.scaledToWidth(width, smooth)
        return picture


def image_of(bitmap: Bitmap) -> QImage:
    """A grey picture, one pixel a dot."""
    row_bytes = (bitmap.width + 7) // 8
    dots = QImage(bitmap.data, bitmap.width, bitmap.height, row_bytes, QImage.Format.Format_Mono)
    # Qt reads beyond an empty table of colours and the process dies.
    dots.setColorTable([_WHITE, _BLACK])
    return dots.convertToFormat(QImage.Format.Format_Grayscale8)
