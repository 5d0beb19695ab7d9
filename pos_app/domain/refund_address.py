"""What a customer shows to be paid at: an address, or a request that names one (BIP 321).

https://github.com/bitcoin/bips/blob/master/bip-0321.mediawiki, which follows BIP 21.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from pos_app.domain.money import MAX_SAT, SAT_PER_BTC

# Longer texts are no address, and nobody needs them read to the end.
LONGEST_TEXT = 2_000
_SCHEME = "bitcoin:"
_AMOUNT = re.compile(r"\d{1,8}(?:\.\d{1,8})?", re.ASCII)
_LIGHTNING = re.compile(r"(?:lightning:|lnurl1|lnbc|lntb|lnbcrt|lno1|lnsb)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAddress:
    """`asked_sat` is what the customer's code asks for, None where it names no amount."""

    address: str
    asked_sat: int | None = None


class AddressTextError(ValueError):
    """`code` says why the text can't be paid to: `refund.` and a word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_address(text: str) -> AskedAddress:
    """AddressTextError where no on-chain address stands in it; the address itself isn't checked."""
    text = text.strip()
    if not text:
        raise AddressTextError("refund.no_address")
    if len(text) > LONGEST_TEXT:
        raise AddressTextError("refund.unreadable")
    lower = text.lower()
    if _LIGHTNING.match(lower):
        raise AddressTextError("refund.lightning")
    if not lower.startswith(_SCHEME):
        # Typed in groups, or scanned with a line's end in the middle.
        return AskedAddress(address="".join(text.split()))
    address, _, query = text[len(_SCHEME) :].partition("?")
    parameters = [part.partition("=")[::2] for part in query.split("&") if part]
    if any(name.lower().startswith("req-") for name, _ in parameters):
        # A wallet that doesn't know it must not pay, and the owner's may not.
        raise AddressTextError("refund.requires")
    if not address:
        named = {name.lower() for name, _ in parameters}
        raise AddressTextError("refund.lightning" if named else "refund.no_address")
    amounts = [value for name, value in parameters if name.lower() == "amount"]
    return AskedAddress(address=unquote(address), asked_sat=_sat(amounts[0]) if amounts else None)


def _sat(text: str) -> int | None:
    """None where it is no amount: what is given back is not the customer's to say."""
    if not _AMOUNT.fullmatch(text):
        return None
    whole, _, part = text.partition(".")
    sat = int(whole) * SAT_PER_BTC + int(part.ljust(8, "0"))
    return sat if 0 < sat <= MAX_SAT else None
