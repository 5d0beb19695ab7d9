"""Transactions of the simulated chain: real bytes and real ids, signatures that only look real."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

FINAL_SEQUENCE = 0xFFFFFFFE
REPLACEABLE_SEQUENCE = 0xFFFFFFFD
_TWO_BYTES_FOLLOW = 0xFD
_COINBASE_OUTPOINT = bytes(32) + b"\xff" * 4
# As long as a real signature and a real public key, so that sizes look right.
_WITNESS = b"\x02" + b"\x47" + b"\x30" * 71 + b"\x21" + b"\x02" * 33


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedOutput:
    sat: int
    script: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTransaction:
    """`inputs` are `txid:vout` outpoints, empty for a coinbase; `fee_sat` is 0 there."""

    txid: str
    raw: bytes
    inputs: tuple[str, ...]
    outputs: tuple[SimulatedOutput, ...]
    fee_sat: int


def double_sha256(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def spend(
    inputs: tuple[str, ...],
    outputs: tuple[SimulatedOutput, ...],
    *,
    fee_sat: int,
    replaceable: bool,
) -> SimulatedTransaction:
    sequence = (REPLACEABLE_SEQUENCE if replaceable else FINAL_SEQUENCE).to_bytes(4, "little")
    start = (2).to_bytes(4, "little")
    body = _compact(len(inputs))
    for outpoint in inputs:
        txid, _, vout = outpoint.partition(":")
        body += bytes.fromhex(txid)[::-1] + int(vout).to_bytes(4, "little") + b"\0" + sequence
    body += _outputs(outputs)
    end = bytes(4)
    return SimulatedTransaction(
        txid=double_sha256(start + body + end)[::-1].hex(),
        raw=start + b"\0\1" + body + _WITNESS * len(inputs) + end,
        inputs=inputs,
        outputs=outputs,
        fee_sat=fee_sat,
    )


def coinbase(
    height: int, extra_nonce: int, outputs: tuple[SimulatedOutput, ...]
) -> SimulatedTransaction:
    """`extra_nonce` keeps the coinbases of two branches apart."""
    signature = b"\4" + height.to_bytes(4, "little") + b"\4" + extra_nonce.to_bytes(4, "little")
    raw = (
        (2).to_bytes(4, "little")
        + b"\1"
        + _COINBASE_OUTPOINT
        + _compact(len(signature))
        + signature
        + b"\xff" * 4
        + _outputs(outputs)
        + bytes(4)
    )
    return SimulatedTransaction(
        txid=double_sha256(raw)[::-1].hex(), raw=raw, inputs=(), outputs=outputs, fee_sat=0
    )


def _outputs(outputs: tuple[SimulatedOutput, ...]) -> bytes:
    body = _compact(len(outputs))
    for output in outputs:
        body += output.sat.to_bytes(8, "little") + _compact(len(output.script)) + output.script
    return body


def _compact(number: int) -> bytes:
    if number < _TWO_BYTES_FOLLOW:
        return bytes([number])
    return bytes([_TWO_BYTES_FOLLOW]) + number.to_bytes(2, "little")
