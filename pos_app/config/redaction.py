"""Takes out of a text what must never be written to a log or a terminal."""

from __future__ import annotations

import re

_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_HIDDEN = "***"
_SECRETS = (
    re.compile(rf"[xyztuvXYZTUV]prv{_BASE58}+"),
    re.compile(rf"(?<![0-9A-Za-z])(?:5{_BASE58}{{50}}|[KLc9]{_BASE58}{{50,51}})(?![0-9A-Za-z])"),
    re.compile(rf"(?<![0-9A-Za-z])6P{_BASE58}{{56}}(?![0-9A-Za-z])"),
    re.compile(r"wh(?:sec|sk)_[A-Za-z0-9+/=_-]+"),
    # A dozen short lower-case words in a row are a seed, hardly ever a sentence.
    re.compile(r"(?<![a-z])(?:[a-z]{3,8}[ ,]+){11,}[a-z]{3,8}(?![a-z])"),
)
_IN_CONTEXT = (
    # A password may hold what elsewhere ends a user, so the last @ counts where there is one.
    (re.compile(r"(://)(?:[^/@\s:]*:\S*|[^/@\s]+)@"), rf"\1{_HIDDEN}@"),
    (re.compile(r"(?i)(authorization['\"]?\s*[:=]\s*['\"]?)[^'\"\r\n]+"), rf"\1{_HIDDEN}"),
    (
        re.compile(r"(?i)((?:password|secret|token|api_?key)['\"]?\s*[:=]\s*['\"]?)[^'\"\s,}]+"),
        rf"\1{_HIDDEN}",
    ),
    # Whoever reads an extended public key sees every sale of the shop.
    (re.compile(rf"([xyztuvXYZTUV]pub){_BASE58}{{20,}}({_BASE58}{{4}})"), r"\1…\2"),
)


def redacted(text: str) -> str:
    for secret in _SECRETS:
        text = secret.sub(_HIDDEN, text)
    for pattern, replacement in _IN_CONTEXT:
        text = pattern.sub(replacement, text)
    return text
