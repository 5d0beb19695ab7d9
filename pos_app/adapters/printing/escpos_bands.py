"""A drawing as the bytes of a receipt printer: ESC/POS raster bands (`GS v 0`) and the cut."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.ports import Bitmap

INITIALISE = b"\x1b@"  # ESC @
FEED_AND_CUT = b"\x1dV\x42\x00"  # GS V 66 0: feed to the knife, partial cut
FEED_TO_TEAR_BAR = b"\x1bd\x06"  # ESC d 6: six lines, about an inch
# Small bands bound what an interrupted one swallows of the next job: 9.2 kB at 576 dots.
BAND_ROWS = 128
# A band has eight bytes of its own, so that shorter gaps are not worth one.
LEAST_GAP_ROWS = 6

# DLE EOT, DLE ENQ, DLE DC4: executed on arrival, even inside a drawing; the last opens the drawer.
_LOOK_ALIKE = re.compile(rb"\x10(?=[\x04\x05\x14])")


def job_bytes(bitmap: Bitmap, *, cut: bool = True) -> bytes:
    """The whole print job of a drawing whose width is a multiple of eight."""
    return INITIALISE + bands(bitmap) + end_of_job(cut=cut)


def end_of_job(*, cut: bool) -> bytes:
    return FEED_AND_CUT if cut else FEED_TO_TEAR_BAR


def bands(bitmap: Bitmap) -> bytes:
    """Only the drawing."""
    return b"".join(_bands(without_look_alikes(bitmap)))


def without_look_alikes(bitmap: Bitmap) -> Bitmap:
    """The drawing with one dot blackened wherever it would be taken for a real-time command."""
    return replace(bitmap, data=_LOOK_ALIKE.sub(b"\x18", bitmap.data))


def flush(width: int) -> bytes:
    """What ends a band that an earlier connection left open; a printer ignores it otherwise."""
    return bytes(width // 8 * BAND_ROWS)


def _bands(bitmap: Bitmap) -> Iterator[bytes]:
    row_bytes, odd = divmod(bitmap.width, 8)
    if odd:
        raise ValueError(f"{bitmap.width} dots are no whole number of bytes")
    rows = [bitmap.data[top : top + row_bytes] for top in range(0, len(bitmap.data), row_bytes)]
    for part in _parted(rows):
        for top in range(0, len(part), BAND_ROWS):
            yield _raster(part[top : top + BAND_ROWS])


def _parted(rows: list[bytes]) -> Iterator[list[bytes]]:
    """What is printed, and apart from it every longer gap, which costs next to nothing."""
    part: list[bytes] = []
    for blank, run in groupby(rows, key=lambda row: not any(row)):
        gap = list(run)
        if blank and len(gap) >= LEAST_GAP_ROWS:
            yield from (part, gap)
            part = []
        else:
            part += gap
    yield part


def _raster(rows: list[bytes]) -> bytes:
    """One `GS v 0`, as wide as its widest row: what is blank at the right end is not sent."""
    width = max(1, *(len(row.rstrip(b"\0")) for row in rows))
    data = b"".join(row[:width] for row in rows)
    if _LOOK_ALIKE.search(data):
        # Rows that came to lie side by side: one blank byte keeps them apart.
        width += 1
        data = b"".join(row[:width] for row in rows)
    header = b"\x1dv0\x00" + width.to_bytes(2, "little") + len(rows).to_bytes(2, "little")
    return header + data
