"""Triple-A's payment updates to a shop's server (doc.triple-a.io/point-of-sale, "webhook")."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import parse_json, plain_reason
from pos_app.adapters.gateways.triplea.codes import TITLE
from pos_app.ports import ReadNotification, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ports import Notification

# One in the sample of the documentation, the other one in its text.
_TOKENS = ("auth_response_token", "response_auth_token")
_WORDS = ("payment_status", "order_status", "tx_status")
ANSWER = '{"status":"ok"}'


def response_token(answer: Fields) -> str:
    """What Triple-A will show with every update of this payment; empty where it said none."""
    return next((answer.word(key) for key in _TOKENS if key in answer), "")


def read_notice(
    notification: Notification, *, reference: str, api_id: str, token: str | None
) -> ReadNotification:
    """`token` is the payment's; None: not known any more, and the call's own address vouches.

    The status of the order (`paid`, `paid_too_much`, `failed_paid_too_little`, `failed`,
    `paid_expired`) is evidence: looking at a balance does not tell it. RefusedError
    `gateway.forged`.
    """
    try:
        notice = Fields(TITLE, parse_json(TITLE, notification.body))
        shown = [notice.word(key) for key in _TOKENS if key in notice]
        named = [
            (notice.word(key), own)
            for key, own in (("addr", reference), ("api_id", api_id))
            if key in notice
        ]
    except RefusedError:
        raise _forged() from None
    is_ours = all(_same(said, own) for said, own in named)
    if token is not None:
        is_ours = is_ours and bool(shown) and all(_same(each, token) for each in shown)
    if notification.method != "POST" or not is_ours:
        raise _forged()
    return ReadNotification(
        answer=ANSWER, content_type="application/json", evidence=_evidence(notice)
    )


def _evidence(notice: Fields) -> Mapping[str, str]:
    """Nothing of an update that only the owner's own key could open."""
    return {key: word for key in _WORDS if (word := plain_reason(notice.text(key)))}


def _same(said: str, own: str) -> bool:
    return hmac.compare_digest(said.encode(), own.encode())


def _forged() -> RefusedError:
    return RefusedError("gateway.forged", gateway=TITLE)
