"""The page that shows what a printer can do: ruler, greys, its own letters and codes, the cut.

It holds no words, so that it reads the same in every language: numbers to tell back, and samples.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos_app.adapters.printing.escpos_bands import (
    FEED_AND_CUT,
    FEED_TO_TEAR_BAR,
    INITIALISE,
    bands,
)
from pos_app.adapters.printing.renderer import NARROW_DOTS, WIDE_DOTS
from pos_app.adapters.printing.test_ruler import greys, ruler
from pos_app.adapters.printing.text_lines import TextLines
from pos_app.services.receipts.receipt_blocks import Pair, Qr, Rule, Size, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.adapters.printing.profiles import PrinterProfile
    from pos_app.ports import Bitmap
    from pos_app.services.receipts.receipt_blocks import Block

# The stops of the ruler: what print heads have.
STOPS = (NARROW_DOTS, 512, WIDE_DOTS)
DRAWN_CODE = "POS QR 1"
OWN_CODE = "POS QR 2"

_SELECT_PAGE = b"\x1bt"  # ESC t n
_PLAIN = "Az $"
# The same signs for every page; each shows those that it has.
_SIGNS = "€£¥ÄÖÜßéèçñåøæŁłŠšŽžŐőΑΩαωάАЯаяЁёİığşĀā"
_MOST_SIGNS = 20  # with number and plain letters, 32 columns


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePageRow:
    """`number` is that of `ESC t`, which the person tells back; `sample` stands beside it."""

    number: int
    codec: str
    sample: str


def code_page_rows(profile: PrinterProfile) -> tuple[CodePageRow, ...]:
    return tuple(
        CodePageRow(number=number, codec=codec, sample=_sample(codec))
        for number, codec in profile.code_pages.items()
    )


def test_page(
    url: str,
    version: str,
    paint: Callable[[Sequence[Block]], Bitmap],
    profile: PrinterProfile,
) -> Mapping[str, bytes]:
    """Its parts in their order: heading, ruler, greys, drawn_code, own_code, rows, end.

    The heading names `url`, so that the person at the printer knows which one answered. `paint`
    draws on the narrowest paper; only the ruler goes on to the end of the widest.
    """
    heading = paint(
        (
            Text(text=url, size=Size.LARGE, bold=True, centred=True),
            Pair(left=profile.name, right=version),
            Rule(),
        )
    )
    code = paint((Qr(data=DRAWN_CODE, caption="QR 1"), Rule()))
    # Asked for also where the model is said to have none: the paper shows it.
    lines = TextLines(replace(profile, prints_codes=True, columns=NARROW_DOTS // 12))
    return {
        "heading": INITIALISE + bands(heading),
        "ruler": bands(ruler(STOPS)),
        "greys": bands(greys(NARROW_DOTS)),
        "drawn_code": bands(code),
        "own_code": lines.block(Qr(data=OWN_CODE, caption="QR 2")),
        "rows": b"".join(map(_row, code_page_rows(profile))),
        "end": FEED_TO_TEAR_BAR + FEED_AND_CUT,
    }


def _row(row: CodePageRow) -> bytes:
    text = f"{row.number:>3} {_PLAIN} {row.sample}\n"
    return _SELECT_PAGE + bytes((row.number,)) + text.encode(row.codec)


def _sample(codec: str) -> str:
    return "".join(sign for sign in _SIGNS if _has(codec, sign))[:_MOST_SIGNS]


def _has(codec: str, sign: str) -> bool:
    try:
        sign.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
