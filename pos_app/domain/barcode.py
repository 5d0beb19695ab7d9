"""Numbers under bars: GS1's EAN-8, UPC-A, EAN-13 and ITF-14, and UPC-E, which is a shorter UPC-A.

GS1 General Specifications, section 7.9: from the right, before the check digit, digits count three
times and once in turn; the check digit makes the sum a multiple of ten. One wrong digit shows
always, two neighbours in each other's place mostly.
"""

from __future__ import annotations

GTIN_LENGTHS = (8, 12, 13, 14)
_LONGEST = 14
_UPC_E_LENGTH = 8
_TEN = 10


def check_digit(digits: str) -> int:
    """The one that goes behind `digits`."""
    weighted = (int(digit) * (3, 1)[at % 2] for at, digit in enumerate(reversed(digits)))
    return -sum(weighted) % _TEN


def is_gtin(code: str) -> bool:
    """Digits of one of the four lengths, the last one right."""
    if not (code.isascii() and code.isdigit() and len(code) in GTIN_LENGTHS):
        return False
    return check_digit(code[:-1]) == int(code[-1])


def number_problem(code: str) -> int | None:
    """The last digit it would need; None where that is right, or where it is no such number."""
    text = code.strip()
    looks_like_one = text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS
    if not looks_like_one or is_gtin(text) or _upc_a(text) is not None:
        return None
    return check_digit(text[:-1])


def same_code(code: str) -> str:
    """One text for all ways to write a number: UPC-A is an EAN-13 with a nought before it.

    What is no such number, a shop's own label say, stays as it is without blanks around. Eight
    digits that are right as UPC-E are that: an EAN-8 that begins with a nought is a shop's own.
    """
    text = code.strip()
    long = _upc_a(text) or text
    return long.zfill(_LONGEST) if is_gtin(long) else text


def _upc_a(code: str) -> str | None:
    """The number that UPC-E leaves noughts out of, section 5.2.2; None where it is none."""
    if not (code.isascii() and code.isdigit() and len(code) == _UPC_E_LENGTH and code[0] == "0"):
        return None
    kept, last, check = code[1:6], code[6], code[7]
    if last in "012":
        middle = kept[:2] + last + "0000" + kept[2:]
    elif last == "3":
        middle = kept[:3] + "00000" + kept[3:]
    elif last == "4":
        middle = kept[:4] + "00000" + kept[4:]
    else:
        middle = kept + "0000" + last
    long = f"0{middle}{check}"
    return long if is_gtin(long) else None
