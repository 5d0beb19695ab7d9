"""Payment codes: what they say and that they can be read."""

from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from pos_app.domain.payment_uri import on_chain_uri
from pos_app.ui.qr_image import (
    QUIET_MODULES,
    QrProvider,
    code_matrix,
    code_source,
    draw_code,
)

SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
LEGACY = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


@pytest.mark.parametrize("address", [SEGWIT, TAPROOT, LEGACY])
def test_a_scanner_reads_it(address: str) -> None:
    text = on_chain_uri(address, 35_040)
    picture = (
        draw_code(text).scaled(QSize(400, 400)).convertToFormat(QImage.Format.Format_Grayscale8)
    )
    view = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    assert [code.text for code in zxingcpp.read_barcodes(view)] == [text]


def test_capitals_keep_the_code_small() -> None:
    assert len(code_matrix(on_chain_uri(SEGWIT, 35_040))) <= 33
    assert len(code_matrix(on_chain_uri(TAPROOT, 123_456_789))) <= 37


def test_the_quiet_zone_is_white() -> None:
    picture = draw_code("x")
    border = [picture.pixelColor(i, j).name() for i in range(picture.width()) for j in range(4)]
    assert set(border) == {"#ffffff"}
    assert picture.width() == len(code_matrix("x")) + 2 * QUIET_MODULES


def test_the_provider_serves_what_the_source_names() -> None:
    source = code_source("bitcoin:BC1?amount=1")
    size = QSize()
    picture = QrProvider().requestImage(source.removeprefix("image://qr/"), size, QSize())
    assert picture == draw_code("bitcoin:BC1?amount=1")
    assert size == picture.size()
