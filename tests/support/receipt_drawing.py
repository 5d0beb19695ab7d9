"""The bytes a printer got, drawn back to a picture by a library that is not ours."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

READER = Path(__file__).parent / "npos" / "decode.cjs"


class ReceiptNotReadableError(Exception):
    """The bytes hold something that npos cannot parse or that leaves no raster on the paper."""


def draw_back(data: bytes, dots: int = 0) -> Image.Image:
    """Draw ESC/POS bytes as a 1-bit picture, one pixel a printer dot, with the paper feeds.

    `dots` is how wide the paper is at least: a drawing is sent without its blank right end.
    Raises ReceiptNotReadableError for bytes that are no ESC/POS or print text beside the raster.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "bytes.bin"), Path(folder, "picture.pbm")
        source.write_bytes(data)
        finished = subprocess.run(
            ["node", str(READER), str(source), str(target), str(dots)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        if finished.returncode:
            raise ReceiptNotReadableError(finished.stderr)
        with Image.open(io.BytesIO(target.read_bytes())) as picture:
            picture.load()
            return picture
