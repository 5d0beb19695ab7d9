"""Addresses, invoices and ids that look real, made of a counter; for regtest."""

from __future__ import annotations

import hashlib

from embit import bech32

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def txid(text: str) -> str:
    return digest(f"tx {text}").hex()


def address(text: str, prefix: str = "bcrt") -> str:
    made = bech32.encode(prefix, 0, digest(f"address {text}")[:20])
    assert made is not None
    return str(made)


def lightning_invoice(text: str, sat: int, prefix: str = "bcrt") -> str:
    """BOLT11 in shape: network and amount, then what only a wallet would decode."""
    data = "".join(_CHARSET[byte % 32] for byte in digest(f"invoice {text}"))
    return f"ln{prefix}{sat * 10}n1{data}"
