"""The pages of a tiny Esplora server, each of which a test may falsify."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from embit.script import Script
from embit.transaction import Transaction, TransactionInput, TransactionOutput

from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from tests.support.rate_servers import Answer, RateServer, as_json

if TYPE_CHECKING:
    from collections.abc import Iterable

TIME = 1_790_000_000
PARENT = "aa" * 32


def double_sha256(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def as_text(text: str) -> Answer:
    return Answer(body=text.encode())


def script_path(script: bytes) -> str:
    return f"/api/scripthash/{hashlib.sha256(script).hexdigest()}"


class EsploraPages(RateServer):
    """A chain of one block, number 100, on top of nothing; all its answers are in `answers`."""

    def __init__(self) -> None:
        super().__init__()
        self.answers["/api/block-height/0"] = as_text(GENESIS_HASHES["regtest"])
        self.block(100)

    @property
    def esplora_url(self) -> str:
        return f"esplora+{self.url}/api"

    @property
    def name(self) -> str:
        return self.url.removeprefix("http://")

    def block(self, height: int, txid: str | None = None, *, number: int = 0) -> str:
        """The new tip, with this transaction in it; `number` makes another one."""
        coinbase = _coinbase(height, number)
        first = str(coinbase.txid().hex())
        leaves = [bytes.fromhex(each)[::-1] for each in (first, txid) if each is not None]
        root = leaves[0] if len(leaves) == 1 else double_sha256(leaves[0] + leaves[1])
        start = (1).to_bytes(4, "little") + bytes(32) + root
        header = start + TIME.to_bytes(4, "little") + bytes(8)
        block_hash = double_sha256(header)[::-1].hex()
        self.answers["/api/blocks/tip/hash"] = as_text(block_hash)
        self.answers[f"/api/block-height/{height}"] = as_text(block_hash)
        self.answers[f"/api/block/{block_hash}/header"] = as_text(header.hex())
        self.answers[f"/api/block/{block_hash}/txid/0"] = as_text(first)
        self.answers[f"/api/tx/{first}/hex"] = as_text(coinbase.serialize().hex())
        self._prove(first, height, 0, txid)
        if txid is not None:
            self._prove(txid, height, 1, first)
        return block_hash

    def _prove(self, txid: str, height: int, position: int, sibling: str | None) -> None:
        branch = [] if sibling is None else [sibling]
        self.answers[f"/api/tx/{txid}/merkle-proof"] = as_json(
            {"block_height": height, "merkle": branch, "pos": position}
        )

    def transaction(self, script: bytes, sat: int, *, parent: str = PARENT, number: int = 0) -> str:
        """Its pages but no history; `number` makes another one of the same payment."""
        spends = TransactionInput(bytes.fromhex(parent), number, sequence=0xFFFFFFFF)
        paying = Transaction(vin=[spends], vout=[TransactionOutput(sat, Script(script))])
        txid = str(paying.txid().hex())
        self.answers[f"/api/tx/{txid}/hex"] = as_text(paying.serialize().hex())
        self.answers[f"/api/tx/{parent}/status"] = as_json({"confirmed": True})
        return txid

    def history(self, script: bytes, rows: Iterable[object], after: str | None = None) -> None:
        path = f"{script_path(script)}/txs"
        self.answers[path if after is None else f"{path}/chain/{after}"] = as_json(list(rows))

    def pay(self, script: bytes, sat: int, *, parent: str = PARENT) -> str:
        txid = self.transaction(script, sat, parent=parent)
        self.history(script, [waiting(txid)])
        return txid

    def pay_in_a_block(self, script: bytes, sat: int) -> tuple[str, str]:
        """Transaction and block."""
        txid = self.transaction(script, sat)
        block_hash = self.block(101, txid)
        self.history(script, [mined(txid, 101, block_hash)])
        return txid, block_hash

    def content(self, path: str) -> str:
        return self.answers[path].body.decode()


def _coinbase(height: int, number: int) -> Transaction:
    """BIP 34: its script begins with the height."""
    says = bytes([2]) + height.to_bytes(2, "little") + number.to_bytes(4, "little")
    spends = TransactionInput(bytes(32), 0xFFFFFFFF, script_sig=Script(says))
    return Transaction(vin=[spends], vout=[TransactionOutput(0, Script(b"\x51"))])


def waiting(txid: str) -> object:
    return {"txid": txid, "status": {"confirmed": False}}


def mined(txid: str, height: int, block_hash: str) -> object:
    status = {"confirmed": True, "block_height": height, "block_hash": block_hash}
    return {"txid": txid, "status": status}


def changed(answer: Answer, **fields: object) -> Answer:
    """The same JSON with other fields."""
    return as_json({**json.loads(answer.body), **fields})
