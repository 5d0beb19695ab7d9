"""Payment codes as pictures: one pixel a module, for the screen to enlarge by whole numbers."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, qRgb
from PySide6.QtQuick import QQuickImageProvider

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

QUIET_MODULES = 4
# Runs of at least this many characters get their own, smaller mode.
_MODE_RUN = 20
_PROVIDER = "qr"


def code_matrix(text: str) -> list[list[bool]]:
    """Rows of modules, true is dark, the quiet zone not included; error correction M."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text, optimize=_MODE_RUN)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def draw_code(text: str) -> QImage:
    """Black on white, one pixel a module, quiet zone included."""
    matrix = code_matrix(text)
    side = len(matrix) + 2 * QUIET_MODULES
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    black = qRgb(0, 0, 0)
    for y, row in enumerate(matrix, QUIET_MODULES):
        for x, dark in enumerate(row, QUIET_MODULES):
            if dark:
                picture.setPixel(x, y, black)
    return picture


def code_source(text: str) -> str:
    """The address of a text's picture for QML."""
    return f"image://{_PROVIDER}/{urlsafe_b64encode(text.encode()).decode()}"


class QrProvider(QQuickImageProvider):
    """Serves what `code_source` names."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, identity: str, size: QSize, _requestedSize: QSize) -> QImage:
        picture = draw_code(urlsafe_b64decode(identity).decode())
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture
