"""The owner's picture as black and white dots for both widths of paper."""

from __future__ import annotations

import stat
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageOps

from pos_app.domain.receipt_template import LOGO_ROWS, LOGO_WIDTHS, Dots, Logo
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_BYTES = 2_000_000
MOST_DOTS_A_SIDE = 4_000
FORMATS = ("PNG", "JPEG")

# As for text: lighter than this stays white.
_THRESHOLD = 150
# Greys between ink and paper: edges of line art have some, photographs and light colours are made
# of it. Darker colours, as many logos have just one, are ink.
_INK, _PAPER = 112, 208
_MOST_GREY_IN_LINE_ART = 0.25
_WHITE = 255
# 16 bits a pixel, which Pillow would clip and not scale.
_DEEP = ("I;16", "I;16B", "I;16L", "I")
_DEEP_STEP = 257
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What decoders trip over in broken pictures.
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_logo(file: Path) -> Logo:
    """RefusedError `logo.unreadable`, `logo.too_large`, `logo.no_picture` or `logo.blank`."""
    grey = _on_white(file, _content(file))
    inked = ImageOps.invert(grey).getbbox()
    if inked is None:
        raise RefusedError("logo.blank", file=str(file))
    grey = grey.crop(inked)
    shaded = _is_shaded(grey)
    narrow, wide = (_dots(grey, width, shaded=shaded) for width in LOGO_WIDTHS)
    return Logo(narrow=narrow, wide=wide)


def _content(file: Path) -> bytes:
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for
            raise RefusedError("logo.unreadable", file=str(file), reason="not a file")
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise RefusedError("logo.unreadable", file=str(file), reason=reason) from None
    if len(content) > MOST_BYTES:
        raise RefusedError("logo.too_large", file=str(file))
    return content


def _on_white(file: Path, content: bytes) -> Image.Image:
    """In greys; what is transparent is paper."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            # Before a single dot is unpacked: a small file may hold gigabytes of them.
            _require_size(picture.size, file)
            upright = ImageOps.exif_transpose(picture)
            if upright.mode in _DEEP:
                upright = upright.convert("I").point(lambda value: value / _DEEP_STEP).convert("L")
            colours = upright.convert("RGBA")
    except _BOMBS:
        raise RefusedError("logo.too_large", file=str(file)) from None
    except _BROKEN:
        raise RefusedError("logo.no_picture", file=str(file)) from None
    paper = Image.new("RGBA", colours.size, (_WHITE, _WHITE, _WHITE, _WHITE))
    return Image.alpha_composite(paper, colours).convert("L")


def _require_size(size: tuple[int, int], file: Path) -> None:
    if max(size) > MOST_DOTS_A_SIDE:
        raise RefusedError("logo.too_large", file=str(file))


def _is_shaded(grey: Image.Image) -> bool:
    counts: Sequence[int] = grey.histogram()
    inked = sum(counts[:_PAPER])
    return sum(counts[_INK:_PAPER]) > inked * _MOST_GREY_IN_LINE_ART


def _dots(grey: Image.Image, width: int, *, shaded: bool) -> Dots:
    """No larger than it is, and no larger than the paper; shades are dithered, lines are not."""
    rows = LOGO_ROWS * width // LOGO_WIDTHS[-1]
    scale = min(1.0, width / grey.width, rows / grey.height)
    size = (max(1, int(grey.width * scale)), max(1, int(grey.height * scale)))
    fitted = grey.resize(size, Image.Resampling.LANCZOS)
    if not shaded:
        fitted = fitted.point(lambda value: _WHITE if value >= _THRESHOLD else 0)
    dots = ImageChops.invert(fitted.convert("1", dither=Image.Dither.FLOYDSTEINBERG))
    return Dots(*size, dots.tobytes())
