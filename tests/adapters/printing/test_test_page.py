"""The test page: drawn back by npos, measured, read, and said again by the settings it leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import zxingcpp

from pos_app.adapters.printing import test_page as page
from pos_app.adapters.printing.escpos_bands import FEED_AND_CUT, FEED_TO_TEAR_BAR
from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.registry import printer_of
from pos_app.adapters.printing.renderer import RasterPainter, profile_of, renderer_of
from pos_app.config.settings_devices import PrinterSettings
from pos_app.ports import PrintResult
from tests.support.fake_printer import FakePrinter
from tests.support.receipt_drawing import draw_back
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

URL = "tcp://192.168.1.50:9100"
MODEL = "TM-T20II"


@pytest.fixture
def parts(painter: RasterPainter) -> Mapping[str, bytes]:
    return page.test_page(
        URL, "1.0", lambda blocks: painter.paint_blocks(blocks, 58), profile_named(MODEL)
    )


def black(picture: Image, box: tuple[int, int, int, int]) -> float:
    """The part of it that is black; npos draws black as 0."""
    part = picture.convert("L").crop(box)
    return part.histogram()[0] / (part.width * part.height)


def test_the_ruler_has_a_mark_every_eight_dots_up_to_the_end_of_both_papers(
    parts: Mapping[str, bytes],
) -> None:
    ruler = draw_back(parts["ruler"])
    assert ruler.width == 576
    row = [ruler.getpixel((x, 10)) == 0 for x in range(576)]
    starts = [x for x in range(576) if row[x] and not (x and row[x - 1])]
    stops = {382, 510, 574}
    assert set(starts) == set(range(0, 576, 8)) - {384, 512} | stops
    for stop in (384, 512, 576):
        assert black(ruler, (stop - 2, 0, stop, 40)) == 1
    # Cut off where a narrow head ends, its last number is whole and no other begins there.
    numbers = ruler.crop((0, 70, 576, 90))
    assert black(numbers, (384, 0, 384 + 40, 20)) == 0


def test_the_greys_get_darker_step_by_step(parts: Mapping[str, bytes]) -> None:
    greys = draw_back(parts["greys"])
    shares = [black(greys, (left, 0, left + 72, 48)) for left in range(0, 360, 76)]
    assert shares == sorted(shares)
    assert shares[0] < 0.15
    assert shares[-1] == 1


def test_the_drawn_code_is_read_and_the_own_one_asked_for(parts: Mapping[str, bytes]) -> None:
    drawn = draw_back(parts["drawn_code"]).convert("L")
    assert [found.text for found in zxingcpp.read_barcodes(drawn)] == [page.DRAWN_CODE]
    # GS ( k, function 80: stores the data of a QR code.
    stored = b"\x1d(k" + (len(page.OWN_CODE) + 3).to_bytes(2, "little") + b"1P0"
    assert stored + page.OWN_CODE.encode() in parts["own_code"]


@pytest.mark.parametrize("model", [MODEL, "default", "POS-5890"])
def test_each_row_is_in_its_code_page_and_fits_the_narrowest_paper(
    painter: RasterPainter, model: str
) -> None:
    profile = profile_named(model)
    rows = page.test_page(URL, "1.0", lambda blocks: painter.paint_blocks(blocks, 58), profile)[
        "rows"
    ].split(b"\x1bt")[1:]
    shown = page.code_page_rows(profile)
    assert [row[0] for row in rows] == [row.number for row in shown] == list(profile.code_pages)
    for row, said in zip(rows, shown, strict=True):
        text = row[1:].decode(said.codec)
        assert text == f"{said.number:>3} Az $ {said.sample}\n"
        assert len(text.rstrip()) <= 32
        assert any(ord(sign) > 127 for sign in said.sample)


def test_it_prints_on_a_printer_and_is_confirmed(parts: Mapping[str, bytes]) -> None:
    fake = FakePrinter()
    job = b"".join(parts.values())
    printed = printer_of(f"tcp://127.0.0.1:{fake.port}").print(job, lambda _: None)
    assert printed is PrintResult.PRINTED
    assert fake.jobs[0].endswith(FEED_TO_TEAR_BAR + FEED_AND_CUT)
    assert fake.drawer_kicks == 0
    fake.switch_off()


# --- what it showed goes before what the model is said to have


def test_the_printers_width_is_that_of_every_paper(painter: RasterPainter) -> None:
    narrow = RasterPainter(painter._words, painter._fonts, dots=512)
    assert narrow.paint(a_receipt(), 80).width == 512
    assert painter.paint(a_receipt(), 80).width == 576
    # Whatever the head could do, the paper ends there.
    assert narrow.paint(a_receipt(), 58).width == 384


def test_only_readable_pages_columns_that_fit_and_real_codes_are_used() -> None:
    settings = PrinterSettings(profile=MODEL)
    assert profile_of(settings) == profile_named(MODEL)
    told = replace(settings, dots=384, code_pages=(16, 19, 250), native_qr="no")
    assert list(profile_of(told).code_pages) == [16, 19]
    assert profile_of(told).columns == 32
    assert not profile_of(told).prints_codes
    assert profile_of(replace(settings, profile="POS-5890", native_qr="yes")).prints_codes
    assert not profile_of(replace(settings, profile="POS-5890")).prints_codes


@pytest.mark.parametrize("style", ["drawn", "letters"])
def test_without_a_cutter_the_paper_is_fed_to_the_tear_bar(
    painter: RasterPainter, style: str
) -> None:
    settings = PrinterSettings(style=style, cut=False)
    sent = renderer_of(painter, settings).render(a_receipt(), 80)
    assert sent.endswith(FEED_TO_TEAR_BAR)
    assert FEED_AND_CUT not in sent
    cutting = renderer_of(painter, replace(settings, cut=True)).render(a_receipt(), 80)
    assert cutting.endswith(FEED_AND_CUT)
