"""Whole blocks of the till's own node."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pos_app.adapters.chain.bitcoind.answers import RpcRefusedError, read_chain_state, read_height
from pos_app.adapters.chain.bitcoind.client import (
    BAD_PARAMETER,
    BLOCK_ANSWER_BYTES,
    OTHER_REFUSAL,
    Limits,
    NodeClient,
)
from pos_app.adapters.chain.bitcoind.login import Login
from pos_app.adapters.chain.bitcoind.raw import HEADER_BYTES, LARGEST_BLOCK
from pos_app.adapters.chain.common.answers import NonsenseError, read_bytes, read_hash
from pos_app.adapters.chain.common.headers import parse_header
from pos_app.adapters.chain.common.networks import GENESIS_HASHES, require_network
from pos_app.config.node_url import parse_node_url
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from pos_app.adapters.chain.bitcoind.answers import ChainState
    from pos_app.ports import SecretStore

# Blocks reach a node one after the other; one that lacks more is still catching up.
BLOCKS_BEHIND = 2


class BitcoindBlocks:
    """A `BlockSource` over the node at `url`. ValueError for a URL or a network that can't be."""

    def __init__(
        self, url: str, network: str, *, secrets: SecretStore, limits: Limits | None = None
    ) -> None:
        require_network(network)
        node = parse_node_url(url)
        self._network = network
        self._client = NodeClient(node, network, Login(node, network, secrets), limits or Limits())
        self._is_on_network = False
        self.name = self._client.server

    def tip_height(self) -> int:
        self._require_network()
        return self._client.ask("getblockcount", [], read_height)

    def block_hash(self, height: int) -> str:
        self._require_network()
        return hash_at(self._client, height)

    def raw_block(self, block_hash: str) -> bytes:
        self._require_network()
        return fetch_block(self._client, block_hash)

    def close(self) -> None:
        self._client.close()

    def _require_network(self) -> None:
        if not self._is_on_network:
            require_genesis(self._client, self._network)
            self._is_on_network = True


def hash_at(client: NodeClient, height: int) -> str:
    """RefusedError `chain.no_such_block` above the tip."""
    try:
        return client.call("getblockhash", [height], read_hash)
    except RpcRefusedError as refusal:
        code = "chain.no_such_block" if refusal.code == BAD_PARAMETER else "chain.refused"
        raise RefusedError(code, server=client.server, height=str(height)) from refusal


def fetch_block(client: NodeClient, block_hash: str) -> bytes:
    """Begins with the header of this hash. RefusedError `chain.block_pruned` where it is not kept.

    A node says so in words only, so every other refusal is taken for that.
    """
    try:
        return client.call(
            "getblock",
            [block_hash, 0],
            partial(_read_block, block_hash),
            largest_bytes=BLOCK_ANSWER_BYTES,
        )
    except RpcRefusedError as refusal:
        code = "chain.block_pruned" if refusal.code == OTHER_REFUSAL else "chain.refused"
        raise RefusedError(code, server=client.server, block=block_hash) from refusal


def require_genesis(client: NodeClient, network: str) -> None:
    if client.ask("getblockhash", [0], read_hash) != GENESIS_HASHES[network]:
        raise RefusedError("chain.wrong_network", server=client.server, network=network)


def require_caught_up(client: NodeClient, network: str) -> ChainState:
    """UnreachableError `chain.behind` while the node still loads blocks."""
    state = client.ask("getblockchaininfo", [], read_chain_state)
    # On a test chain of one's own nobody mines for days, which a node takes for being behind.
    loads = state.loading and network != "regtest"
    if loads or state.height < state.headers - BLOCKS_BEHIND:
        raise UnreachableError("chain.behind", server=client.server)
    return state


def _read_block(block_hash: str, value: Any) -> bytes:
    if not isinstance(value, str) or not 2 * HEADER_BYTES < len(value) <= 2 * LARGEST_BLOCK:
        raise NonsenseError("not as long as a block")
    raw = read_bytes(value)
    if parse_header(raw[:HEADER_BYTES]).block_hash != block_hash:
        raise NonsenseError("not the block that was asked for")
    return raw
