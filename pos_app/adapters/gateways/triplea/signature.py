"""The signature of Triple-A's calls (developers.triple-a.io, "Webhook notifications").

`triplea-signature: t=<unix seconds>,v1=<hex>`, where v1 is HMAC-SHA256 over "{t}.{raw body}" with
the secret that was sent when the payment was asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import re

TOLERANCE_SECONDS = 300
_TIME = re.compile(r"[0-9]{1,12}", re.ASCII)
_HEX = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


def is_signed(header: str, body: bytes, secret: str, now: float) -> bool:
    """`now` in unix seconds. Several signatures may stand there: one has to fit."""
    time_text, signatures = "", []
    for part in header.split(","):
        key, _, value = part.strip().partition("=")
        if key == "t" and not time_text:
            time_text = value
        elif key == "v1" and _HEX.fullmatch(value):
            signatures.append(value.lower())
    if not _TIME.fullmatch(time_text) or abs(now - int(time_text)) > TOLERANCE_SECONDS:
        return False
    text = time_text.encode() + b"." + body
    own = hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()
    return any(hmac.compare_digest(each, own) for each in signatures)
