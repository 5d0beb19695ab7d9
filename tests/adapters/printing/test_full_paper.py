"""Papers with everything on them come out of the printer as the screen shows them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image, ImageChops
from pyzbar import pyzbar

from pos_app.adapters.printing.escpos_bands import FEED_AND_CUT, INITIALISE
from pos_app.adapters.printing.logo import read_logo
from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.raster import MAX_HEIGHT, render_image
from pos_app.adapters.printing.renderer import EscPosRenderer, LetterRenderer
from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, SoldLine
from pos_app.domain.receipt_template import Dots, Logo, ReceiptTemplate
from pos_app.services.receipts.receipt_blocks import Picture
from pos_app.services.receipts.receipt_layout import SHOWN_TXIDS, reference
from pos_app.services.receipts.receipt_page import SHOWN_LINES
from tests.support.receipt_drawing import draw_back
from tests.support.receipts import TXID, a_full_receipt, a_logo, a_receipt, a_shift_report

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import Bitmap

PAPERS = {58: 384, 80: 576}
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
RASTER = b"\x1dv0\x00"
# Where a logo stands below the upper edge.
TOP = 6


def picture(bitmap: Bitmap | Dots) -> Image.Image:
    """Ink is black."""
    dots = Image.frombytes("1", (bitmap.width, bitmap.height), bitmap.data)
    return ImageChops.invert(dots.convert("L"))


def logo_on(paper_mm: int, logo: Logo) -> Dots:
    return logo.narrow if paper_mm == 58 else logo.wide


@pytest.mark.parametrize("paper_mm", PAPERS)
@pytest.mark.parametrize("paper", [a_full_receipt(), a_shift_report()], ids=["receipt", "shift"])
def test_the_paper_is_the_preview_dot_for_dot(
    painter: RasterPainter, paper: Paper, paper_mm: int
) -> None:
    preview = picture(painter.paint(paper, paper_mm))
    sent = EscPosRenderer(painter).render(paper, paper_mm)
    printed = draw_back(sent, PAPERS[paper_mm]).convert("L")
    assert preview.width == PAPERS[paper_mm]
    assert printed.size == preview.size
    assert ImageChops.difference(printed, preview).getbbox() is None


@pytest.mark.parametrize("paper_mm", PAPERS)
def test_both_codes_of_a_receipt_are_read(painter: RasterPainter, paper_mm: int) -> None:
    receipt = a_full_receipt()
    wanted = {reference(receipt), f"https://mempool.space/testnet4/tx/{TXID}"}
    preview = picture(painter.paint(receipt, paper_mm))
    assert {code.text for code in zxingcpp.read_barcodes(preview)} == wanted
    assert {code.data.decode() for code in pyzbar.decode(preview)} == wanted


@pytest.mark.parametrize("paper_mm", PAPERS)
def test_the_logo_stands_dot_for_dot_in_the_middle(painter: RasterPainter, paper_mm: int) -> None:
    receipt = a_full_receipt()
    odd = Logo(narrow=Dots(37, 2, bytes(range(1, 11))), wide=Dots(571, 1, bytes(range(72))))
    for logo in (a_logo(), odd):
        shown = replace(receipt, template=replace(receipt.template, logo=logo))
        drawn = picture(painter.paint(shown, paper_mm))
        wanted = picture(logo_on(paper_mm, logo))
        left = (PAPERS[paper_mm] - wanted.width) // 2
        box = (left, TOP, left + wanted.width, TOP + wanted.height)
        assert ImageChops.difference(drawn.crop(box), wanted).getbbox() is None
        beside = drawn.crop((0, 0, left, TOP + wanted.height))
        assert ImageChops.invert(beside).getbbox() is None


def test_a_receipt_at_all_of_its_limits_can_be_drawn(painter: RasterPainter) -> None:
    wide = "W" * 500
    sold = SoldLine(name=wide, quantity=Decimal(2), amount=Money(2, currency("EUR")))
    count = 4 * SHOWN_LINES
    own = "\n".join(["W" * 49] * 10)  # as much as the settings take
    template = ReceiptTemplate(
        header=own,
        footer=own,
        refund_note=own,
        tax_number=wide,
        explorer_qr="https://chain.example/" + "x" * 213,
        logo=Logo(narrow=Dots(384, 240, bytes(48 * 240)), wide=a_logo().wide),
    )
    crowded = a_receipt(
        marks=tuple(Mark),
        store_name=wide,
        store_address=own,
        till_name=wide,
        cashier=wide,
        note=wide,
        lines=(sold,) * count,
        amount=Money(2 * count, currency("EUR")),
        txids=tuple(f"{number:064x}" for number in range(2 * SHOWN_TXIDS)),
        template=template,
    )
    bitmap = painter.paint(crowded, 58)
    assert bitmap.height <= MAX_HEIGHT
    link = f"{template.explorer_qr}/{0:064x}"
    last = picture(bitmap).crop((0, bitmap.height - 4_000, 384, bitmap.height))
    assert link in {code.text for code in zxingcpp.read_barcodes(last)}


@pytest.mark.parametrize("paper_mm", PAPERS)
def test_a_photograph_as_logo_opens_no_drawer(
    painter: RasterPainter, paper_mm: int, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    Image.linear_gradient("L").resize((900, 400)).rotate(1, fillcolor=255).save(file)
    logo = read_logo(file)
    assert any(command in logo_on(paper_mm, logo).data for command in REAL_TIME)
    receipt = a_full_receipt()
    receipt = replace(receipt, template=replace(receipt.template, logo=logo))
    sent = EscPosRenderer(painter).render(receipt, paper_mm)
    assert not any(command in sent for command in REAL_TIME)
    printed = draw_back(sent, PAPERS[paper_mm]).convert("L")
    preview = picture(painter.paint(receipt, paper_mm))
    assert ImageChops.difference(printed, preview).getbbox() is None


def test_a_logo_too_wide_for_an_odd_roll_gives_way_to_the_narrow_one(qapp: QGuiApplication) -> None:
    assert qapp is not None
    logo = Logo(narrow=a_logo().narrow, wide=Dots(576, 1, b"\xff" * 72))
    drawn = picture(render_image((Picture(narrow=logo.narrow, wide=logo.wide),), 512))
    left = (512 - 96) // 2
    crop = drawn.crop((left, TOP, left + 96, TOP + 96))
    assert ImageChops.difference(crop, picture(logo.narrow)).getbbox() is None


def test_a_printer_with_letters_of_its_own_gets_the_logo_as_dots(painter: RasterPainter) -> None:
    receipt = a_full_receipt()
    letters = LetterRenderer(painter, profile_named("TM-T20II"))
    sent = letters.render(receipt, 80)
    plain = replace(receipt, template=replace(receipt.template, logo=None))
    without = letters.render(plain, 80)
    end = len(sent) - len(without) + len(INITIALISE)
    logo, rest = sent[len(INITIALISE) : end], sent[end:]
    assert logo.startswith(RASTER)
    assert rest == without[len(INITIALISE) :]
    for said in (b"Paperback", b"12.50 B", b"-2.50", b"TRAINING", b"Served by Maya", b"31.97"):
        assert said in rest, said
    shown = (
        draw_back(INITIALISE + logo + FEED_AND_CUT, 576)
        .convert("L")
        .crop((216, TOP, 216 + 144, TOP + 144))
    )
    assert ImageChops.difference(shown, picture(a_logo().wide)).getbbox() is None
