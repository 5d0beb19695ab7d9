"""Headers of the node's best chain, fetched and linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.adapters.chain.bitcoind.answers import read_placed
from pos_app.adapters.chain.common.answers import NonsenseError, read_hash, read_header_bytes
from pos_app.adapters.chain.common.headers import KEPT_HEADERS, are_linked, parse_header
from pos_app.adapters.chain.common.work import has_work
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pos_app.adapters.chain.bitcoind.client import NodeClient
    from pos_app.adapters.chain.common.headers import Header

TRIES = 5


def newest_headers(client: NodeClient, network: str) -> tuple[int, list[Header]]:
    """The lowest one's height, and up to `KEPT_HEADERS` of them, the tip last.

    RefusedError `chain.inconsistent` when they never hang together.
    """
    for _ in range(TRIES):
        best = client.ask("getbestblockhash", [], read_hash)
        height, is_best = client.ask("getblockheader", [best], read_placed)
        low = max(0, height - KEPT_HEADERS + 1)
        heights = [[each] for each in range(low, height + 1)]
        hashes = client.each("getblockhash", heights, read_hash)
        known = [each for each in hashes if each is not None]
        if not is_best or len(known) < len(hashes) or known[-1] != best:
            continue  # a block came or went meanwhile
        found = client.each("getblockheader", [[each, False] for each in known], _read_header)
        headers = [
            _checked(client, network, header, block_hash)
            for header, block_hash in zip(found, known, strict=True)
            if header is not None
        ]
        if len(headers) == len(known) and are_linked(headers):
            return low, headers
    raise RefusedError("chain.inconsistent", server=client.server)


def header_of(client: NodeClient, network: str, block_hash: str) -> Header:
    header = client.ask("getblockheader", [block_hash, False], _read_header)
    return _checked(client, network, header, block_hash)


def _checked(client: NodeClient, network: str, header: Header, block_hash: str) -> Header:
    if header.block_hash != block_hash:
        raise client.nonsense("the header of another block")
    if not has_work(header, network):
        raise client.nonsense("a block without work")
    return header


def _read_header(value: Any) -> Header:
    try:
        return parse_header(read_header_bytes(value))
    except ValueError:
        raise NonsenseError("not a header") from None
