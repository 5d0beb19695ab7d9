"""What names a sale to the world without giving its secret away.

Each token is HMAC-SHA256 (RFC 2104) with the sale's `order_token` as the key over a label of its
use, cut to 192 bits, base64url: whoever knows one of them knows neither the other nor the key.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode

TOKEN_BYTES = 24
TOKEN_LENGTH = TOKEN_BYTES * 4 // 3


def page_token(order_token: str) -> str:
    """In the address of the customer's page: who knows it sees what the customer sees."""
    return _token(order_token, "payment page")


def page_address(base_url: str, order_token: str) -> str:
    """Of the page that the token names."""
    return f"{base_url.rstrip('/')}/pay/{page_token(order_token)}"


def callback_token(order_token: str) -> str:
    """In the address that a gateway calls: who knows it may wake the till for this sale."""
    return _token(order_token, "gateway callback")


def is_callback_token(given: str, order_token: str) -> bool:
    """Compared in a time that tells nothing of how much of it is right."""
    return hmac.compare_digest(given.encode(), callback_token(order_token).encode())


def _token(order_token: str, label: str) -> str:
    digest = hmac.new(order_token.encode(), label.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode()
