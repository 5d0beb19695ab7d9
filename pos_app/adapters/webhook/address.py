"""Where a message goes: the address of the settings, filled in with what the message is about."""

from __future__ import annotations

import ipaddress
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from pos_app.ports import RefusedError

TOKEN, ORDER_ID = "{token}", "{order_id}"
HIDDEN = "***"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`url` and `token` must reach no log and no text that a person reads."""

    url: str
    token: str

    def without_token(self, text: str) -> str:
        """A server may repeat in its answer what it was called with."""
        return text.replace(self.token, HIDDEN) if self.token else text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({HIDDEN})"


class HookAddress:
    """`{token}` and `{order_id}` stand for what a message says of its sale.

    Both are empty in a message that is about no sale.
    """

    def __init__(self, template: str) -> None:
        """RefusedError `webhook.needs_https` for what would go readable over a network."""
        parts = urlsplit(template)
        self.host = parts.hostname or ""
        self.is_loopback = _is_loopback(self.host)
        if not (parts.scheme == "https" or (parts.scheme == "http" and self.is_loopback)):
            raise RefusedError("webhook.needs_https", host=self.host)
        self._template = template

    def target(self, body: str) -> Target:
        data = _data_of(body)
        token, order_id = _text(data, "order_token"), _text(data, "order_id")
        url = self._template.replace(TOKEN, quote(token, safe=""))
        return Target(url=url.replace(ORDER_ID, quote(order_id, safe="")), token=token)


def _data_of(body: str) -> dict[str, Any]:
    with suppress(ValueError):
        message = json.loads(body)
        if isinstance(message, dict) and isinstance(data := message.get("data"), dict):
            return data
    return {}


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False
