"""What Apirone calls with. Nothing is signed: the secret is the token in the address it calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.apirone.client import TITLE
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import nonsense, parse_json
from pos_app.domain.money import MAX_SAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ports import Notification

# Word for word; anything else is a reason to call again at every block, up to 255 times.
ACKNOWLEDGED = "*ok*"
_NUMBER = re.compile("[0-9]{1,16}", re.ASCII)
_ADDRESS = re.compile("[0-9A-Za-z]{14,90}", re.ASCII)
_TXID = re.compile("[0-9a-f]{64}", re.ASCII)
# Of a forwarded address; the two of the forwarding itself come later or never.
_NEEDED = {
    "value": _NUMBER,
    "input_address": _ADDRESS,
    "confirmations": _NUMBER,
    "input_transaction_hash": _TXID,
}
_POSSIBLE = {"transaction_hash": _TXID, "destination_address": _ADDRESS}


def read_forwarding_call(notification: Notification) -> dict[str, str]:
    """v1: what the query says. RefusedError `gateway.nonsense`."""
    query = notification.query
    call = {key: _value(query, key, pattern) for key, pattern in _NEEDED.items()}
    if int(call["value"]) > MAX_SAT:
        raise nonsense(TITLE)
    for key, pattern in _POSSIBLE.items():
        if query.get(key):
            call[key] = _value(query, key, pattern)
    return call


def read_invoice_call(notification: Notification) -> str:
    """v2: the invoice that a JSON body is about. RefusedError `gateway.nonsense`."""
    return Fields(TITLE, parse_json(TITLE, notification.body)).word("invoice")


def _value(query: Mapping[str, str], key: str, pattern: re.Pattern[str]) -> str:
    value = query.get(key, "")
    if not pattern.fullmatch(value):
        raise nonsense(TITLE)
    return value
