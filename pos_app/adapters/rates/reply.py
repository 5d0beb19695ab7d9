"""Reads what rate sources answer, strictly.

ValueError, TypeError, LookupError or ArithmeticError for all that is not plainly right.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NoReturn

# Decimal would also take signs, exponents, underscores and the digits of other scripts.
_PLAIN = re.compile(r"[0-9]{1,15}(\.[0-9]{1,20})?")
_MOST = Decimal(10) ** 15
_FINEST = -20
_LAST_SECOND = 1 << 33


def read_json(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deep") from None


def table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def price(value: object) -> Decimal:
    """A number above zero, as JSON number or as text."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        value = Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError("not a number")
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if not (0 < number < _MOST and isinstance(exponent, int) and exponent >= _FINEST):
        raise ValueError("not a price")
    return number


def unix_time(value: object) -> datetime:
    """Seconds since 1970, as JSON number or as text."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        value = Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError("not a time")
    if not 0 <= value < _LAST_SECOND:
        raise ValueError("not a time")
    return datetime.fromtimestamp(int(value), UTC)


def iso_time(value: object) -> datetime:
    """ISO 8601 with its offset."""
    if not isinstance(value, str):
        raise TypeError("not a time")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a time without its offset")
    return moment.astimezone(UTC)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
