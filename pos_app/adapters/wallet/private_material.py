"""Refuses whatever could spend money, before anything else looks at the text.

What is refused here is never echoed: no argument, log line or chained error holds any of it.
"""

from __future__ import annotations

import re

from pos_app.ports import RefusedError

_EXTENDED_PRIVATE_KEY = re.compile(r"(?<![1-9A-HJ-NP-Za-km-z])([xyztuv]prv)", re.IGNORECASE)
_WIF = re.compile(
    r"(?<![0-9A-Za-z])(?:5[1-9A-HJ-NP-Za-km-z]{50}|[KLc9][1-9A-HJ-NP-Za-km-z]{50,51})"
    r"(?![0-9A-Za-z])"
)
_ENCRYPTED_KEY = re.compile(r"(?<![0-9A-Za-z])6P[1-9A-HJ-NP-Za-km-z]{56}(?![0-9A-Za-z])")
_HEX_KEY = re.compile(r"(?:0x)?[0-9A-Fa-f]{64}")
_SHARED_SEED = re.compile(r"ms1[02-9a-z]{45,124}", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s,;]+(?:\d+[.:)]?\s+)?")  # seeds are often written as a numbered list
FEWEST_SEED_WORDS = 8  # a seed has 12 or more; some may have been forgotten


def refuse_private_material(text: str) -> None:
    """RefusedError `account.private_key` (with its `kind`) or `account.seed_words`."""
    if match := _EXTENDED_PRIVATE_KEY.search(text):
        _refuse(match[1].lower())
    if _WIF.search(text):
        _refuse("wif")
    if _ENCRYPTED_KEY.search(text):
        _refuse("bip38")
    if _HEX_KEY.fullmatch(text):
        _refuse("hex")
    if _SHARED_SEED.fullmatch(text) or _is_seed_words(text):
        raise RefusedError("account.seed_words")


def _refuse(kind: str) -> None:
    raise RefusedError("account.private_key", kind=kind)


def _is_seed_words(text: str) -> bool:
    words = [word for word in _SEPARATORS.split(f" {text} ") if word]
    if len(words) >= FEWEST_SEED_WORDS and all(word.isalpha() for word in words):
        return True
    # Chinese seeds are often written without spaces, one character a word.
    characters = "".join(words)
    return len(characters) >= FEWEST_SEED_WORDS and not any(map(str.isascii, characters))
