"""Calls of a BTCPay store's webhook: `BTCPay-Sig: sha256=<HMAC-SHA256 of the body, in hex>`."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.btcpay.client import TITLE
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import parse_json
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pos_app.ports import Notification

_HEADER = "btcpay-sig"


def invoice_of(notification: Notification, secret: str) -> str | None:
    """The invoice that a call is about; None for a call about something else, as a test is.

    RefusedError `gateway.forged` where it isn't signed with `secret`, `gateway.nonsense`.
    """
    mac = hmac.new(secret.encode(), notification.body, hashlib.sha256).hexdigest()
    given = notification.headers.get(_HEADER, "")
    # As bytes: a header may hold what compare_digest takes no text of.
    if not hmac.compare_digest(given.encode(), f"sha256={mac}".encode()):
        raise RefusedError("gateway.forged", gateway=TITLE)
    fields = Fields(TITLE, parse_json(TITLE, notification.body))
    return fields.word("invoiceId") if "invoiceId" in fields else None
