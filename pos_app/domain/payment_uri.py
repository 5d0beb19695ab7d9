"""Requests that a wallet reads off a code: on chain, over Lightning, and both in one (BIP321).

`bitcoin:` and the keys stay in lower case, as several wallets insist on it; a bech32 address and
an invoice are in capitals, which makes the code a quarter smaller. An address of base 58 keeps its
case. Spaces are %20: a plus is a plus. The order of keys is that of bitcoinqr.dev.
"""

from __future__ import annotations

from urllib.parse import quote

from pos_app.domain.money import btc_text

_BECH32 = ("bc1", "tb1", "bcrt1")


def on_chain_uri(address: str, sat: int, *, label: str = "", lightning: str = "") -> str:
    """`lightning` is a BOLT11 invoice for the same amount, or empty."""
    parts = [f"amount={btc_text(sat)}"]
    if label:
        parts.append(f"label={quote(label, safe='')}")
    if lightning:
        parts.append(f"lightning={lightning.upper()}")
    return f"bitcoin:{compact_address(address)}?{'&'.join(parts)}"


def lightning_uri(invoice: str) -> str:
    return f"lightning:{invoice.upper()}"


def compact_address(address: str) -> str:
    lower = address.lower()
    is_bech32 = address in {lower, address.upper()} and lower.startswith(_BECH32)
    return address.upper() if is_bech32 else address
