"""Whom the client trusts: authorities first, else the certificate it saw first."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.certificates import PinnedCertificates, StreamOpener
from pos_app.adapters.chain.electrum.server_address import parse_server
from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.ports import RefusedError, UnreachableError
from tests.support.certificates import DAY, Issued, issue
from tests.support.controlled_clock import ControlledClock
from tests.support.following import Following
from tests.support.meddler import Meddler
from tests.support.processes import free_port
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.adapters.chain.simulated_world import SimulatedWorld


class Shop:
    """A server at one address that may change its certificate, and a till that remembers."""

    def __init__(self, upstream: str, folder: Path) -> None:
        self._upstream = upstream
        self._folder = folder
        self.port = free_port()
        self.pins_file = folder / "pins.json"
        self.authority = issue(is_authority=True)
        self.now = datetime.now(UTC)

    def serve(self, shown: Issued) -> Meddler:
        context = shown.server_context(self._folder)
        return Meddler(self._upstream, tls=context, port=self.port)

    def connect(self, url: str) -> None:
        clock = ControlledClock(self.now)
        opener = StreamOpener(
            PinnedCertificates(self.pins_file),
            connect_seconds=5,
            authorities=self._authorities,
        )
        source = ElectrumSource(url, "signet", pins_file=self.pins_file, clock=clock, opener=opener)
        try:
            Following(source).connect()
            source.ping()
        finally:
            source.close()

    def _authorities(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self.authority.pem)

    @property
    def pins(self) -> dict[str, str]:
        pins: dict[str, str] = json.loads(self.pins_file.read_text())
        return pins


@pytest.fixture
def shop(chain_world: SimulatedWorld, tmp_path: Path) -> Shop:
    return Shop(chain_world.url, tmp_path)


def test_a_self_signed_certificate_is_pinned_on_first_use(shop: Shop) -> None:
    own = issue()
    with shop.serve(own) as server:
        shop.connect(server.url)
        shop.connect(server.url)
    assert shop.pins == {f"127.0.0.1:{shop.port}": own.pem}
    assert shop.pins_file.stat().st_mode & 0o777 == 0o600


def test_a_changed_certificate_is_refused(shop: Shop) -> None:
    first = issue()
    with shop.serve(first) as server:
        shop.connect(server.url)
    with (
        shop.serve(issue()) as server,
        pytest.raises(RefusedError, match=r"chain\.certificate_changed") as refused,
    ):
        shop.connect(server.url)
    assert refused.value.message.arguments == {
        "server": f"127.0.0.1:{shop.port}",
        "file": str(shop.pins_file),
    }
    assert shop.pins == {f"127.0.0.1:{shop.port}": first.pem}
    with shop.serve(first) as server:
        shop.connect(server.url)


def test_a_pin_holds_beyond_its_end_until_a_person_removes_it(shop: Shop) -> None:
    first, second = issue(expires=5 * DAY), issue(expires=90 * DAY)
    with shop.serve(first) as server:
        shop.connect(server.url)
    shop.now += timedelta(days=30)
    with shop.serve(second) as server:
        with pytest.raises(RefusedError, match=r"chain\.certificate_changed"):
            shop.connect(server.url)
        assert shop.pins == {f"127.0.0.1:{shop.port}": first.pem}
        shop.pins_file.write_text("{}")
        shop.connect(server.url)
    assert shop.pins == {f"127.0.0.1:{shop.port}": second.pem}


def test_an_expired_certificate_that_stays_the_same_is_still_trusted(shop: Shop) -> None:
    with shop.serve(issue(expires=-DAY)) as server:
        shop.connect(server.url)
        shop.connect(server.url)
    assert list(shop.pins) == [f"127.0.0.1:{shop.port}"]


def test_a_private_authority_is_as_good_as_none(shop: Shop) -> None:
    shown = issue(authority=issue(is_authority=True))
    with shop.serve(shown) as server:
        shop.connect(server.url)
    assert shop.pins == {f"127.0.0.1:{shop.port}": shown.pem}


def test_what_an_authority_vouches_for_may_change(shop: Shop) -> None:
    for _ in range(2):
        with shop.serve(issue(authority=shop.authority)) as server:
            shop.connect(server.url)
    assert shop.pins == {f"127.0.0.1:{shop.port}": "authority"}


def test_an_authority_once_is_an_authority_always(shop: Shop) -> None:
    with shop.serve(issue(authority=shop.authority)) as server:
        shop.connect(server.url)
    with (
        shop.serve(issue()) as server,
        pytest.raises(RefusedError, match=r"chain\.certificate_changed"),
    ):
        shop.connect(server.url)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda authority: issue(authority=authority, expires=-DAY),
        lambda authority: issue(authority=authority, address="127.0.0.2"),
    ],
    ids=["expired", "of another host"],
)
def test_an_authority_that_vouches_for_something_else_is_refused(
    shop: Shop, wrong: Callable[[Issued], Issued]
) -> None:
    with (
        shop.serve(wrong(shop.authority)) as server,
        pytest.raises(RefusedError, match=r"chain\.certificate_refused"),
    ):
        shop.connect(server.url)
    assert not shop.pins_file.exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"127.0.0.1:1": 5}'])
def test_a_damaged_pins_file_is_refused(shop: Shop, text: str) -> None:
    shop.pins_file.write_text(text)
    with shop.serve(issue()) as server, pytest.raises(RefusedError, match=r"chain\.pins_damaged"):
        shop.connect(server.url)


def test_a_damaged_pin_is_a_changed_certificate(shop: Shop) -> None:
    shop.pins_file.write_text(json.dumps({f"127.0.0.1:{shop.port}": "a pin"}))
    with (
        shop.serve(issue()) as server,
        pytest.raises(RefusedError, match=r"chain\.certificate_changed"),
    ):
        shop.connect(server.url)


def test_a_server_without_tls_is_unreachable_with_it(
    shop: Shop, chain_world: SimulatedWorld
) -> None:
    with pytest.raises(UnreachableError, match=r"chain\.unreachable"):
        shop.connect(chain_world.url.replace("tcp://", "tls://"))


def test_a_long_conversation_over_tls(shop: Shop, chain_world: SimulatedWorld) -> None:
    scripts = [new_script() for _ in range(600)]
    with shop.serve(issue()) as server:
        clock = ControlledClock()
        source = ElectrumSource(server.url, "signet", pins_file=shop.pins_file, clock=clock)
        following = Following(source)
        following.connect()
        source.watch(scripts)
        chain_world.pay(scripts[-1], 5_000)
        following.await_news_of(scripts[-1])
        assert len(source.outputs(scripts)[scripts[-1]]) == 1
        source.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org:50001",
        "tcp://",
        "tcp://:50001",
        "tls://user@example.org:50002",
        "tls://example.org:50002/path",
        "tls://example.org:50002?x=1",
        "tcp://example.org:0",
        "tcp://example.org:99999",
        "tcp://example.org:port",
        "example.org:50001",
    ],
)
def test_an_address_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_server(url)


def test_addresses_are_read() -> None:
    server = parse_server("tls://Example.org")
    assert (server.host, server.port, server.tls) == ("example.org", 50002, True)
    server = parse_server("tcp://[::1]:7000")
    assert (server.host, server.port, server.tls, str(server)) == ("::1", 7000, False, "[::1]:7000")
