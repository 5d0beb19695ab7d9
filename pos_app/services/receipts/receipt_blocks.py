"""The pieces a paper is laid out of, from top to bottom; a painter decides how they look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pos_app.domain.receipt_template import Dots


class Size(Enum):
    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph, wrapped where it is too long."""

    text: str
    size: Size = Size.NORMAL
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What it is and how much; the right side moves under the left one where both don't fit."""

    left: str
    right: str
    size: Size = Size.NORMAL
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Something long to compare letter by letter: groups in columns, `columns` in a line."""

    groups: tuple[str, ...]
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A dashed line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr:
    """`data` as a QR code; the caption stands beside it, or below on narrow paper."""

    data: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Dot for dot and in the middle: `wide` on wide paper that holds it, else `narrow`."""

    narrow: Dots
    wide: Dots


Block: TypeAlias = Text | Pair | Code | Rule | Qr | Picture
