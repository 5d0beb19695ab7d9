"""Strict readers of what gateways answer: all that is not plainly right is `gateway.nonsense`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.money import EXACT, MAX_SAT, SAT_PER_BTC

# Decimal would also take exponents, underscores and the digits of other scripts.
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?", re.ASCII)
_MOST = Decimal(10) ** 15
_FINEST = -20
_LAST_MILLISECOND = (1 << 33) * 1000
_FIRST = datetime.fromtimestamp(0, UTC)
_LAST = datetime.fromtimestamp(1 << 33, UTC)
_DIGITS = re.compile(r"[0-9]{1,16}", re.ASCII)
_PRINTABLE = re.compile(r"[!-~]+")
_MOST_ROWS = 1_000


class Fields:
    """One JSON object of a gateway's answer. Every reader raises RefusedError `gateway.nonsense`.

    What is missing and what is null are the same.
    """

    def __init__(self, gateway: str, value: object) -> None:
        if not isinstance(value, dict):
            raise nonsense(gateway)
        self._gateway = gateway
        self._value = value

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def is_null(self, key: str) -> bool:
        """Whether it is there and says nothing."""
        return key in self._value and self._value[key] is None

    def word(self, key: str, longest: int = 200) -> str:
        """Printable ASCII without a space, not empty: an id, an address, a state, a token."""
        value = self._value.get(key)
        if not isinstance(value, str) or len(value) > longest or not _PRINTABLE.fullmatch(value):
            raise nonsense(self._gateway)
        return value

    def text(self, key: str) -> object:
        """Whatever stands there, for a reader of its own."""
        return self._value.get(key)

    def decimal(self, key: str) -> Decimal:
        """A JSON number or the same as text; negative too."""
        value = self._value.get(key)
        if isinstance(value, str) and _PLAIN.fullmatch(value):
            value = Decimal(value)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise nonsense(self._gateway)
        number = Decimal(value)
        exponent = number.as_tuple().exponent
        if not (isinstance(exponent, int) and exponent >= _FINEST and -_MOST < number < _MOST):
            raise nonsense(self._gateway)
        return number

    def price(self, key: str) -> Decimal:
        number = self.decimal(key)
        if number <= 0:
            raise nonsense(self._gateway)
        return number

    def due_sat(self, key: str) -> int:
        """Bitcoin that are asked for: what lies between two satoshi is rounded up."""
        sat = self._sat(key, ROUND_CEILING)
        if sat <= 0:
            raise nonsense(self._gateway)
        return sat

    def paid_sat(self, key: str) -> int:
        """Bitcoin that came: never more than there are."""
        sat = self._sat(key, ROUND_FLOOR)
        if sat < 0:
            raise nonsense(self._gateway)
        return sat

    def signed_sat(self, key: str) -> int:
        """Bitcoin that are still to come, negative when too many came."""
        return self._sat(key, ROUND_CEILING)

    def balance_sat(self, key: str) -> int:
        """Bitcoin of a balance; null is none, and what was spent may make it negative."""
        return self._sat(key, ROUND_FLOOR) if key in self else 0

    def count(self, key: str, most: int) -> int:
        value = self._value.get(key)
        if type(value) is not int or not 0 <= value <= most:
            raise nonsense(self._gateway)
        return value

    def moment(self, key: str) -> datetime:
        """ISO 8601 with its offset, or milliseconds since 1970 as a number or as text."""
        value = self._value.get(key)
        if isinstance(value, str) and _DIGITS.fullmatch(value):
            value = int(value)
        try:
            if type(value) is int and 0 <= value < _LAST_MILLISECOND:
                return datetime.fromtimestamp(value // 1000, UTC).replace(
                    microsecond=value % 1000 * 1000
                )
            found = datetime.fromisoformat(value) if isinstance(value, str) else None
            # What lies near the end of all calendars can't be reckoned with.
            if found is not None and found.tzinfo is not None and _FIRST <= found < _LAST:
                return found.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        raise nonsense(self._gateway)

    def fields(self, key: str) -> Fields:
        return Fields(self._gateway, self._value.get(key))

    def rows(self, key: str) -> tuple[Fields, ...]:
        """Of a list of objects; none where there is no list."""
        value: Any = self._value.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > _MOST_ROWS:
            raise nonsense(self._gateway)
        return tuple(Fields(self._gateway, each) for each in value)

    def _sat(self, key: str, rounding: str) -> int:
        exact = EXACT.multiply(self.decimal(key), Decimal(SAT_PER_BTC))
        sat = int(exact.to_integral_value(rounding, EXACT))
        if not -MAX_SAT <= sat <= MAX_SAT:
            raise nonsense(self._gateway)
        return sat
