"""Payment codes as a path in SVG, drawn here so that the page shows them without a script."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from pos_app.web.page_model import Code

QUIET_MODULES = 4
# Runs of at least this many characters get their own, smaller mode.
_MODE_RUN = 20
# A sale has three at most, and a few are open at once.
_KEPT = 64


@lru_cache(_KEPT)
def code_of(text: str) -> Code:
    """Error correction M (ISO/IEC 18004); each run of dark modules in a row is one line."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    drawn.add_data(text, optimize=_MODE_RUN)
    drawn.make(fit=True)
    rows = drawn.get_matrix()
    return Code(size=len(rows), path="".join(_row(y, row) for y, row in enumerate(rows)))


def _row(y: int, row: list[bool]) -> str:
    """From run to run by how far they are apart, which is a third of naming each one's place."""
    parts, x, end = [], 0, None
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            start = f"M{x} {y}" if end is None else f"m{x - end} 0"
            parts.append(f"{start}h{width}")
            end = x + width
        x += width
    return "".join(parts)
