"""Headers and what they prove: links, merkle branches, and the window of those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some

from pos_app.adapters.chain.common.answers import MerkleProof
from pos_app.adapters.chain.common.headers import (
    KEPT_HEADERS,
    Header,
    HeaderWindow,
    parse_header,
    proves,
)
from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from pos_app.demo.chain_blocks import merkle_branch, next_block, signet_genesis

if TYPE_CHECKING:
    from pos_app.demo.chain_blocks import SimulatedBlock


def test_the_signet_genesis_has_its_known_hash() -> None:
    genesis = parse_header(signet_genesis().header)
    assert genesis.block_hash == GENESIS_HASHES["signet"]
    assert genesis.time.isoformat() == "2020-09-01T00:00:00+00:00"


@given(count=some.integers(1, 20), data=some.data())
def test_only_true_branches_prove(count: int, data: some.DataObject) -> None:
    txids = tuple(f"{number:064x}" for number in range(1, count + 1))
    position = data.draw(some.integers(0, count - 1))
    header = parse_header(next_block(signet_genesis(), 0, txids).header)
    branch = tuple(merkle_branch(txids, position))
    assert proves(MerkleProof(branch=branch, position=position), txids[position], header)
    assert not proves(MerkleProof(branch=branch, position=position), "ff" * 32, header)
    if branch:
        lie = (*branch[:-1], "ee" * 32)
        assert not proves(MerkleProof(branch=lie, position=position), txids[position], header)


def a_chain(count: int) -> list[Header]:
    block = signet_genesis()
    headers = [parse_header(block.header)]
    for height in range(1, count):
        block = next_block(block, 0, (f"{height:064x}",))
        headers.append(parse_header(block.header))
    return headers


def a_branch(root: SimulatedBlock, count: int) -> list[Header]:
    headers = []
    for number in range(count):
        root = next_block(root, 0, (f"{0xABC + number:064x}",))
        headers.append(parse_header(root.header))
    return headers


def a_window(headers: list[Header], start: int) -> HeaderWindow:
    window = HeaderWindow()
    window.begin(start, headers[start])
    assert start + 1 == len(headers) or window.join(start + 1, headers[start + 1 :])
    return window


def test_only_what_links_comes_into_the_window() -> None:
    headers = a_chain(12)
    window = a_window(headers[:8], start=4)
    assert (window.low, window.high) == (4, 7)
    assert not window.join(9, headers[9:])
    assert not window.join(1_000_000, headers[8:9])
    assert not window.join(8, headers[9:10])
    assert not window.join(2, headers[2:3])
    assert not window.join(2, [headers[1], headers[3]])
    assert not window.join(8, [headers[8], headers[10]])
    assert not window.join(8, [])
    assert (window.low, window.high) == (4, 7)
    assert window.join(2, headers[2:4])
    assert window.join(8, headers[8:])
    assert [window.get(height) for height in range(2, 12)] == headers[2:]
    assert 1 not in window


def test_a_branch_replaces_what_it_contradicts() -> None:
    headers = a_chain(6)
    branch = a_branch(signet_genesis(), 3)
    window = a_window(headers, start=1)
    assert window.join(1, branch), "the lowest may be replaced by another child of its parent"
    assert (window.low, window.high) == (1, 3)
    assert [window.get(height) for height in (1, 2, 3)] == branch
    assert not window.join(4, headers[4:])
    window = a_window(headers, start=0)
    assert window.join(3, headers[3:5]), "what is known already stays"
    assert window.join(3, headers[3:4])
    assert window.high == 5


def test_the_window_keeps_so_many_headers() -> None:
    headers = a_chain(KEPT_HEADERS + 5)
    window = a_window(headers, start=0)
    window.trim()
    assert (window.low, window.high) == (5, KEPT_HEADERS + 4)
    window.add_deep({2: headers[2]})
    assert window.get(2) == headers[2]
    assert 3 not in window
