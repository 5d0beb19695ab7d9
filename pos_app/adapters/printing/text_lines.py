"""Blocks of a receipt as lines of the printer's own letters, for lines too slow for drawings.

ESC/POS as in Epson's command reference: ESC a, ESC E, ESC t, GS !, and GS ( k for codes.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pos_app.services.receipts.receipt_blocks import Code, Pair, Picture, Qr, Rule, Size, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.printing.profiles import PrinterProfile
    from pos_app.services.receipts.receipt_blocks import Block

_ALIGN_LEFT, _ALIGN_CENTRE = b"\x1ba\x00", b"\x1ba\x01"
_BOLD, _NOT_BOLD = b"\x1bE\x01", b"\x1bE\x00"
_DOUBLE, _SINGLE = b"\x1d!\x11", b"\x1d!\x00"
_LARGE = frozenset({Size.LARGE, Size.TITLE})
_CODE_DOTS = 4  # a module; scanners read three, dirty print heads need four
_CORRECTION_M = 49
_MOST_IN_A_CODE = 2_000
# Signs that our words use and old letters lack, and what stands for them just as well.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2212": "-", "\u2013": "-", "\u2019": "'"}
)


class NotInLettersError(Exception):
    """The printer has no letters for it: it must be drawn."""


class TextLines:
    """Remembers what the printer is set to; one for each job."""

    def __init__(self, profile: PrinterProfile) -> None:
        self._profile = profile
        self._page: int | None = None

    def block(self, block: Block) -> bytes:
        """The bytes of the whole block; NotInLettersError, and then nothing has changed."""
        page = self._page
        try:
            return self._block(block)
        except NotInLettersError:
            self._page = page
            raise

    def _block(self, block: Block) -> bytes:
        match block:
            case Text():
                return self._text(block)
            case Pair():
                return self._pair(block)
            case Code():
                return self._lines(self._grouped(block))
            case Rule():
                return self._lines(["-" * self._profile.columns])
            case Qr():
                return self._code(block)
            case Picture():
                raise NotInLettersError

    def _text(self, block: Text) -> bytes:
        large = block.size in _LARGE
        columns = self._columns(large=large)
        lines = [line for part in block.text.split("\n") for line in _wrapped(part, columns)]
        return self._lines(lines, large=large, bold=block.bold, centred=block.centred)

    def _pair(self, block: Pair) -> bytes:
        large = block.size in _LARGE
        columns = self._columns(large=large)
        gap = columns - len(block.left) - len(block.right)
        if gap >= 1 or (gap >= 0 and not block.left):
            lines = [block.left + " " * gap + block.right]
        else:
            lines = [
                *_wrapped(block.left, columns),
                *(line.rjust(columns) for line in _wrapped(block.right, columns)),
            ]
        return self._lines(lines, large=large, bold=block.bold)

    def _grouped(self, block: Code) -> list[str]:
        width = max(len(group) for group in block.groups) + 1
        columns = max(1, min(block.columns, (self._profile.columns + 1) // width))
        return [
            " ".join(block.groups[start : start + columns])
            for start in range(0, len(block.groups), columns)
        ]

    def _code(self, block: Qr) -> bytes:
        data = block.data.encode("ascii", "replace")
        if not self._profile.prints_codes or len(data) > _MOST_IN_A_CODE:
            raise NotInLettersError
        caption = self._lines(_wrapped(block.caption, self._profile.columns), centred=True)
        return (
            _ALIGN_CENTRE
            + _code_command(65, b"\x32\x00")  # model 2
            + _code_command(67, bytes((_CODE_DOTS,)))
            + _code_command(69, bytes((_CORRECTION_M,)))
            + _code_command(80, b"0" + data)
            + _code_command(81, b"0")
            + _ALIGN_LEFT
            + b"\n"
            + caption
        )

    def _columns(self, *, large: bool) -> int:
        return self._profile.columns // 2 if large else self._profile.columns

    def _lines(
        self, lines: list[str], *, large: bool = False, bold: bool = False, centred: bool = False
    ) -> bytes:
        before, after = b"", b""
        for wanted, on, off in (
            (centred, _ALIGN_CENTRE, _ALIGN_LEFT),
            (bold, _BOLD, _NOT_BOLD),
            (large, _DOUBLE, _SINGLE),
        ):
            if wanted:
                before, after = before + on, after + off
        return before + b"".join(self._encoded(line) + b"\n" for line in lines) + after

    def _encoded(self, line: str) -> bytes:
        text = unicodedata.normalize("NFC", line).translate(_PLAIN).rstrip()
        if text and not text.isprintable():
            raise NotInLettersError
        for number in self._pages():
            try:
                encoded = text.encode(self._profile.code_pages[number])
            except UnicodeEncodeError:
                continue
            switch = b"" if number == self._page or text.isascii() else b"\x1bt" + bytes((number,))
            if switch:
                self._page = number
            return switch + encoded
        raise NotInLettersError

    def _pages(self) -> Iterator[int]:
        """The one in force first: each switch costs three bytes."""
        if self._page is not None:
            yield self._page
        yield from self._profile.code_pages


def _code_command(function: int, parameters: bytes) -> bytes:
    body = bytes((49, function)) + parameters
    return b"\x1d(k" + len(body).to_bytes(2, "little") + body


def _wrapped(text: str, columns: int) -> list[str]:
    """At words, and inside one that is longer than a line; an empty text is an empty line."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if len(joined) <= columns:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > columns:
            lines.append(line[:columns])
            line = line[columns:]
    return [*lines, line]
