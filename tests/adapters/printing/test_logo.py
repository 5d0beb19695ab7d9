"""The owner's picture becomes dots that any paper holds, whatever the file is."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pos_app.adapters.printing import logo as logos
from pos_app.adapters.printing.logo import MOST_BYTES, read_logo
from pos_app.domain.receipt_template import Dots
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def saved(folder: Path, picture: Image.Image, kind: str = "png", **wishes: Any) -> Path:
    file = folder / f"logo.{kind}"
    picture.save(file, **wishes)
    return file


def dots_of(dots: Dots) -> Image.Image:
    """Black is 255."""
    return Image.frombytes("1", (dots.width, dots.height), dots.data).convert("L")


def share_of_black(dots: Dots) -> float:
    return dots_of(dots).histogram()[255] / (dots.width * dots.height)


def refusal(file: Path) -> str:
    with pytest.raises(RefusedError) as refused:
        read_logo(file)
    assert refused.value.message.arguments["file"] == str(file)
    return refused.value.message.code


def disc(size: int, mode: str = "RGB", ink: str = "black") -> Image.Image:
    picture = Image.new(mode, (size, size), "white")
    ImageDraw.Draw(picture).ellipse((0, 0, size - 1, size - 1), fill=ink)
    return picture


def test_a_large_picture_is_scaled_to_both_papers_and_keeps_its_shape(tmp_path: Path) -> None:
    wide_banner = Image.new("RGB", (2_000, 500), "black")
    logo = read_logo(saved(tmp_path, wide_banner))
    assert (logo.wide.width, logo.wide.height) == (576, 144)
    assert (logo.narrow.width, logo.narrow.height) == (384, 96)
    tower = read_logo(saved(tmp_path, wide_banner.rotate(90, expand=True)))
    assert (tower.wide.width, tower.wide.height) == (60, 240)
    assert (tower.narrow.width, tower.narrow.height) == (40, 160)


def test_a_small_picture_is_not_blown_up_and_loses_its_white_border(tmp_path: Path) -> None:
    picture = Image.new("L", (300, 200), 255)
    picture.paste(0, (100, 50, 120, 60))
    logo = read_logo(saved(tmp_path, picture))
    assert logo.wide == logo.narrow == Dots(20, 10, b"\xff\xff\xf0" * 10)


def test_a_thread_of_a_picture_keeps_a_row(tmp_path: Path) -> None:
    assert read_logo(saved(tmp_path, Image.new("L", (4_000, 1)))).wide.height == 1


@pytest.mark.parametrize("ink", ["black", "#1e3cc8", "#b00020", "#00603a"])
def test_line_art_of_one_dark_colour_has_sharp_edges(tmp_path: Path, ink: str) -> None:
    sharp = read_logo(saved(tmp_path, disc(400, ink=ink))).wide
    assert share_of_black(sharp) == pytest.approx(0.785, abs=0.01)
    rows = [dots_of(sharp).crop((0, row, sharp.width, row + 1)).tobytes() for row in (60, 120, 180)]
    assert all(row.count(b"\xff\x00") <= 1 for row in rows)  # one edge out of the ink, no pattern


def test_shades_and_light_colours_become_patterns(tmp_path: Path) -> None:
    orange = read_logo(saved(tmp_path, Image.new("RGB", (200, 200), (255, 140, 0)))).wide
    assert share_of_black(orange) == pytest.approx(1 - 158 / 255, abs=0.02)


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (80, 80), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 80, 20))
    picture.paste((0, 0, 0, 255), (0, 60, 80, 80))
    logo = read_logo(saved(tmp_path, picture)).wide
    assert (logo.width, logo.height) == (80, 80)
    assert share_of_black(logo) == pytest.approx(0.5)
    assert refusal(saved(tmp_path, Image.new("RGBA", (9, 9), (0, 0, 0, 0)))) == "logo.blank"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_shows_the_same(tmp_path: Path, mode: str) -> None:
    picture = disc(100, "L")
    if mode == "I;16":
        deep = b"".join(bytes((value, value)) for value in picture.tobytes())
        picture = Image.frombytes("I;16", picture.size, deep)
    elif mode == "LA":
        picture = picture.convert("LA")
    else:
        picture = picture.convert(mode)
    file = saved(tmp_path, picture)
    with Image.open(file) as written:
        assert written.mode == mode
    assert share_of_black(read_logo(file).wide) == pytest.approx(0.785, abs=0.01)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_shows_the_same(tmp_path: Path, mode: str) -> None:
    file = saved(tmp_path, disc(200).convert(mode), "jpg")
    assert share_of_black(read_logo(file).wide) == pytest.approx(0.785, abs=0.02)


def test_a_camera_that_was_held_upright_is_heard(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # EXIF orientation: a quarter to the right
    file = saved(tmp_path, Image.new("RGB", (100, 40), "black"), "jpg", exif=turned)
    logo = read_logo(file).wide
    assert (logo.width, logo.height) == (40, 100)


def _bomb(side: int) -> bytes:
    """A PNG of few bytes that says it has `side` by `side` dots and unpacks to megabytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + check

    size = side.to_bytes(4, "big")
    header = chunk(b"IHDR", size + size + b"\x08\x00\x00\x00\x00")
    data = chunk(b"IDAT", zlib.compress(bytes(1_000_000), 9))
    return b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [4_001, 10_000, 30_000, 1_000_000])
def test_bombs_are_refused_before_they_are_unpacked(
    tmp_path: Path, side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bomb.png"
    file.write_bytes(_bomb(side))

    def unpack(_: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr(Image.Image, "load", unpack)
    assert refusal(file) == "logo.too_large"


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    file = saved(tmp_path, disc(50))
    whole = file.read_bytes()
    file.write_bytes(whole.ljust(MOST_BYTES, b"\0"))
    assert read_logo(file).wide.width == 50
    file.write_bytes(whole.ljust(MOST_BYTES + 1, b"\0"))
    assert refusal(file) == "logo.too_large"


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.png") == "logo.unreadable"
    assert refusal(tmp_path) == "logo.unreadable"
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "logo.unreadable"
    assert refusal(tmp_path / "zero\0.png") == "logo.unreadable"


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    assert refusal(file) == "logo.no_picture"


def test_other_formats_are_refused_whatever_the_file_is_called(tmp_path: Path) -> None:
    written = BytesIO()
    disc(20).save(written, "gif")
    file = tmp_path / "logo.png"
    file.write_bytes(written.getvalue())
    assert refusal(file) == "logo.no_picture"


PICTURES = []
for _kind in logos.FORMATS:
    _written = BytesIO()
    disc(40).save(_written, _kind)
    PICTURES.append(_written.getvalue())


@given(st.sampled_from(PICTURES), st.data())
def test_a_spoilt_picture_is_a_logo_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    spoilt = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + 4 :]
    file = tmp_path_factory.getbasetemp() / "spoilt"
    file.write_bytes(spoilt)
    with suppress(RefusedError):
        assert 0 < read_logo(file).wide.width <= 576
