"""The letters of a drawing: ours, those of the declared folder, then those of the machine."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FAMILY = "Inter"
# What stands for a sign that no font has; ours has this one.
MISSING = "\N{WHITE SQUARE}"

_SCRIPTS = "scripts"  # the folder beside ours with one family for each further script
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
# Unicode's blocks of each script, as a regular expression has them.
_BLOCKS = {
    "Noto Sans Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Noto Sans Hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Noto Sans Thai": "\u0e00-\u0e7f",
    "Noto Sans Devanagari": "\u0900-\u097f\ua8e0-\ua8ff",
    "": "\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff",
}
_RUNS = re.compile(
    "|".join(f"([{block}][{block}{_JOINERS}]*)" for block in _BLOCKS.values()),
)
_KINDS = (".ttf", ".otf", ".ttc")
# One code point, other strokes: the same character is written differently in these.
_EAST_ASIAN = ("SC", "TC", "HK", "JP", "KR")
_JAPANESE = range(0x3040, 0x3100)  # Hiragana, Katakana
_KOREAN = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7B0))
# Variation selectors choose a shape and have none of their own.
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_NO_SHAPE = {"Cf", "Zl", "Zp", "Zs"}

log = logging.getLogger(__name__)

_declared: dict[Path, tuple[str, ...]] = {}
_found: dict[int, bool] = {}


def require_application() -> None:
    """RuntimeError without a QGuiApplication."""
    # Qt ends the whole process when fonts are asked for before it.
    if QGuiApplication.instance() is None:
        raise RuntimeError("drawing needs a QGuiApplication")


def load_fonts(folder: Path, declared: Path | None = None) -> None:
    """Make the bundled fonts and those of the `declared` folder known to Qt, once.

    OSError when a bundled one can't be read; a declared one is only missed in the log.
    """
    require_application()
    if FAMILY not in QFontDatabase.families():
        # A family that lacks a script is passed over for the next one: no news.
        QLoggingCategory.setFilterRules("qt.text.font.db=false")
        for file in sorted(folder.glob("*.ttf")):
            _require(file)
    for file in sorted((folder / _SCRIPTS).glob("*.ttf")):
        _require(file)
    if declared is not None and declared not in _declared:
        _declared[declared] = tuple(_declared_families(declared))
        _found.clear()
        families.cache_clear()
        if not _declared[declared]:
            log.warning("no font in %s can be read", declared)


@cache
def _require(file: Path) -> None:
    if QFontDatabase.addApplicationFont(str(file)) < 0:
        raise OSError(f"{file} is not a font that Qt can read")
    _found.clear()


def _declared_families(folder: Path) -> Iterable[str]:
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _KINDS)
    except OSError as error:
        log.warning("the folder of fonts can't be read: %s", error)
        return
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            log.warning("%s is not a font that Qt can read", file)
            continue
        yield from QFontDatabase.applicationFontFamilies(number)


def font_of(family: str) -> QFont:
    """With all families, `family` first.

    Qt keeps what follows the first one from who asked first: only the first is sure to be taken.
    """
    return QFont(list(dict.fromkeys([family, *families()])))


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Where another family than ours is wanted: start, end, and which."""
    if text.isascii():
        return
    names = tuple(_BLOCKS)
    for found in _RUNS.finditer(text):
        name = names[(found.lastindex or 1) - 1] or _east_asian_family(text)
        yield found.start(), found.end(), name


@cache
def families() -> tuple[str, ...]:
    """All of them, best first."""
    known = [family for each in _declared.values() for family in each]
    scripts = [name for name in _BLOCKS if name]
    machine = [f"Noto Sans CJK {tag}" for tag in _EAST_ASIAN]
    return tuple(dict.fromkeys([FAMILY, *known, *scripts, *machine]))


def drawable(text: str) -> str:
    """`text` with a box for every sign that no font has; each such sign is logged once."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if _has(ord(sign)) else MISSING for sign in text)


def _has(sign: int) -> bool:
    has = _found.get(sign)
    if has is None:
        has = _found[sign] = _shapeless(sign) or QFontMetrics(
            font_of(_family(chr(sign)))
        ).inFontUcs4(sign)
        if not has:
            log.warning("no font has U+%04X: a box is drawn for it", sign)
    return has


def _shapeless(sign: int) -> bool:
    return unicodedata.category(chr(sign)) in _NO_SHAPE or _within(sign, _SELECTORS)


def _family(sign: str) -> str:
    return next((family for _, _, family in runs(sign)), FAMILY)


def _east_asian_family(text: str) -> str:
    """Han alone may be any of them; the signs that only one of them has tell."""
    tag = _EAST_ASIAN[0]
    if any(ord(sign) in _JAPANESE for sign in text):
        tag = "JP"
    elif any(_within(ord(sign), _KOREAN) for sign in text):
        tag = "KR"
    tagged = (family for family in families() if tag in family.split())
    return next(tagged)


def _within(sign: int, ranges: Iterable[range]) -> bool:
    return any(sign in each for each in ranges)
