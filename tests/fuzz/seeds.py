"""What is well said to each reader, for the fuzzers to spoil."""

from __future__ import annotations

import json

from pos_app.adapters.wallet.descriptor import write_descriptor
from pos_app.adapters.wallet.extended_key import ScriptKind
from pos_app.demo.chain_blocks import next_block, signet_genesis
from pos_app.demo.chain_transactions import SimulatedOutput, coinbase, spend
from pos_app.services.receipts.paper_json import to_json
from tests.adapters.wallet.keys import extended_key
from tests.support.receipts import a_full_receipt, a_receipt, a_shift_report
from tests.support.scripts import address_of
from tests.support.settings_files import CONTRACT, SMALLEST

_HASH = "0f" * 32
_OUTPUTS = tuple(
    SimulatedOutput(sat=1_000 + number, script=script)
    for number, script in enumerate((b"\x00\x14" + b"\x2a" * 20, b"\x6a", b"\x51" * 300))
)
_COINBASE = coinbase(300_000, 1, _OUTPUTS)
_BARE = _COINBASE.raw
_WITNESSED = spend(("ab" * 32 + ":1", "cd" * 32 + ":300"), _OUTPUTS, fee_sat=5, replaceable=True)

TRANSACTIONS = (_WITNESSED.raw, _BARE)
COINBASES = (_BARE,)
BLOCK = next_block(signet_genesis(), 1_700_000_000, (_COINBASE.txid, _WITNESSED.txid))
BLOCKS = (BLOCK.header + b"\x02" + _COINBASE.raw + _WITNESSED.raw,)
HEADERS = (
    signet_genesis().header,
    next_block(signet_genesis(), 1_700_000_000, (_WITNESSED.txid,)).header,
)


def _json(*values: object) -> tuple[bytes, ...]:
    return tuple(json.dumps(value).encode() for value in values)


_WAITING = {"txid": _HASH, "fee": 500, "status": {"confirmed": False}}
_MINED = {
    "txid": _HASH,
    "status": {"confirmed": True, "block_height": 7, "block_hash": _HASH},
}
PAGES = _json([], [_WAITING, _MINED])
COUNTS = _json({"chain_stats": {"tx_count": 3}, "mempool_stats": {"tx_count": 1}})
ESTIMATES = _json({}, {"1": 12.5, "3": 8, "1008": 1.0})
SPENDERS = _json({"spent": False}, {"spent": True, "txid": _HASH})

_KEYS = tuple(
    extended_key(bytes(32), network, version=version)
    for network, version in (("signet", "xpub"), ("signet", "zpub"), ("mainnet", "ypub"))
)
EXTENDED_KEYS = tuple(key.encode() for key in _KEYS)
DESCRIPTORS = tuple(
    write_descriptor(kind, _KEYS[0], path).encode()
    for kind, path in ((ScriptKind.P2WPKH, (0,)), (ScriptKind.P2TR, ()), (ScriptKind.P2PKH, (7, 1)))
)
ADDRESSES = tuple(
    address_of(script, "signet").encode()
    for script in (
        b"\x00\x14" + b"\x2a" * 20,
        b"\x51\x20" + b"\x2a" * 32,
        b"\x76\xa9\x14" + b"\x2a" * 20 + b"\x88\xac",
        b"\xa9\x14" + b"\x2a" * 20 + b"\x87",
    )
)
SETTINGS = (CONTRACT.encode(), SMALLEST.encode())
RECEIPTS = tuple(
    to_json(paper).encode()
    for paper in (a_full_receipt(), a_receipt(rates=(), note="Grüße"), a_shift_report())
)
