"""Triple-A's own return codes (doc.triple-a.io/api-reference, "Errors")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from pos_app.adapters.gateways.common.reply import plain_reason
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pos_app.adapters.gateways.common.answers import Fields

# In settings and journals, and in words for people.
NAME = "triplea"
TITLE = "Triple-A"
_OK = "0"
_CURRENCY = ("101", "103", "106")
_ACCESS = ("301", "302", "303", "304")
_REASONS = {
    "102": "public key is not valid",
    "201": "wrong or missing argument",
    "305": "no one-time password was asked for",
    "306": "wrong one-time password, ask for another one",
    "307": "wrong one-time password",
    "308": "invalid e-mail address",
    "309": "e-mail address already used",
    "997": "unknown error",
    "998": "system error",
    "999": "invalid command",
}


def require_ok(answer: Fields, currency_code: str = "") -> None:
    """RefusedError `gateway.currency`, `gateway.no_access`, `gateway.refused` (reason).

    The code comes as a number or as text; what has neither code nor status went well.
    """
    code = _text(answer.text("return"))
    status = _text(answer.text("status")).lower()
    if code in {"", _OK} and status in {"", "ok"}:
        return
    _refuse(code, currency_code, plain_reason(answer.text("error")) or status)


def _refuse(code: str, currency_code: str, words: str) -> NoReturn:
    if code in _CURRENCY and currency_code:
        raise RefusedError("gateway.currency", gateway=TITLE, currency=currency_code)
    if code in _ACCESS:
        raise RefusedError("gateway.no_access", gateway=TITLE)
    reason = _REASONS.get(code) or plain_reason(words) or "no"
    raise RefusedError("gateway.refused", gateway=TITLE, reason=f"{reason} ({code or '-'})")


def _text(value: object) -> str:
    return str(value).strip()[:20] if isinstance(value, str | int) else ""
