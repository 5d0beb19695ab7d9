"""Whatever a server says or leaves unsaid, the source ends with an error it has promised."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.chain.conftest import HASTY, LIMITS
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.chain.simulated_world import SimulatedWorld
    from tests.support.following import Following
    from tests.support.meddler import Meddler

HEADERS = "blockchain.headers.subscribe"
SUBSCRIBE = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"
TRANSACTION = "blockchain.transaction.get"
MERKLE = "blockchain.transaction.get_merkle"


@pytest.fixture
def following(meddler: Meddler, follow: Callable[..., Following]) -> Following:
    return follow(meddler.url, limits=LIMITS)


def a_notice(method: str, *params: object) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode() + b"\n"


@pytest.mark.parametrize(
    "garbage",
    [
        b"this is not JSON\n",
        b"[1, 2]\n",
        b'"text"\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b"1" * 5_000 + b"\n",
        b"x" * 200_001,
        b'"' + b"x" * 200_001 + b'"\n',
        a_notice(HEADERS, {"height": 5}),
        a_notice(HEADERS, {"height": -1, "hex": "00" * 80}),
        a_notice(HEADERS, {"height": True, "hex": "00" * 80}),
        a_notice(HEADERS, {"height": 5, "hex": "zz" * 80}),
        a_notice(HEADERS, {"height": 5, "hex": "00" * 79}),
        a_notice(HEADERS, "tip"),
        a_notice(SUBSCRIBE, "00" * 32, "not a status"),
        a_notice(SUBSCRIBE, 5, None),
    ],
)
def test_garbage_ends_the_connection(
    meddler: Meddler, following: Following, garbage: bytes
) -> None:
    following.connect()
    meddler.say(garbage)
    following.until(lambda: not following.source.connected)
    with pytest.raises(RefusedError, match=r"chain\.nonsense"):
        following.source.ping()
    assert following.connect().everything


@pytest.mark.parametrize(
    "harmless",
    [
        b"\n",
        b"{}\n",
        b'{"id": "seven", "result": 1}\n',
        b'{"id": 987654, "result": 1}\n',
        b'{"id": true, "result": 1}\n',
        b'{"id": null, "error": {"code": 1, "message": "no"}}\n',
        a_notice("server.something.new", 1),
        b'{"method": "server.odd", "params": {}}\n',
        b'{"method": 5, "params": []}\n',
        a_notice(HEADERS),
        a_notice(SUBSCRIBE, "00" * 32, "11" * 32),
    ],
)
def test_what_nobody_asked_for_is_ignored(
    meddler: Meddler, following: Following, harmless: bytes
) -> None:
    following.connect()
    meddler.say(harmless)
    following.source.ping()
    assert following.source.connected
    assert not following.source.news().scripts


def test_a_call_without_an_answer_ends_in_time_and_a_late_answer_is_ignored(
    chain_world: SimulatedWorld, meddler: Meddler, follow: Callable[..., Following]
) -> None:
    following = follow(meddler.url, limits=HASTY)
    script = new_script()
    chain_world.pay(script, 9_000)
    following.connect()
    meddler.held.add(HISTORY)
    with pytest.raises(UnreachableError, match=r"chain\.timeout"):
        following.source.transaction_counts([script])
    meddler.release()
    following.source.ping()
    assert following.source.transaction_counts([script]) == {script: 1}


def test_a_server_that_says_nothing_is_left_in_time(
    meddler: Meddler, follow: Callable[..., Following]
) -> None:
    following = follow(meddler.url, limits=HASTY)
    meddler.silent.add("server.version")
    with pytest.raises(UnreachableError, match=r"chain\.timeout"):
        following.connect()
    assert not following.source.connected


def test_closing_ends_a_waiting_call(meddler: Meddler, follow: Callable[..., Following]) -> None:
    following = follow(meddler.url)
    following.connect()
    meddler.silent.add("server.ping")
    errors: list[Exception] = []

    def wait() -> None:
        try:
            following.source.ping()
        except UnreachableError as error:
            errors.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    following.source.close()
    waiting.join(60)
    assert not waiting.is_alive()
    assert [str(error).partition(" ")[0] for error in errors] == ["chain.connection_lost"]


@pytest.mark.parametrize(
    ("method", "lie"),
    [
        ("server.features", {"genesis_hash": "11" * 32}),
        ("blockchain.block.header", "00" * 80),
    ],
)
def test_a_server_on_another_chain_is_refused(
    meddler: Meddler, following: Following, method: str, lie: object
) -> None:
    meddler.falsify[method] = lambda _params, _result: lie
    with pytest.raises(RefusedError, match=r"chain\.wrong_network") as refused:
        following.connect()
    assert refused.value.message.arguments == {
        "server": meddler.url.removeprefix("tcp://"),
        "network": "signet",
    }


def test_a_network_the_server_is_not_on_is_refused(
    meddler: Meddler, follow: Callable[..., Following]
) -> None:
    with pytest.raises(RefusedError, match=r"chain\.wrong_network"):
        follow(meddler.url, network="mainnet").connect()


@pytest.mark.parametrize("version", [["x", "1.7"], ["x", "1.3"], ["x", "one"], ["x"], None, 5])
def test_a_version_that_was_not_offered_is_refused(
    meddler: Meddler, following: Following, version: object
) -> None:
    meddler.falsify["server.version"] = lambda _params, _result: version
    with pytest.raises(RefusedError, match=r"chain\.nonsense"):
        following.connect()


def test_a_refusal_is_an_error(meddler: Meddler, following: Following) -> None:
    def refuse(_params: list[Any], _result: Any) -> Any:
        raise RuntimeError("unsupported protocol version")

    meddler.falsify["server.version"] = refuse
    with pytest.raises(RefusedError, match=r"chain\.refused"):
        following.connect()
