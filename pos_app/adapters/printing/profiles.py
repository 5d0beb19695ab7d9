"""What receipt printers can do, by their names: the database that comes with python-escpos.

Only its data file is read. Importing the library would configure logging, leave folders behind
and take a second; none of its objects ever touches a device.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

DISTRIBUTION = "python-escpos"
# It brings a module of the same name and ruins this one: https://pypi.org/project/escpos/
UNRELATED = "escpos"
DATABASE = "escpos/capabilities.json"

_FEWEST_COLUMNS = 20
# Single bytes, left to right, and the same in every printer that has them.
_TRUSTED_PAGES = frozenset(
    [
        "CP437",
        "CP737",
        "CP775",
        "CP850",
        "CP852",
        "CP857",
        "CP858",
        "CP860",
        "CP863",
        "CP865",
        "CP866",
        "CP1250",
        "CP1251",
        "CP1252",
        "CP1253",
        "CP1254",
        "CP1257",
        "ISO_8859-2",
        "ISO_8859-7",
        "ISO_8859-15",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """`columns` are those of font A; `code_pages` give the codec for the number in `ESC t`.

    `prints_codes`: it draws QR codes by itself (`GS ( k`).
    """

    name: str
    columns: int
    code_pages: Mapping[int, str]
    prints_codes: bool


def profile_names() -> tuple[str, ...]:
    return tuple(sorted(_database()["profiles"]))


@cache
def profile_named(name: str) -> PrinterProfile:
    """RefusedError `printer.unknown_profile`, or those of `require_database`."""
    database = _database()
    found = database["profiles"].get(name)
    if found is None:
        raise RefusedError("printer.unknown_profile", profile=name)
    return PrinterProfile(
        name=name,
        columns=_columns(found),
        code_pages=_code_pages(found["codePages"], database["encodings"]),
        prints_codes=bool(found["features"]["qrCode"]),
    )


def require_database() -> None:
    """RefusedError `printer.wrong_escpos` beside an unrelated distribution of the same module.

    Both bring a folder `escpos`: installing or removing the one damages the other.
    """
    installed = {name.lower().replace("_", "-") for name in _installed()}
    if UNRELATED in installed or DISTRIBUTION not in installed:
        raise RefusedError("printer.wrong_escpos", wanted=DISTRIBUTION, found=UNRELATED)


def _installed() -> list[str]:
    from importlib import metadata  # it loads the e-mail package

    return [found.name for found in metadata.distributions()]


@cache
def _database() -> dict[str, Any]:
    require_database()
    from importlib import metadata

    file = Path(str(metadata.distribution(DISTRIBUTION).locate_file(DATABASE)))
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def _columns(profile: Mapping[str, Any]) -> int:
    columns = int(profile["fonts"]["0"]["columns"])
    if columns < _FEWEST_COLUMNS:
        # One entry of the database gives the width of a letter in dots.
        return int(profile["media"]["width"]["pixels"]) // columns
    return columns


def _code_pages(pages: Mapping[str, str], encodings: Mapping[str, Any]) -> Mapping[int, str]:
    numbered = sorted((int(number), page) for number, page in pages.items())
    return {
        number: codecs.lookup(encodings[page]["python_encode"]).name
        for number, page in numbered
        if page in _TRUSTED_PAGES
    }
