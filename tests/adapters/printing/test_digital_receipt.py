"""A receipt as a file says and shows what the paper does, and nothing else."""

from __future__ import annotations

import io
import re
import threading
import zlib
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from pos_app.adapters.printing.digital_receipt import CREATOR, DigitalReceipts
from pos_app.services.receipts.receipt_page import reference
from tests.support.receipts import ADDRESS, TXID, a_receipt

if TYPE_CHECKING:
    from pos_app.adapters.printing.renderer import RasterPainter

RECEIPT = a_receipt()
MARGIN = 32
POINTS_PER_DOT = 72 / 203.2
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@pytest.fixture(params=[58, 80])
def paper_mm(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def receipts(painter: RasterPainter, paper_mm: int) -> DigitalReceipts:
    return DigitalReceipts(painter, paper_mm)


def parts(pdf: bytes) -> list[bytes]:
    """What its streams hold, unpacked where they are packed."""
    found = []
    for packed in STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            found.append(packed)
    return found


def letters(pdf: bytes) -> set[str]:
    """Every sign that its fonts tell a reader of (ToUnicode, PDF 32000-1, 9.10.3)."""
    told: set[str] = set()
    for part in parts(pdf):
        if b"begincmap" in part:
            told |= {chr(int(code, 16)) for code in re.findall(rb"<([0-9a-fA-F]{4})>", part)}
    return told


def test_the_picture_is_the_paper_dot_for_dot(
    receipts: DigitalReceipts, painter: RasterPainter, paper_mm: int
) -> None:
    picture = Image.open(io.BytesIO(receipts.png(RECEIPT)))
    drawn = painter.paint(RECEIPT, paper_mm)
    assert picture.mode == "1"
    assert picture.size == (drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN)
    inner = picture.crop((MARGIN, MARGIN, MARGIN + drawn.width, MARGIN + drawn.height))
    assert inner.point(lambda grey: 255 - grey).tobytes() == drawn.data
    assert picture.getbbox() == (0, 0, *picture.size)  # white up to its edges
    assert "dpi" in picture.info
    assert set(picture.info) <= {"dpi"}


def test_the_code_in_the_picture_can_be_read(receipts: DigitalReceipts) -> None:
    picture = Image.open(io.BytesIO(receipts.png(RECEIPT))).convert("L")
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [reference(RECEIPT)]


def test_the_page_is_as_wide_and_high_as_the_paper(
    receipts: DigitalReceipts, painter: RasterPainter, paper_mm: int
) -> None:
    pdf = receipts.pdf(RECEIPT, "receipt-1043")
    assert pdf.count(b"/Type /Page\n") == 1
    (box,) = re.findall(rb"/MediaBox \[([^\]]+)\]", pdf)
    drawn = painter.drawing(RECEIPT, paper_mm)
    wanted = (
        0.0,
        0.0,
        (painter.dots(paper_mm) + 2 * MARGIN) * POINTS_PER_DOT,
        (drawn.height + 2 * MARGIN) * POINTS_PER_DOT,
    )
    # Qt rounds a page to whole points, a third of a millimetre.
    assert [float(number) for number in box.split()] == pytest.approx(wanted, abs=1.0)


def test_every_sign_can_be_copied_out_of_it(receipts: DigitalReceipts) -> None:
    told = letters(receipts.pdf(RECEIPT, "receipt-1043"))
    assert set("0123456789") <= told
    assert set(ADDRESS + TXID) <= told
    assert {":", ".", ","} <= told


def test_its_code_is_a_picture_without_loss(receipts: DigitalReceipts) -> None:
    assert b"DCTDecode" not in receipts.pdf(RECEIPT, "receipt-1043")


def test_nothing_but_the_receipt_stands_in_the_files(receipts: DigitalReceipts) -> None:
    pdf = receipts.pdf(RECEIPT, "receipt-1043")
    assert pdf == receipts.pdf(RECEIPT, "receipt-1043")
    assert receipts.png(RECEIPT) == receipts.png(RECEIPT)
    assert re.findall(rb"D:\d{14}Z", pdf) == [b"D:20261121134130Z"] * 2
    words = dict(re.findall(rb"/(Title|Creator|Author|Producer) \((.*?)\)\n", pdf, re.DOTALL))
    assert words[b"Author"] == b""
    assert words[b"Creator"].decode("utf-16") == CREATOR
    assert words[b"Title"].decode("utf-16") == "receipt-1043"
    assert words[b"Producer"].decode("utf-16").startswith("Qt ")
    assert not any(b"xmp" in part.lower() for part in parts(pdf))
    start = int(pdf.rsplit(b"startxref\n", 1)[1].split()[0])
    assert pdf[start : start + 4] == b"xref"


def test_a_worker_makes_the_same_once_it_was_prepared(
    receipts: DigitalReceipts, painter: RasterPainter
) -> None:
    painter.prepare()
    receipts.prepare()
    made: list[bytes] = []
    worker = threading.Thread(target=lambda: made.append(receipts.pdf(RECEIPT, "receipt-1043")))
    worker.start()
    worker.join()
    assert made == [receipts.pdf(RECEIPT, "receipt-1043")]
