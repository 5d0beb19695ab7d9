"""The pages of a tiny Esplora server, each of which a test may falsify."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from embit.script import Script
from embit.transaction import Transaction, TransactionInput, TransactionOutput

from pos_app.adapters.chain.electrum.server_address import GENESIS_HASHES
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
        self.block(100, bytes(32))

    @property
    def esplora_url(self) -> str:
        return f"esplora+{self.url}/api"

    @property
    def name(self) -> str:
        return self.url.removeprefix("http://")

    def block(self, height: int, merkle_root: bytes) -> str:
        """The new tip, with this merkle root (as in the header)."""
        start = (1).to_bytes(4, "little") + bytes(32) + merkle_root
        header = start + TIME.to_bytes(4, "little") + bytes(4) + height.to_bytes(4, "little")
        block_hash = double_sha256(header)[::-1].hex()
        self.answers["/api/blocks/tip/hash"] = as_text(block_hash)
        self.answers[f"/api/block-height/{height}"] = as_text(block_hash)
        self.answers[f"/api/block/{block_hash}"] = as_json({"id": block_hash, "height": height})
        self.answers[f"/api/block/{block_hash}/header"] = as_text(header.hex())
        return block_hash

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
        block_hash = self.block(101, bytes.fromhex(txid)[::-1])
        self.history(script, [mined(txid, 101, block_hash)])
        self.answers[f"/api/tx/{txid}/merkle-proof"] = as_json(
            {"block_height": 101, "merkle": [], "pos": 0}
        )
        return txid, block_hash

    def content(self, path: str) -> str:
        return self.answers[path].body.decode()


def waiting(txid: str) -> object:
    return {"txid": txid, "status": {"confirmed": False}}


def mined(txid: str, height: int, block_hash: str) -> object:
    status = {"confirmed": True, "block_height": height, "block_hash": block_hash}
    return {"txid": txid, "status": status}


def changed(answer: Answer, **fields: object) -> Answer:
    """The same JSON with other fields."""
    return as_json({**json.loads(answer.body), **fields})
