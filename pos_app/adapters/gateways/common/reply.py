"""What a gateway's server answered, and what answers of failure mean."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from pos_app.ports import RefusedError, UnreachableError

_WELL = range(200, 300)
_NO_ACCESS = (401, 403)
_TOO_MANY = 429
_SERVER_FAILURES = 500
_LONGEST_REASON = 200
# Amounts and prices lie well within; sums with exponents far outside would never end.
_LARGEST_EXPONENT = 30
_UNFIT = re.compile(r"[^ -~\u00a1-\u1fff\u2c00-\ud7ff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    gateway: str
    status: int
    body: bytes
    retry_after_seconds: int | None = None

    @property
    def went_well(self) -> bool:
        return self.status in _WELL

    def json(self) -> Any:
        """Numbers with a point as Decimal. RefusedError `gateway.nonsense`."""
        return parse_json(self.gateway, self.body)


def parse_json(gateway: str, body: bytes) -> Any:
    """As `Reply.json`, for what comes from elsewhere."""
    try:
        return json.loads(body.decode(), parse_float=_decimal, parse_constant=_refuse_constant)
    except (ValueError, ArithmeticError, RecursionError):
        raise nonsense(gateway) from None


def nonsense(gateway: str) -> RefusedError:
    return RefusedError("gateway.nonsense", gateway=gateway)


def maybe_created(gateway: str) -> UnreachableError:
    """The answer to a create is lost: whether there is a payment is not known."""
    return UnreachableError("gateway.maybe_created", gateway=gateway)


def raise_failure(reply: Reply, reason: str = "", *, creates: bool = False) -> NoReturn:
    """For a reply that did not go well.

    UnreachableError where another time may help, `gateway.maybe_created` where a server that
    failed may have `created` first; RefusedError `gateway.no_access`, `gateway.refused` (reason).
    """
    if creates and reply.status >= _SERVER_FAILURES:
        raise maybe_created(reply.gateway)
    if reply.status == _TOO_MANY or reply.status >= _SERVER_FAILURES:
        raise UnreachableError("gateway.unreachable", gateway=reply.gateway)
    if reply.status in _NO_ACCESS:
        raise RefusedError("gateway.no_access", gateway=reply.gateway)
    raise RefusedError(
        "gateway.refused",
        gateway=reply.gateway,
        reason=plain_reason(reason) or f"HTTP {reply.status}",
    )


def plain_reason(text: object) -> str:
    """A gateway's words as one short line that can stand on a screen and in a log."""
    if not isinstance(text, str):
        return ""
    return " ".join(_UNFIT.sub(" ", text).split())[:_LONGEST_REASON]


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise ValueError(text)
    return number


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(text)
