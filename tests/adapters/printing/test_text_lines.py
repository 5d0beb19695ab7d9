"""A receipt in the printer's own letters: what fits is sent as text, the rest as drawings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.printing.escpos_bands import FEED_AND_CUT, INITIALISE
from pos_app.adapters.printing.profiles import PrinterProfile, profile_named, profile_names
from pos_app.adapters.printing.renderer import EscPosRenderer, LetterRenderer, renderer_of
from pos_app.adapters.printing.text_lines import NotInLettersError, TextLines
from pos_app.config.settings_devices import PrinterSettings
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_blocks import Code, Pair, Qr, Rule, Size, Text
from pos_app.services.receipts.receipt_layout import reference
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from pos_app.adapters.printing.renderer import RasterPainter

NARROW = PrinterProfile(
    name="narrow", columns=16, code_pages={0: "cp437", 17: "cp866"}, prints_codes=True
)
RASTER = b"\x1dv0\x00"
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


@pytest.fixture
def lines() -> TextLines:
    return TextLines(NARROW)


def test_the_profiles_are_those_of_the_database() -> None:
    assert {"default", "TM-T20II", "TM-T88V", "POS-5890"} <= set(profile_names())
    epson = profile_named("TM-T20II")
    assert (epson.columns, epson.prints_codes) == (48, True)
    assert epson.code_pages[0] == "cp437"
    assert profile_named("POS-5890").columns == 32
    assert not profile_named("POS-5890").prints_codes


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_can_be_read(name: str) -> None:
    profile = profile_named(name)
    assert 20 <= profile.columns <= 100
    for codec in profile.code_pages.values():
        assert "A".encode(codec) == b"A"


def test_a_profile_that_nobody_knows_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        profile_named("TM-0")
    assert caught.value.message.code == "printer.unknown_profile"


def test_the_unrelated_library_of_the_same_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from pos_app.adapters.printing import profiles

    for installed in (["python_escpos", "escpos"], ["qrcode"]):
        monkeypatch.setattr(profiles, "_installed", lambda names=installed: names)
        with pytest.raises(RefusedError) as caught:
            profiles.require_database()
        assert caught.value.message.code == "printer.wrong_escpos"


def test_words_wrap_at_the_edge_of_the_paper(lines: TextLines) -> None:
    text = Text(text="one two three four five sixteen-letters-and-more")
    assert lines.block(text) == b"one two three\nfour five\nsixteen-letters-\nand-more\n"


def test_large_letters_take_two_columns_each(lines: TextLines) -> None:
    block = lines.block(Text(text="Corner Books", size=Size.TITLE, bold=True, centred=True))
    assert block == (b"\x1ba\x01\x1bE\x01\x1d!\x11Corner\nBooks\n\x1ba\x00\x1bE\x00\x1d!\x00")


def test_what_and_how_much_stand_at_the_two_edges(lines: TextLines) -> None:
    assert lines.block(Pair(left="Total", right="31.97")) == b"Total      31.97\n"
    assert lines.block(Pair(left="", right="35 040 sat")) == b"      35 040 sat\n"
    stacked = lines.block(Pair(left="Paid with Bitcoin", right="0.00035040"))
    assert stacked == b"Paid with\nBitcoin\n      0.00035040\n"


def test_groups_stay_whole(lines: TextLines) -> None:
    code = Code(groups=("bc1q", "aaaa", "bbbb", "cccc", "dd"), columns=8)
    assert lines.block(code) == b"bc1q aaaa bbbb\ncccc dd\n"
    assert lines.block(Rule()) == b"-" * 16 + b"\n"


def test_another_alphabet_switches_the_page_once(lines: TextLines) -> None:
    first = lines.block(Text(text="Книги"))
    assert first == b"\x1bt\x11" + "Книги".encode("cp866") + b"\n"
    assert lines.block(Text(text="Чай")) == "Чай".encode("cp866") + b"\n"
    assert lines.block(Text(text="Tea")) == b"Tea\n"


@pytest.mark.parametrize("text", ["本", "ไทย", "שלום", "مرحبا", "₿", "bell\a", "esc\x1b@"])
def test_what_the_printer_has_no_letters_for_is_drawn(lines: TextLines, text: str) -> None:
    with pytest.raises(NotInLettersError):
        lines.block(Text(text=text))


def test_a_line_that_is_drawn_leaves_the_page_as_it_was(lines: TextLines) -> None:
    with pytest.raises(NotInLettersError):
        lines.block(Text(text="Книги\n本"))
    assert lines.block(Text(text="Чай")).startswith(b"\x1bt\x11")


def test_thin_spaces_are_spaces(lines: TextLines) -> None:
    assert lines.block(Text(text="91\u202f240.50")) == b"91 240.50\n"


def test_the_printer_draws_the_code_itself_where_it_can(lines: TextLines) -> None:
    block = lines.block(Qr(data="sale 1", caption="Find it"))
    assert b"\x1d(k\x09\x00\x31\x50\x30sale 1\x1d(k\x03\x00\x31\x51\x30" in block
    with pytest.raises(NotInLettersError):
        TextLines(profile_named("POS-5890")).block(Qr(data="sale 1", caption="Find it"))


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_name_becomes_a_command(left: str, right: str) -> None:
    for block in (Text(text=left), Pair(left=left, right=right)):
        try:
            sent = TextLines(profile_named("TM-T88V")).block(block)
        except NotInLettersError:
            continue
        letters = re.sub(rb"\x1bt.", b"", sent, flags=re.DOTALL).replace(b"\n", b"")
        assert not re.search(rb"[\x00-\x1f\x7f]", letters)


@pytest.mark.parametrize("paper_mm", [58, 80])
def test_a_receipt_in_letters_is_small_and_says_everything(
    painter: RasterPainter, paper_mm: int
) -> None:
    receipt = a_receipt()
    profile = profile_named("TM-T20II" if paper_mm == 80 else "RP-F10-58mm")
    sent = LetterRenderer(painter, profile).render(receipt, paper_mm)
    drawn = EscPosRenderer(painter).render(receipt, paper_mm)
    assert sent.startswith(INITIALISE)
    assert sent.endswith(FEED_AND_CUT)
    assert len(sent) < 2_500 < len(drawn)
    assert RASTER not in sent
    assert reference(receipt).encode() in sent
    for said in (b"Corner Books", b"1043", b"31.97", b"35 040 sat", b"Signed copy for Lena"):
        assert said in sent, said
    assert not any(command in sent for command in REAL_TIME)


def test_foreign_lines_are_drawn_among_the_letters(painter: RasterPainter) -> None:
    receipt = a_receipt(store_name="街角の本屋", note="שלום")
    sent = LetterRenderer(painter, profile_named("TM-T20II")).render(receipt, 80)
    assert 1 <= sent.count(RASTER) <= 8
    assert b"31.97" in sent


@pytest.mark.parametrize(
    ("url", "style", "letters"),
    [
        ("tcp://192.0.2.7:9100", "auto", False),
        ("usb:///dev/usb/lp0", "auto", False),
        ("serial:///dev/ttyS0", "auto", True),
        ("serial:///dev/ttyS0?baud=57600", "auto", True),
        ("serial:///dev/ttyS0?baud=115200", "auto", False),
        ("serial:///dev/ttyS0", "drawn", False),
        ("tcp://192.0.2.7:9100", "letters", True),
    ],
)
def test_slow_lines_get_letters_unless_the_shop_wants_it_otherwise(
    painter: RasterPainter, url: str, style: str, *, letters: bool
) -> None:
    settings = PrinterSettings(url=url, style=style)
    renderer = renderer_of(painter, settings)
    assert isinstance(renderer, LetterRenderer if letters else EscPosRenderer)


def test_a_model_that_nobody_knows_is_drawn_for(painter: RasterPainter) -> None:
    settings = PrinterSettings(url="serial:///dev/ttyS0", profile="TM-0")
    assert isinstance(renderer_of(painter, settings), EscPosRenderer)
