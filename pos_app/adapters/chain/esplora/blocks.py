"""Blocks of one server: each has its work, and its coinbase says how high it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.answers import MAX_HEIGHT, NonsenseError, read_merkle_proof
from pos_app.adapters.chain.common.headers import parse_header, proves
from pos_app.adapters.chain.common.transactions import first_input_script, parse_transaction
from pos_app.adapters.chain.common.work import has_work
from pos_app.adapters.chain.esplora.answers import (
    read_hash_text,
    read_header_text,
    read_hex_text,
    read_json,
)
from pos_app.domain.credit import Tip
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.chain.common.answers import MerkleProof
    from pos_app.adapters.chain.common.headers import Header
    from pos_app.adapters.chain.esplora.client import EsploraClient

NO_COIN = f"{'00' * 32}:{0xFFFFFFFF}"
_OP_1, _OP_16 = 0x51, 0x60
_LONGEST_NUMBER = 4
_KEPT = 1_000


class Blocks:
    """For the thread of its client."""

    def __init__(self, client: EsploraClient, network: str) -> None:
        self._client = client
        self._network = network
        self._known: dict[str, tuple[Header, int]] = {}

    def find(self, block_hash: str) -> tuple[Header, int] | None:
        """Header and height; None when it is not, or no longer, in the chain.

        RefusedError `chain.nonsense` for a block without work, or that is not what it says.
        """
        if block_hash not in self._known:
            header = self._client.find(f"/block/{block_hash}/header", read_header_text)
            coinbase = self._client.find(f"/block/{block_hash}/txid/0", read_hash_text)
            if header is None or coinbase is None:
                return None
            parsed = parse_header(header)
            if parsed.block_hash != block_hash or not has_work(parsed, self._network):
                raise self._client.nonsense("not the header of a mined block")
            height = self._height(coinbase, parsed)
            if height is None:
                return None
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[block_hash] = (parsed, height)
        return self._known[block_hash]

    def tip(self, known: Tip | None, monotonic: Callable[[], float]) -> Tip:
        """The server's newest block; `known` itself while it is still that one."""
        block_hash = self._client.ask("/blocks/tip/hash", read_hash_text)
        if known is not None and known.block_hash == block_hash:
            return known
        found = self.find(block_hash)
        if found is None:
            raise RefusedError("chain.inconsistent", server=self._client.server)
        header, height = found
        return Tip(
            height=height,
            block_hash=block_hash,
            heard_monotonic=monotonic(),
            block_time=header.time,
        )

    def _height(self, coinbase: str, header: Header) -> int | None:
        proof = self._client.find(f"/tx/{coinbase}/merkle-proof", _read_proof)
        height = self._client.find(f"/tx/{coinbase}/hex", partial(read_coinbase_height, coinbase))
        if proof is None or height is None:
            return None
        if not proves(proof, coinbase, header):
            raise self._client.nonsense("not the coinbase of its block")
        return height


def read_coinbase_height(txid: str, body: bytes) -> int:
    """BIP 34: it begins with the height."""
    raw = read_hex_text(body)
    if parse_transaction(raw, txid).inputs != (NO_COIN,):
        raise NonsenseError("not a coinbase")
    script = first_input_script(raw)
    length = script[0] if script else 0
    if _OP_1 <= length <= _OP_16:
        return length - _OP_1 + 1
    if not 1 <= length <= _LONGEST_NUMBER or len(script) <= length:
        raise NonsenseError("a coinbase without a height")
    height = int.from_bytes(script[1 : 1 + length], "little")
    if height > MAX_HEIGHT:
        raise NonsenseError("a height there is not")
    return height


def _read_proof(body: bytes) -> MerkleProof:
    return read_merkle_proof(read_json(body))
