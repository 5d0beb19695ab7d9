"""What a customer shows as proof, scanned or pasted: the address or the payment's id in it."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_SCHEME = "bitcoin:"
_WEB = re.compile(r"https?://", re.IGNORECASE)
_TXID = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")
# From the shortest of base 58 to the longest of bech32 (BIP173).
_ADDRESS = re.compile(r"[0-9A-Za-z]{25,90}")
# These mean the same in both cases, those of base 58 don't.
_BECH32 = re.compile(r"(?:bc|tb|bcrt)1[0-9a-z]+", re.IGNORECASE)


def named_in(text: str) -> str:
    """Without gaps; what is neither link nor URI is only a part, and kept.

    Takes BIP21 and BIP321 URIs (also in upper case), links of block explorers, and `txid:vout`.
    """
    bare = "".join(text.split())
    if bare.lower().startswith(_SCHEME):
        return _plain(bare[len(_SCHEME) :].lstrip("/").partition("?")[0])
    if found := _TXID.search(bare):
        return found[0].lower()
    if _WEB.match(bare):
        return _plain(_address_in_link(bare))
    return _plain(bare)


def _plain(address: str) -> str:
    return address.lower() if _BECH32.fullmatch(address) else address


def _address_in_link(link: str) -> str:
    """Of the longest step of its path; empty when no step could be one."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    steps = unquote(f"{parts.path}/{parts.fragment}").split("/")
    return max(filter(_ADDRESS.fullmatch, steps), key=len, default="")
