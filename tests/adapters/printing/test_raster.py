"""What is printed is what is shown, and machines can read it."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image, ImageChops
from pyzbar import pyzbar

from pos_app.adapters.printing.escpos_bands import job_bytes, without_look_alikes
from pos_app.adapters.printing.raster import MAX_HEIGHT, render_image
from pos_app.adapters.printing.renderer import EscPosRenderer
from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.ports import Bitmap
from pos_app.services.receipts.receipt_blocks import Code, Pair, Qr, Rule, Text
from pos_app.services.receipts.receipt_layout import reference
from tests.support.receipt_drawing import draw_back
from tests.support.receipts import TXID, a_receipt

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.domain.receipt import Receipt

RECEIPTS = {
    "confirmed": a_receipt(),
    "pending": a_receipt(
        kind=ReceiptKind.PENDING,
        marks=(Mark.DEMO, Mark.PENDING),
        receipt_number=None,
        settled_at=None,
        confirmations=0,
        block_height=None,
    ),
    "crowded": a_receipt(
        store_name="The Extraordinarily Long-Named Bookshop and Tea Room of Upper Heyford",
        store_address="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        note="one \u202eevil \x1b@ name, 日本語 العربية שלום " * 20,
        amount=Money(123_456_789_012, currency("KWD")),
        paid_sat=2_100_000_000_000_000,
        txids=tuple(f"{number:02x}{TXID[2:]}" for number in range(12)),
    ),
}
PAPERS = {58: 384, 80: 576}
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


def picture(bitmap: Bitmap) -> Image.Image:
    dots = Image.frombytes("1", (bitmap.width, bitmap.height), bitmap.data)
    return ImageChops.invert(dots.convert("L"))


@pytest.mark.parametrize("paper_mm", PAPERS)
@pytest.mark.parametrize("receipt", RECEIPTS.values(), ids=RECEIPTS)
def test_the_paper_is_the_preview_dot_for_dot_and_its_code_reads(
    painter: RasterPainter, receipt: Receipt, paper_mm: int
) -> None:
    preview = picture(painter.paint(receipt, paper_mm))
    sent = EscPosRenderer(painter).render(receipt, paper_mm)
    paper = draw_back(sent, PAPERS[paper_mm]).convert("L")
    assert preview.width == PAPERS[paper_mm]
    assert paper.size == preview.size
    assert ImageChops.difference(paper, preview).getbbox() is None
    assert [code.text for code in zxingcpp.read_barcodes(paper)] == [reference(receipt)]
    assert [code.data.decode() for code in pyzbar.decode(paper)] == [reference(receipt)]


@pytest.mark.parametrize("dots", PAPERS.values())
def test_a_dithered_picture_opens_no_drawer(dots: int) -> None:
    # A grey slope in Floyd and Steinberg's dots has the bytes of real-time commands.
    slope = Image.linear_gradient("L").resize((dots, 240)).rotate(1, fillcolor=255).convert("1")
    raw = ImageChops.invert(slope.convert("L")).convert("1").tobytes()
    assert any(command in raw for command in REAL_TIME)
    drawing = Bitmap(width=dots, height=240, data=raw)
    job = job_bytes(drawing)
    assert not any(command in job for command in REAL_TIME)
    paper = draw_back(job, dots).convert("L")
    shown = picture(without_look_alikes(drawing))
    assert ImageChops.difference(paper.crop((0, 0, dots, 240)), shown).getbbox() is None


def test_a_worker_draws_the_same(painter: RasterPainter) -> None:
    drawn: list[Bitmap] = []
    worker = threading.Thread(target=lambda: drawn.append(painter.paint(a_receipt(), 80)))
    worker.start()
    worker.join()
    assert drawn == [painter.paint(a_receipt(), 80)]


def test_the_bundled_letters_are_used(painter: RasterPainter) -> None:
    from PySide6.QtGui import QFontDatabase

    painter.paint(a_receipt(), 58)
    assert "Inter" in QFontDatabase.families()


@pytest.mark.parametrize("dots", PAPERS.values())
def test_what_does_not_fit_side_by_side_stands_below(qapp: QGuiApplication, dots: int) -> None:
    assert qapp is not None
    short = render_image((Pair(left="TOTAL", right="1.00"),), dots)
    long = render_image((Pair(left="TOTAL" * 8, right="123 456.00" * 2),), dots)
    assert long.height >= 2 * short.height


def test_an_x_between_digits_of_an_address_stays_an_x(painter: RasterPainter) -> None:
    painter.prepare()
    drawn, times = (
        picture(render_image((Code(groups=(group,), columns=1),), 576))
        for group in ("8x57", "8\u00d757")
    )
    assert ImageChops.difference(drawn, times).getbbox() is not None


def test_long_text_wraps_inside_the_paper(qapp: QGuiApplication) -> None:
    assert qapp is not None
    one = render_image((Text(text="W"),), 384)
    many = render_image((Text(text="W" * 60),), 384)
    lines = many.height // one.height
    letters = sum(
        _ink(picture(many).crop((0, line * one.height, 384, (line + 1) * one.height)))
        for line in range(lines)
    )
    assert lines > 2
    # A letter lost at the edge would be a sixtieth; shapes differ by where they fall on the dots.
    assert letters == pytest.approx(60 * _ink(picture(one)), rel=0.01)


def _ink(image: Image.Image) -> int:
    return image.histogram()[0]


def test_what_cannot_be_drawn_is_refused(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with pytest.raises(ValueError, match="can't be drawn"):
        render_image((), 384)
    with pytest.raises(ValueError, match="can't be drawn"):
        render_image((Rule(),) * (MAX_HEIGHT // 31 + 1), 384)
    with pytest.raises(ValueError, match="too wide"):
        render_image((Qr(data="x" * 2_000, caption=""),), 384)


def test_without_an_application_it_says_so_instead_of_dying() -> None:
    code = "from pos_app.adapters.printing.raster import render_image\nrender_image((), 384)"
    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert finished.returncode == 1
    assert "RuntimeError: drawing needs a QGuiApplication" in finished.stderr
