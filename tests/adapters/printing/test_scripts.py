"""Every script comes out on paper: drawn, in its direction, and what can't be drawn is told."""

# ruff: noqa: RUF001  # signs of other alphabets that look like ours are the point
from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image, ImageChops
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from pyzbar import pyzbar

from pos_app.adapters.printing import fonts
from pos_app.adapters.printing.escpos_bands import FEED_AND_CUT, INITIALISE
from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.raster import render_image
from pos_app.adapters.printing.raster_text import (
    LEFT,
    is_mirrored,
    letters,
    runs_right_to_left,
    wrapped,
)
from pos_app.adapters.printing.renderer import EscPosRenderer, LetterRenderer, RasterPainter
from pos_app.config.paths import resources_folder
from pos_app.services.receipts.receipt_blocks import Pair, Rule, Size, Text
from pos_app.services.receipts.receipt_layout import reference
from pos_app.ui.receipt_words import ReceiptWords
from tests.support.receipt_drawing import draw_back
from tests.support.receipts import a_receipt
from tests.support.scripted_receipts import EAST_ASIAN_FONTS, HOSTILE, IN_EVERY_SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextLayout

    from pos_app.domain.receipt import Receipt
    from pos_app.ports import Bitmap

PAPERS = {58: 384, 80: 576}
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
# Not given to any character, so that no font has it.
NOBODYS = "\u0378"


@pytest.fixture(autouse=True)
def painter(qapp: QGuiApplication) -> RasterPainter:
    assert qapp is not None
    words = ReceiptWords(QLocale("en_GB"))
    made = RasterPainter(words, resources_folder() / "fonts", str(EAST_ASIAN_FONTS))
    made.paint(a_receipt(), 58)
    return made


@pytest.fixture
def right_to_left_till(qapp: QGuiApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(before)


def picture(bitmap: Bitmap) -> Image.Image:
    dots = Image.frombytes("1", (bitmap.width, bitmap.height), bitmap.data)
    return ImageChops.invert(dots.convert("L"))


def ink(bitmap: Bitmap) -> tuple[int, int]:
    """From the left edge of the first dot to the right edge of the last."""
    box = ImageChops.invert(picture(bitmap)).getbbox()
    assert box is not None
    return box[0], box[2]


def glyphs(text: str) -> list[tuple[str, int]]:
    """The font and the number in it of each drawn glyph; 0 is a font's sign for none."""
    layout = wrapped(text, letters(26, bold=False), 576, LEFT)
    runs = layout.glyphRuns()
    return [(run.rawFont().familyName(), glyph) for run in runs for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("paper_mm", PAPERS)
@pytest.mark.parametrize("receipt", IN_EVERY_SCRIPT.values(), ids=IN_EVERY_SCRIPT)
def test_every_script_is_on_the_paper_as_on_the_screen(
    painter: RasterPainter, receipt: Receipt, paper_mm: int, caplog: pytest.LogCaptureFixture
) -> None:
    fonts._found.clear()
    preview = picture(painter.paint(receipt, paper_mm))
    sent = EscPosRenderer(painter).render(receipt, paper_mm)
    paper = draw_back(sent, PAPERS[paper_mm]).convert("L")
    assert paper.size == preview.size
    assert ImageChops.difference(paper, preview).getbbox() is None
    assert [code.text for code in zxingcpp.read_barcodes(paper)] == [reference(receipt)]
    assert [code.data.decode() for code in pyzbar.decode(paper)] == [reference(receipt)]
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("مكتبة", "Noto Sans Arabic"),
        ("ספרים", "Noto Sans Hebrew"),
        ("ร้าน", "Noto Sans Thai"),
        ("क्षत्रिय", "Noto Sans Devanagari"),
        ("Книги Βιβλία ₿", "Inter"),
        ("収書の", "Noto Sans CJK JP"),
        ("收据骨", "Noto Sans CJK SC"),
        ("서점骨", "Noto Sans CJK KR"),
        ("骨の", "Noto Sans CJK JP"),
        ("骨", "Noto Sans CJK SC"),
    ],
)
def test_each_script_has_its_letters(text: str, family: str) -> None:
    drawn = glyphs(text)
    assert {name for name, _ in drawn} == {family}
    assert all(glyph for _, glyph in drawn)


def test_what_no_font_has_is_a_box_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    fonts._found.clear()
    shown = [render_image((Text(text=f"a{sign}b"),), 384) for sign in (NOBODYS, "□", NOBODYS)]
    assert shown[0] == shown[1] == shown[2]
    assert caplog.record_tuples == [
        (fonts.__name__, logging.WARNING, "no font has U+0378: a box is drawn for it")
    ]


def test_what_has_no_shape_is_no_missing_sign(caplog: pytest.LogCaptureFixture) -> None:
    text = "क्\u200dष \u2066a\u2069 ☕\ufe0f \u202f\u00a0"
    assert fonts.drawable(text) == text
    assert caplog.messages == []


def test_a_line_break_is_one() -> None:
    one, two = (render_image((Text(text=text),), 384) for text in ("a", "a\nb"))
    assert two.height == 2 * one.height


@pytest.mark.parametrize(
    ("text", "reverse"),
    [
        ("", False),
        ("31.97", False),
        ("Tea שלום", False),
        ("שלום Tea", True),
        ("12 × שלום", True),
        ("– “قهوة”", True),
        ("× 本", False),
    ],
)
def test_a_paragraph_runs_as_its_first_letter(text: str, *, reverse: bool) -> None:
    assert runs_right_to_left(text) is reverse


@pytest.mark.usefixtures("right_to_left_till")
def test_the_tills_language_turns_no_paragraph_around(painter: RasterPainter) -> None:
    there = painter.paint(IN_EVERY_SCRIPT["Hebrew"], 80)
    latin = render_image((Text(text="Tea (2)."),), 384)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert painter.paint(IN_EVERY_SCRIPT["Hebrew"], 80) == there
    assert render_image((Text(text="Tea (2)."),), 384) == latin


def test_paragraphs_begin_at_their_own_edge() -> None:
    assert ink(render_image((Text(text="Tea"),), 384))[0] < 8
    assert ink(render_image((Text(text="תה"),), 384))[1] > 384 - 8


def test_amounts_keep_one_column() -> None:
    price = Pair(left="", right="1.00")
    tea, hebrew = Pair(left="Tea", right="1.00"), Pair(left="תה", right="1.00")
    assert not is_mirrored((Rule(), price))
    assert not is_mirrored((tea, hebrew, price))
    assert is_mirrored((hebrew, hebrew, tea))
    # The amount alone, on papers of either direction.
    at_right = render_image((price,), 384)
    at_left = render_image((price,), 384, mirrored=True)
    assert ink(at_right)[1] > 384 - 8
    assert ink(at_left)[0] < 8
    for pair in (tea, hebrew):
        plain, turned = (render_image((pair,), 384, mirrored=way) for way in (False, True))
        for drawn in (plain, turned):
            assert ink(drawn)[0] < 8 < 384 - 8 < ink(drawn)[1]
        assert plain != turned


@pytest.mark.parametrize("unit", ["ر.س", "₪ חדש"])
def test_the_sign_of_an_amount_stays_before_it(unit: str) -> None:
    layout = wrapped(f"-5 {unit}", letters(26, bold=False), 384, LEFT)
    minus, five = (_left_of(layout, layout.text().index(sign)) for sign in "-5")
    assert minus < five


def _left_of(layout: QTextLayout, place: int) -> float:
    boxes = [run.boundingRect() for run in layout.glyphRuns(place, 1)]
    return min(box.left() for box in boxes)


@pytest.mark.parametrize("text", ["שלום Tea", "Tea שלום"])
def test_words_of_two_directions_stand_in_the_order_of_the_first(text: str) -> None:
    layout = wrapped(text, letters(26, bold=False), 384, LEFT)
    first, last = (_left_of(layout, place) for place in (0, len(text) - 1))
    assert (first > last) is runs_right_to_left(text)


def test_both_sides_of_a_pair_stand_on_one_line() -> None:
    alone = render_image((Pair(left="", right="HHH"),), 384)
    beside = render_image((Pair(left="قهوة", right="HHH"),), 384, mirrored=False)
    label = render_image((Text(text="قهوة H"),), 384)
    half = (192, 0, 384, beside.height)
    bottom = ImageChops.invert(picture(beside).crop(half)).getbbox()
    wanted = ImageChops.invert(picture(label).crop((0, 0, 384, label.height)))
    columns = [x for x in range(384) if wanted.crop((x, 0, x + 1, label.height)).getbbox()]
    letter = wanted.crop((columns[0], 0, columns[0] + 3, label.height)).getbbox()
    assert bottom is not None
    assert letter is not None
    assert bottom[3] == letter[3]
    assert ink(alone)[1] == ink(beside)[1]


@pytest.mark.parametrize("text", ["ÅỄ", "किं र्कीं", "ปู่ที่กี่", "إِنَّ", "לֹּ֔", "Ngọ"])
@pytest.mark.parametrize("size", [Size.NORMAL, Size.TITLE])
@pytest.mark.parametrize("dots", PAPERS.values())
def test_no_mark_is_cut_off(text: str, size: Size, dots: int) -> None:
    alone = render_image((Text(text=text, size=size, bold=True),), dots)
    among = render_image((Rule(), Text(text=text, size=size, bold=True), Rule()), dots)
    rule = render_image((Rule(),), dots)
    inside = picture(among).crop((0, rule.height, dots, rule.height + alone.height))
    assert ImageChops.difference(inside, picture(alone)).getbbox() is None
    above = picture(among).crop((0, 0, dots, rule.height))
    assert ImageChops.difference(above, picture(rule)).getbbox() is None


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("paper_mm", PAPERS)
def test_a_hostile_name_does_nothing_but_look_odd(
    painter: RasterPainter, name: str, paper_mm: int
) -> None:
    receipt = a_receipt(store_name=name, store_address=name, till_name=name, note=name)
    preview = painter.paint(receipt, paper_mm)
    sent = EscPosRenderer(painter).render(receipt, paper_mm)
    letters = LetterRenderer(painter, profile_named("TM-T20II")).render(receipt, paper_mm)
    paper = draw_back(sent, PAPERS[paper_mm]).convert("L")
    assert ImageChops.difference(paper, picture(preview)).getbbox() is None
    assert preview.height < 4_000
    # Among many lines of one letter a scanner may see bars.
    codes = zxingcpp.read_barcodes(paper)
    squares = [code.text for code in codes if code.format == zxingcpp.BarcodeFormat.QRCode]
    assert squares == [reference(receipt)]
    for job in (sent, letters):
        assert not any(command in job for command in REAL_TIME)
        assert job.count(INITIALISE) == job.count(FEED_AND_CUT) == 1


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_the_painter_itself_takes_any_text(name: str) -> None:
    blocks = (Text(text=name[:500]), Pair(left=name[:500], right=name[:500]))
    assert render_image(blocks, 384).height > 0


def test_a_folder_without_fonts_is_told_and_no_reason_to_stop(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "notes.txt").write_text("no font")
    (tmp_path / "broken.TTF").write_text("no font either")
    for folder in (tmp_path, tmp_path / "nowhere"):
        fonts.load_fonts(resources_folder() / "fonts", folder)
        fonts.load_fonts(resources_folder() / "fonts", folder)
    assert "broken.TTF is not a font that Qt can read" in caplog.text
    assert "notes.txt" not in caplog.text
    assert "the folder of fonts can't be read" in caplog.text
    assert [name for name in caplog.messages if name.startswith("no font in")] == [
        f"no font in {folder} can be read" for folder in (tmp_path, tmp_path / "nowhere")
    ]


def test_a_broken_installation_is_told(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "broken.ttf").write_text("no font")
    with pytest.raises(OSError, match="not a font"):
        fonts.load_fonts(tmp_path)


def test_all_known_fonts_stand_in_for_each_other() -> None:
    wanted = fonts.families()
    assert wanted[0] == fonts.FAMILY
    assert set(wanted) >= {"Noto Sans Thai", "Noto Sans CJK TC", "Noto Sans CJK HK"}
    assert set(wanted) >= set(fonts._declared[EAST_ASIAN_FONTS])
    assert len(set(wanted)) == len(wanted)


def test_signs_beyond_the_first_plane_move_no_letters() -> None:
    korean = sorted(glyphs("서骨"))
    assert {family for family, _ in korean} == {"Noto Sans CJK KR"}
    assert sorted(glyph for glyph in glyphs("😀😀서骨😀") if glyph in korean) == korean
