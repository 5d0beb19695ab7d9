"""The part of a Lightning invoice that people can read: its network and its amount (BOLT 11)."""

from __future__ import annotations

import re
from fractions import Fraction

from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.money import SAT_PER_BTC
from pos_app.ports import RefusedError

LONGEST = 4_000
MSAT_PER_SAT = 1_000
_MSAT_PER_BTC = SAT_PER_BTC * MSAT_PER_SAT
_HEAD = re.compile(r"ln(bcrt|bc|tbs|tb)([1-9][0-9]{0,11})([munp]?)|ln(bcrt|bc|tbs|tb)", re.ASCII)
_DATA = re.compile(r"[023456789acdefghjklmnpqrstuvwxyz]+", re.ASCII)
_PREFIXES = {"mainnet": "bc", "testnet4": "tb", "signet": "tbs", "regtest": "bcrt"}
_DIVISORS = {"": 1, "m": 10**3, "u": 10**6, "n": 10**9, "p": 10**12}


def invoice_msat(gateway: str, invoice: str, network: str) -> int | None:
    """What it asks for, in thousandths of a satoshi; None when any amount will do.

    RefusedError `gateway.wrong_network` (gateway, network), `gateway.nonsense`. Checksum and
    signature are the wallet's business.
    """
    head, separator, data = invoice.lower().rpartition("1")
    found = _HEAD.fullmatch(head)
    if not separator or len(invoice) > LONGEST or found is None or not _DATA.fullmatch(data):
        raise nonsense(gateway)
    if (found[1] or found[4]) != _PREFIXES[network]:
        raise RefusedError("gateway.wrong_network", gateway=gateway, network=network)
    if found[2] is None:
        return None
    msat = Fraction(int(found[2]) * _MSAT_PER_BTC, _DIVISORS[found[3]])
    if msat.denominator != 1:
        raise nonsense(gateway)
    return int(msat)
