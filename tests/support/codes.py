"""Reads codes off pictures with a library that is not ours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import zxingcpp
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PIL import Image

SAT_PER_BITCOIN = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a payment code asks for, as a wallet understands it."""

    address: str
    sat: int


def codes_in(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    shape = (grey.height(), grey.bytesPerLine())
    found = zxingcpp.read_barcodes(memoryview(grey.constBits()).cast("B", shape))
    return [str(code.text) for code in found]


def codes_on_paper(picture: Image.Image) -> list[str]:
    return [str(code.text) for code in zxingcpp.read_barcodes(picture.convert("L"))]


def read_request(text: str) -> Asked:
    """Read a BIP21 text; ValueError for anything else."""
    request = urlsplit(text)
    if request.scheme.lower() != "bitcoin":
        raise ValueError(text)
    amount = Decimal(parse_qs(request.query)["amount"][0])
    sat = amount * SAT_PER_BITCOIN
    if sat != int(sat):
        raise ValueError(text)
    # Codes are in capitals, which makes them smaller; only bech32 addresses allow that.
    address = request.path.lower() if request.path.isupper() else request.path
    return Asked(address=address, sat=int(sat))
