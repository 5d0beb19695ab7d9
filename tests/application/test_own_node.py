"""A node among the servers is asked for payments, and for whole blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind.blocks import BitcoindBlocks
from pos_app.adapters.chain.bitcoind.source import BitcoindSource
from pos_app.application import outside, trials
from pos_app.config.reading import parse_settings
from tests.support.controlled_clock import ControlledClock
from tests.support.rpc_server import PASSWORD, RpcServer
from tests.support.settings_files import SMALLEST
from tests.support.small_node import SmallNode

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NODE = "bitcoind+http://till@127.0.0.1"


def test_an_address_of_a_node_is_one(tmp_path: Path) -> None:
    source = outside.chain_source_of(NODE, "mainnet", tmp_path, ControlledClock())
    assert isinstance(source, BitcoindSource)
    assert source.name == "127.0.0.1:8332"


def test_whole_blocks_come_from_the_first_node(tmp_path: Path) -> None:
    servers = f'["tls://example.org:1", "{NODE}:7", "{NODE}:8"]'
    text = SMALLEST.replace('["tcp://127.0.0.1:50001"]', servers)
    found = outside.block_source(parse_settings(text), tmp_path)
    assert isinstance(found, BitcoindBlocks)
    assert found.name == "127.0.0.1:7"
    found.close()


def test_without_a_node_there_are_no_whole_blocks(tmp_path: Path) -> None:
    assert outside.block_source(parse_settings(SMALLEST), tmp_path) is None


def test_a_node_can_be_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with RpcServer() as server:
        SmallNode(server).mine(6)
        urls = [server.url]
        monkeypatch.setenv("POS_SECRET_BITCOIND", "wrong")
        (locked,) = trials.servers(urls, "regtest", tmp_path, ControlledClock())
        monkeypatch.setenv("POS_SECRET_BITCOIND", PASSWORD)
        (well,) = trials.servers(urls, "regtest", tmp_path, ControlledClock())
    assert (locked.ok, locked.message.code) == (False, "chain.login_refused")
    assert (well.ok, well.message.arguments) == (True, {"height": "7"})
