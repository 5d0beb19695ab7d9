"""Several servers: the preferred one first, the next when it fails, and back after a while."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.chain_leader import AVOID_SECONDS
from tests.support.meddler import Meddler
from tests.support.processes import free_port
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.adapters.chain.simulated_world import SimulatedWorld
    from tests.support.controlled_clock import ControlledClock
    from tests.support.following import Following


@pytest.fixture
def second(chain_world: SimulatedWorld) -> Iterator[Meddler]:
    with Meddler(chain_world.url) as meddler:
        yield meddler


def name_of(meddler: Meddler) -> str:
    return meddler.url.removeprefix("tcp://")


def test_the_next_server_takes_over_and_the_first_comes_back(
    meddler: Meddler,
    second: Meddler,
    follow: Callable[..., Following],
    clock: ControlledClock,
) -> None:
    following = follow(meddler.url, second.url)
    following.connect()
    assert following.source.name == name_of(meddler)
    meddler.hang_up()
    following.until(lambda: not following.source.connected)
    following.connect()
    assert following.source.name == name_of(second)
    clock.advance(AVOID_SECONDS)
    second.hang_up()
    following.until(lambda: not following.source.connected)
    following.connect()
    assert following.source.name == name_of(meddler)


def test_a_server_nobody_answers_at_is_passed_over(
    meddler: Meddler, follow: Callable[..., Following]
) -> None:
    following = follow(f"tcp://127.0.0.1:{free_port()}", meddler.url)
    following.connect()
    assert following.source.name == name_of(meddler)


def test_when_all_fail_a_refusal_is_told_before_an_absence(
    meddler: Meddler, follow: Callable[..., Following]
) -> None:
    meddler.falsify["server.features"] = lambda _params, _result: {"genesis_hash": "11" * 32}
    following = follow(f"tcp://127.0.0.1:{free_port()}", meddler.url)
    with pytest.raises(RefusedError, match=r"chain\.wrong_network"):
        following.connect()


def test_when_nobody_answers_the_first_is_named(follow: Callable[..., Following]) -> None:
    first = free_port()
    following = follow(f"tcp://127.0.0.1:{first}", "tcp://no such host:5")
    with pytest.raises(UnreachableError, match=r"chain\.unreachable") as absent:
        following.connect()
    assert absent.value.message.arguments == {"server": f"127.0.0.1:{first}"}


def test_what_is_watched_already_costs_nothing(
    chain_world: SimulatedWorld, meddler: Meddler, follow: Callable[..., Following]
) -> None:
    following = follow(meddler.url)
    following.connect()
    scripts = [new_script() for _ in range(5)]
    following.source.watch(scripts)
    following.source.watch(scripts)
    assert meddler.count("blockchain.scripthash.subscribe") == 5
    chain_world.pay(scripts[0], 5_000)
    chain_world.mine()
    following.await_news_of(scripts[0])
    asked = len(meddler.requests)
    following.source.outputs(scripts)
    # The history of the one that was paid, its transaction, its proof; the header was pushed.
    assert len(meddler.requests) - asked <= 3
    asked = len(meddler.requests)
    following.source.outputs(scripts)
    assert len(meddler.requests) - asked == 1


def freeze_tip(chain_world: SimulatedWorld, meddler: Meddler) -> None:
    """From now on the server stays at the newest block of now."""
    now: list[Any] = []

    def frozen(_params: list[Any], result: Any) -> Any:
        now.append(result)
        return now[0]

    meddler.falsify["blockchain.headers.subscribe"] = frozen
    with socket.create_connection(("127.0.0.1", int(meddler.url.rpartition(":")[2]))) as client:
        stream = client.makefile("rwb")
        for number, (method, params) in enumerate(
            [("server.version", ["x", "1.4"]), ("blockchain.headers.subscribe", [])]
        ):
            stream.write(json.dumps({"id": number, "method": method, "params": params}).encode())
            stream.write(b"\n")
            stream.flush()
            assert stream.readline()
    assert now[0]["height"] == chain_world.tip()[0]


@pytest.mark.parametrize(("behind", "taken"), [(2, True), (3, False)])
def test_a_server_that_lacks_blocks_is_passed_over(
    chain_world: SimulatedWorld,
    meddler: Meddler,
    second: Meddler,
    follow: Callable[..., Following],
    behind: int,
    *,
    taken: bool,
) -> None:
    freeze_tip(chain_world, second)
    following = follow(meddler.url, second.url)
    following.connect()
    for _ in range(behind):
        chain_world.mine()
    following.until(lambda: following.source.tip().height == 1 + behind)
    meddler.hang_up()
    following.until(lambda: not following.source.connected)
    following.connect()
    assert following.source.name == name_of(second if taken else meddler)


@pytest.mark.parametrize(
    ("url", "network"), [("tcp://127.0.0.1:1", "testnet3"), ("127.0.0.1:1", "signet")]
)
def test_settings_that_cannot_be_are_refused(
    url: str, network: str, tmp_path: Path, clock: ControlledClock
) -> None:
    with pytest.raises(ValueError, match=r"."):
        ElectrumSource(url, network, pins_file=tmp_path / "pins.json", clock=clock)
