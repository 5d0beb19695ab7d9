"""The preview shows the printer's dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from pos_app.ports import Bitmap
from pos_app.ui.receipt_image import ReceiptImageProvider, image_of

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QImage

CHECKS = Bitmap(width=16, height=2, data=bytes([0x80, 0x01, 0x00, 0xFF]))


def greys(picture: QImage) -> list[list[int]]:
    return [
        [picture.pixelColor(x, y).red() for x in range(picture.width())]
        for y in range(picture.height())
    ]


def test_a_dot_is_a_black_pixel(qapp: QGuiApplication) -> None:
    assert qapp is not None
    assert greys(image_of(CHECKS)) == [[0] + [255] * 14 + [0], [255] * 8 + [0] * 8]


def test_a_width_that_is_no_multiple_of_eight(qapp: QGuiApplication) -> None:
    assert qapp is not None
    narrow = Bitmap(width=3, height=2, data=b"\x40\xa0")
    assert greys(image_of(narrow)) == [[255, 0, 255], [0, 255, 0]]


def test_the_provider_keeps_the_proportions(qapp: QGuiApplication) -> None:
    assert qapp is not None
    tall = Bitmap(width=384, height=768, data=bytes(48 * 768))
    provider = ReceiptImageProvider(lambda name: tall if name == "7" else None)
    size = QSize()
    assert provider.requestImage("7", size, QSize(192, 0)).size() == QSize(192, 384)
    assert size == QSize(384, 768)
    assert provider.requestImage("7", QSize(), QSize(-1, -1)).size() == QSize(384, 768)
    assert provider.requestImage("7", QSize(), QSize(900, 0)).size() == QSize(384, 768)


def test_an_unknown_receipt_is_no_picture(qapp: QGuiApplication) -> None:
    assert qapp is not None
    provider = ReceiptImageProvider(lambda _name: None)
    assert provider.requestImage("7", QSize(), QSize()).isNull()
