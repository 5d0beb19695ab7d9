"""The reader of printed bytes sees what was drawn, and refuses what it cannot see."""

from __future__ import annotations

import struct

import pytest
import qrcode
import zxingcpp
from PIL import Image, ImageChops

from tests.support.receipt_drawing import ReceiptNotReadableError, draw_back

START = b"\x00" * 64 + b"\x1b@"
CUT = b"\x1dV\x42\x00"
WIDTH_DOTS = 384


def bands(picture: Image.Image, rows: int) -> bytes:
    ink = ImageChops.invert(picture.convert("L")).convert("1")
    parts = []
    for top in range(0, ink.height, rows):
        band = ink.crop((0, top, ink.width, min(top + rows, ink.height)))
        header = b"\x1dv0\x00" + struct.pack("<HH", ink.width // 8, band.height)
        parts.append(header + band.tobytes())
    return b"".join(parts)


def code_on_paper(text: str) -> Image.Image:
    code = qrcode.QRCode(box_size=6, border=4)
    code.add_data(text)
    drawn = code.make_image().get_image().convert("1")
    paper = Image.new("1", (WIDTH_DOTS, drawn.height), 1)
    paper.paste(drawn, (0, 0))
    return paper


def test_the_drawing_comes_back_dot_for_dot() -> None:
    paper = code_on_paper("bitcoin:bcrt1qexample?amount=0.001")
    drawn = draw_back(START + bands(paper, 128) + b"\x1bJ\x14" + b"\x1bd\x02" + CUT)
    assert drawn.size == (WIDTH_DOTS, paper.height + 20 + 60)
    top = drawn.crop((0, 0, WIDTH_DOTS, paper.height))
    assert ImageChops.difference(top.convert("L"), paper.convert("L")).getbbox() is None
    assert [code.text for code in zxingcpp.read_barcodes(drawn.convert("L"))] == [
        "bitcoin:bcrt1qexample?amount=0.001"
    ]


@pytest.mark.parametrize("data", [b"PAID", b"\x1d\xff\x00", b"\x1d(L\x02\x000\x02"])
def test_what_is_not_drawn_is_refused(data: bytes) -> None:
    paper = Image.new("1", (WIDTH_DOTS, 8), 0)
    with pytest.raises(ReceiptNotReadableError):
        draw_back(START + bands(paper, 8) + data)
