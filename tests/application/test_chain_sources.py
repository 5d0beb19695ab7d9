"""The settings choose how the chain is asked, and each way can be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.adapters.chain.esplora.source import EsploraSource
from pos_app.application import trials
from pos_app.application.outside import chain_source_of
from tests.support.controlled_clock import ControlledClock
from tests.support.esplora_pages import EsploraPages
from tests.support.rate_servers import Answer

if TYPE_CHECKING:
    from pathlib import Path


def test_an_address_says_which_way(tmp_path: Path) -> None:
    clock = ControlledClock()
    electrum = chain_source_of("tls://example.org:50002", "mainnet", tmp_path, clock)
    esplora = chain_source_of("esplora+https://example.org/api", "mainnet", tmp_path, clock)
    assert isinstance(electrum, ElectrumSource)
    assert isinstance(esplora, EsploraSource)
    assert (electrum.name, esplora.name) == ("example.org:50002", "example.org")


def test_an_address_of_no_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="none of"):
        chain_source_of("gopher://example.org", "mainnet", tmp_path, ControlledClock())


def test_esplora_servers_are_tried_one_by_one(tmp_path: Path) -> None:
    with EsploraPages() as well, EsploraPages() as busy:
        busy.answers["/api/blocks/tip/hash"] = Answer(status=429)
        urls = [well.esplora_url, busy.esplora_url]
        first, second = trials.servers(urls, "regtest", tmp_path, ControlledClock())
    assert (first.name, first.ok) == (urls[0], True)
    assert first.message.arguments == {"height": "100"}
    assert (second.name, second.ok) == (urls[1], False)
    assert second.message.code == "chain.too_many_requests"
