"""A chain and a memory pool behind the RPC of a Bitcoin node; a test may falsify each answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from embit.script import Script
from embit.transaction import Transaction, TransactionInput, TransactionOutput

from tests.support.rpc_server import Refusal, RpcServer

if TYPE_CHECKING:
    from collections.abc import Sequence

TIME = 1_790_000_000
NOT_FOUND, BAD_PARAMETER, OTHER = -5, -8, -1
GENESIS_HEADER = (
    (1).to_bytes(4, "little")
    + bytes(32)
    + bytes.fromhex("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b")[::-1]
    + (1_296_688_602).to_bytes(4, "little")
    + bytes.fromhex("ffff7f2002000000")
)
GENESIS_COINBASE = bytes.fromhex(
    "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d"
    "0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66"
    "207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe55"
    "48271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba"
    "0b8d578a4c702b6bf11d5fac00000000"
)


def double_sha256(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


@dataclass(frozen=True)
class Block:
    header: bytes
    height: int
    transactions: tuple[Transaction, ...] = ()

    @property
    def hash(self) -> str:
        return double_sha256(self.header)[::-1].hex()

    @property
    def raw(self) -> bytes:
        each = b"".join(transaction.serialize() for transaction in self.transactions)
        return self.header + bytes([len(self.transactions)]) + each


@dataclass
class SmallNode:
    """`answers` of the server go before the node's own."""

    server: RpcServer
    mempool: dict[str, Transaction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chain = [Block(GENESIS_HEADER, 0, (Transaction.parse(GENESIS_COINBASE),))]
        self._blocks = {self.chain[0].hash: self.chain[0]}
        self._number = 0
        self.has_filters = True
        self.pruned_to = 0
        self.server.answers |= {
            "getblockhash": self._hash,
            "getbestblockhash": lambda: self.chain[-1].hash,
            "getblockcount": lambda: len(self.chain) - 1,
            "getblockheader": self._header,
            "getblock": self._block,
            "getblockchaininfo": self._info,
            "getzmqnotifications": [],
            "getindexinfo": lambda: (
                {"basic block filter index": {"best_block_height": len(self.chain) - 1}}
                if self.has_filters
                else {}
            ),
            "scanblocks": self._scan_blocks,
            "scantxoutset": self._scan_coins,
            "getrawmempool": lambda: list(self.mempool),
            "getmempoolentry": self._entry,
            "getrawtransaction": lambda txid, _: self._waiting(txid).serialize().hex(),
            "gettxspendingprevout": self._spending,
            "estimatesmartfee": {"feerate": 0.00012345, "blocks": 3},
        }
        self.mine(1)

    def transaction(self, script: bytes, sat: int, *, coin: str | None = None) -> Transaction:
        """Not sent yet; it spends `coin` (`txid:vout`), or one of its own."""
        self._number += 1
        if coin is None:
            coin = f"{self._number:064x}:0"
        parent, _, vout = coin.partition(":")
        spends = TransactionInput(bytes.fromhex(parent), int(vout), sequence=0xFFFFFFFF)
        return Transaction(vin=[spends], vout=[TransactionOutput(sat, Script(script))])

    def pay(self, script: bytes, sat: int) -> str:
        paying = self.transaction(script, sat)
        txid = str(paying.txid().hex())
        self.mempool[txid] = paying
        return txid

    def mine(self, count: int = 1, transactions: Sequence[Transaction] | None = None) -> str:
        """All that waits, or only these; the last block's hash."""
        for _ in range(count):
            chosen = list(self.mempool.values()) if transactions is None else list(transactions)
            for each in chosen:
                self.mempool.pop(str(each.txid().hex()), None)
            self._number += 1
            says = bytes([4]) + self._number.to_bytes(4, "little")
            coin = TransactionInput(bytes(32), 0xFFFFFFFF, script_sig=Script(says))
            coinbase = Transaction(vin=[coin], vout=[TransactionOutput(0, Script(b"\x51"))])
            self._put((coinbase, *chosen))
        return self.chain[-1].hash

    def cut(self, depth: int) -> list[Block]:
        """Blocks leave the chain; the node still has them."""
        gone = self.chain[-depth:]
        del self.chain[-depth:]
        for block in gone:
            for each in block.transactions[1:]:
                self.mempool[str(each.txid().hex())] = each
        return gone

    def put_back(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            for each in block.transactions[1:]:
                self.mempool.pop(str(each.txid().hex()), None)
            self.chain.append(block)

    def _put(self, transactions: tuple[Transaction, ...]) -> None:
        row = [bytes(each.txid())[::-1] for each in transactions]
        while len(row) > 1:
            row += row[-1:] * (len(row) % 2)
            row = [double_sha256(row[at] + row[at + 1]) for at in range(0, len(row), 2)]
        before = self.chain[-1]
        header = (1).to_bytes(4, "little") + bytes.fromhex(before.hash)[::-1] + row[0]
        time = TIME + 600 * len(self.chain)
        header += time.to_bytes(4, "little") + bytes.fromhex("ffff7f2000000000")
        block = Block(header, before.height + 1, transactions)
        self.chain.append(block)
        self._blocks[block.hash] = block

    def _info(self) -> dict[str, Any]:
        return {
            "blocks": len(self.chain) - 1,
            "headers": len(self.chain) - 1,
            "bestblockhash": self.chain[-1].hash,
            "initialblockdownload": True,  # on such a chain it always says so
            "pruned": self.pruned_to > 0,
            **({"pruneheight": self.pruned_to} if self.pruned_to else {}),
        }

    def _hash(self, height: int) -> str:
        if height >= len(self.chain):
            raise Refusal(BAD_PARAMETER)
        return self.chain[height].hash

    def _known(self, block_hash: str) -> Block:
        if block_hash not in self._blocks:
            raise Refusal(NOT_FOUND)
        return self._blocks[block_hash]

    def _header(self, block_hash: str, verbose: bool = True) -> Any:  # noqa: FBT001, FBT002
        block = self._known(block_hash)
        if not verbose:
            return block.header.hex()
        deep = len(self.chain) - block.height if block in self.chain else -1
        time = int.from_bytes(block.header[68:72], "little")
        return {"confirmations": deep, "height": block.height, "mediantime": time}

    def _block(self, block_hash: str, _verbosity: int) -> str:
        block = self._known(block_hash)
        if block.height < self.pruned_to:
            raise Refusal(OTHER)
        return block.raw.hex()

    def _paying(self, descriptors: list[str]) -> list[tuple[Block, str]]:
        scripts = {each.removeprefix("raw(").removesuffix(")") for each in descriptors}
        return [
            (block, str(each.txid().hex()))
            for block in self.chain
            for each in block.transactions
            if any(bytes(out.script_pubkey.data).hex() in scripts for out in each.vout)
        ]

    def _scan_blocks(
        self, action: str, descriptors: list[str], low: int, high: int, *_: object
    ) -> Any:
        assert action == "start"
        if high >= len(self.chain) or not self.has_filters:
            raise Refusal(OTHER)
        found = [each.hash for each, _ in self._paying(descriptors) if low <= each.height <= high]
        return {"relevant_blocks": found, "completed": True}

    def _scan_coins(self, action: str, descriptors: list[str]) -> Any:
        assert action == "start"
        spent = {
            f"{each.txid.hex()}"
            for block in self.chain
            for transaction in block.transactions
            for each in transaction.vin
        }
        coins = [{"height": b.height} for b, txid in self._paying(descriptors) if txid not in spent]
        return {"success": True, "unspents": coins}

    def _waiting(self, txid: str) -> Transaction:
        if txid not in self.mempool:
            raise Refusal(NOT_FOUND)
        return self.mempool[txid]

    def _entry(self, txid: str) -> Any:
        parents = [each.txid.hex() for each in self._waiting(txid).vin]
        depends = [each for each in parents if each in self.mempool]
        return {"fees": {"base": 0.00000321}, "vsize": 100, "depends": depends}

    def _spending(self, coins: list[dict[str, Any]]) -> Any:
        spender = {
            (each.txid.hex(), each.vout): txid
            for txid, transaction in self.mempool.items()
            for each in transaction.vin
        }
        return [
            {**coin, "spendingtxid": spender[key]} if key in spender else coin
            for coin in coins
            for key in [(coin["txid"], coin["vout"])]
        ]
