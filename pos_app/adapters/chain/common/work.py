"""The work in a header: what a server would have to pay for if it invented a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.adapters.chain.common.headers import Header

# The target of difficulty 1.
_DIFFICULTY_ONE = 0xFFFF << 208
_SIGN = 0x800000
# The easiest difficulty a block is believed with. On mainnet no block was easier since the end of
# 2019, and those of 2025 are ten times harder: one invented at this floor costs what it costs to
# mine a fifth of a bitcoin, and nine tenths of the miners may leave before honest blocks are
# refused. Testnet4 has the network's own limit: its blocks may be that easy. On signet and
# regtest work says nothing, and their coins are worth nothing.
EASIEST_DIFFICULTY = {"mainnet": 10**13, "testnet4": 1}


def target_of(bits: int) -> int:
    """The number that `bits` stand for, as in a block header; 0 when it would be negative."""
    exponent, mantissa = bits >> 24, bits & 0x7FFFFF
    return 0 if bits & _SIGN else (mantissa << 8 * exponent) >> 24


def has_work(header: Header, network: str) -> bool:
    """Whether the header was mined, and not easier than blocks of this network are."""
    easiest = EASIEST_DIFFICULTY.get(network)
    if easiest is None:
        return True
    target = target_of(header.bits)
    return int(header.block_hash, 16) <= target <= _DIFFICULTY_ONE // easiest
