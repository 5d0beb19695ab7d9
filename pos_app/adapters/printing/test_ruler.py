"""The ruler and the grey patches of the test page, dot by dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ports import Bitmap

if TYPE_CHECKING:
    from collections.abc import Sequence

DOTS_PER_MM = 8  # at 203 dots an inch, which nearly every printer has

_TICKS = {1: 12, 5: 20, 10: 32}  # every so many millimetres, so many dots high
_EDGE = 3
_SCALE = 3
_DIGIT_WIDTH, _DIGIT_HEIGHT = 6 * _SCALE, 7 * _SCALE  # with the gap at the right
_GAP = 8
_NUMBERS_TOP = 32 + _GAP
_STOPS_TOP = _NUMBERS_TOP + _DIGIT_HEIGHT + _GAP
_HEIGHT = _STOPS_TOP + _DIGIT_HEIGHT + _GAP
# Digits of five by seven dots, a number a row. Drawn here because each must stand at its mark.
_DIGITS = {
    "0": (14, 17, 19, 21, 25, 17, 14),
    "1": (4, 12, 4, 4, 4, 4, 14),
    "2": (14, 17, 1, 2, 4, 8, 31),
    "3": (31, 2, 4, 2, 1, 17, 14),
    "4": (2, 6, 10, 18, 31, 2, 2),
    "5": (31, 16, 30, 1, 1, 17, 14),
    "6": (6, 8, 16, 30, 17, 17, 14),
    "7": (31, 1, 2, 4, 8, 8, 8),
    "8": (14, 17, 17, 14, 17, 17, 14),
    "9": (14, 17, 17, 15, 1, 2, 12),
}
# Bayer's matrix of four by four: no two steps look alike, and no pattern runs across the paper.
_BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
_STEPS = (2, 4, 8, 12, 16)  # sixteenths of black
_PATCH_ROWS = 48


def ruler(stops: Sequence[int]) -> Bitmap:
    """As wide as the last of `stops` (dots). The last one that can be read is the printer's width.

    A mark every millimetre, its number every ten, and at each stop its number, whose last dot is
    the stop's last.
    """
    width = stops[-1]
    rows = [bytearray(width) for _ in range(_HEIGHT)]
    _black(rows, 0, width, 0, _EDGE)
    for every, height in _TICKS.items():
        for left in range(0, width, every * DOTS_PER_MM):
            _black(rows, left, left + 2, 0, height)
    for mm in range(10, width // DOTS_PER_MM, 10):
        _number(rows, mm, mm * DOTS_PER_MM + _DIGIT_WIDTH, _NUMBERS_TOP)
    for stop in stops:
        # Not through the numbers between.
        _black(rows, stop - 2, stop, 0, _NUMBERS_TOP)
        _black(rows, stop - 2, stop, _STOPS_TOP - _GAP // 2, _HEIGHT)
        _number(rows, stop, stop - _GAP, _STOPS_TOP)
    return _bitmap(rows)


def greys(width: int) -> Bitmap:
    """From light to black: they must be told apart, and the black must be even."""
    side = width // len(_STEPS)
    rows = [
        bytearray(
            _BAYER[row % 4][column % 4] < _STEPS[min(column // side, len(_STEPS) - 1)]
            for column in range(width)
        )
        for row in range(_PATCH_ROWS)
    ]
    blank = [bytearray(width) for _ in range(_GAP)]
    return _bitmap([*rows, *blank])


def _number(rows: list[bytearray], number: int, right: int, top: int) -> None:
    digits = str(number)
    left = right - len(digits) * _DIGIT_WIDTH
    for place, digit in enumerate(digits):
        for row, bits in enumerate(_DIGITS[digit]):
            for column in range(5):
                if bits & (16 >> column):
                    x = left + place * _DIGIT_WIDTH + column * _SCALE
                    y = top + row * _SCALE
                    _black(rows, x, x + _SCALE, y, y + _SCALE)


def _black(rows: list[bytearray], left: int, right: int, top: int, bottom: int) -> None:
    for row in rows[top:bottom]:
        row[left:right] = b"\x01" * (right - left)


def _bitmap(rows: list[bytearray]) -> Bitmap:
    width = len(rows[0])
    bits = "".join("".join(map(str, row)) for row in rows)
    return Bitmap(width=width, height=len(rows), data=int(bits, 2).to_bytes(len(bits) // 8, "big"))
