"""Nodes that are away, slow, locked, still starting, or talk nonsense."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.ports import RefusedError, UnreachableError
from tests.adapters.chain.bitcoind.conftest import HASTY
from tests.support.rpc_server import Bytes, Refusal
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.fixed_secrets import FixedSecrets
    from tests.support.following import Following
from tests.support.rpc_server import RpcServer

HASH = "ab" * 32


def refusal(following: Following) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        following.connect()
    assert not following.source.connected
    return caught.value


def failure(following: Following) -> UnreachableError:
    with pytest.raises(UnreachableError) as caught:
        following.connect()
    assert not following.source.connected
    return caught.value


def test_a_node_of_another_chain_is_refused(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    server.answers["getblockhash"] = HASH
    message = refusal(follow()).message
    assert message.code == "chain.wrong_network"
    assert message.arguments == {"server": server.name, "network": "regtest"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"7",
        b'{"result": null}',
        b'{"id": 99, "result": null, "error": null}',
        b'{"id": 1, "error": null}',
        b'{"id": 1, "result": NaN, "error": null}',
        b'{"id": 1, "result": null, "error": 7}',
        b'{"id": 1, "result": null, "error": {"code": "x"}}',
        b"[" * 100_000,
        b"1" * 5_000,
    ],
)
def test_what_is_no_answer_is_nonsense(
    server: RpcServer, follow: Callable[..., Following], body: bytes
) -> None:
    server.answers["getblockhash"] = Bytes(body=body)
    assert refusal(follow()).message.code == "chain.nonsense"


@pytest.mark.parametrize("value", [None, 7, True, "", "AB" * 32, "00" * 31, [HASH], {"h": HASH}])
def test_a_best_block_that_is_no_hash_is_nonsense(
    server: RpcServer, follow: Callable[..., Following], value: Any
) -> None:
    server.answers["getbestblockhash"] = lambda: value
    assert refusal(follow()).message.code == "chain.nonsense"


@pytest.mark.parametrize(
    "changed",
    [
        {"blocks": -1},
        {"blocks": "1"},
        {"blocks": 1.0},
        {"headers": None},
        {"bestblockhash": "x"},
        {"pruned": 0},
        {"pruned": True, "pruneheight": -1},
        {"initialblockdownload": "no"},
    ],
)
def test_a_state_of_wrong_types_is_nonsense(
    server: RpcServer, follow: Callable[..., Following], changed: dict[str, Any]
) -> None:
    state = server.answers["getblockchaininfo"]()
    server.answers["getblockchaininfo"] = {**state, **changed}
    assert refusal(follow()).message.code == "chain.nonsense"


def test_headers_of_other_blocks_are_nonsense(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    own = server.answers["getblockheader"]
    server.answers["getblockheader"] = lambda block, verbose=True: (
        own(block) if verbose else "00" * 80
    )
    assert refusal(follow()).message.code == "chain.nonsense"


def test_an_answer_too_large_to_take_is_nonsense(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    server.answers["getblockhash"] = Bytes(body=b" " * 200_000 + b'{"id": 1}')
    assert refusal(follow()).message.code == "chain.nonsense"


@pytest.mark.parametrize("how", [Bytes(silent=True), Bytes(body=b" " * 900, trickle=True)])
def test_a_slow_node_runs_out_of_time(
    server: RpcServer, follow: Callable[..., Following], how: Bytes
) -> None:
    server.answers["getblockhash"] = how
    message = failure(follow(limits=HASTY)).message
    assert (message.code, message.arguments) == ("chain.timeout", {"server": server.name})


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_node_in_trouble_is_not_reached(
    server: RpcServer, follow: Callable[..., Following], status: int
) -> None:
    server.answers["getblockhash"] = Bytes(status=status, body=b"Work queue depth exceeded")
    assert failure(follow()).message.code == "chain.unreachable"


@pytest.mark.parametrize("status", [301, 400, 403, 404])
def test_a_node_that_does_not_want_us_refuses(
    server: RpcServer, follow: Callable[..., Following], status: int
) -> None:
    server.answers["getblockhash"] = Bytes(status=status)
    assert refusal(follow()).message.code == "chain.refused"


def test_a_node_that_says_no_refuses(server: RpcServer, follow: Callable[..., Following]) -> None:
    server.answers["getblockchaininfo"] = Refusal(-32601)
    assert refusal(follow()).message.code == "chain.refused"


def test_a_node_that_warms_up_is_waited_for(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    following = follow()
    own = server.answers["getblockhash"]
    server.answers["getblockhash"] = Refusal(-28)
    assert failure(following).message.code == "chain.starting"
    server.answers["getblockhash"] = own
    assert following.connect().everything


def test_a_node_that_lacks_blocks_is_behind(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    state = server.answers["getblockchaininfo"]()
    server.answers["getblockchaininfo"] = {**state, "headers": state["blocks"] + 3}
    assert failure(follow()).message.code == "chain.behind"


def test_nobody_listens(follow: Callable[..., Following]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert failure(follow(f"bitcoind+http://till@127.0.0.1:{port}")).message.code == (
        "chain.unreachable"
    )


def test_a_wrong_password_is_told(server: RpcServer, follow: Callable[..., Following]) -> None:
    server.password = "another"
    message = refusal(follow()).message
    assert (message.code, message.arguments) == ("chain.login_refused", {"server": server.name})
    assert server.calls == []


def test_a_missing_password_is_told(
    server: RpcServer, follow: Callable[..., Following], secrets: FixedSecrets
) -> None:
    secrets.known.clear()
    message = refusal(follow()).message
    assert message.code == "chain.no_password"
    assert message.arguments == {"server": server.name, "secret": "bitcoind"}


def test_a_new_password_needs_no_new_start(
    server: RpcServer, follow: Callable[..., Following], secrets: FixedSecrets
) -> None:
    following = follow()
    following.connect()
    following.source.outputs([new_script()])  # by now all threads have logged in
    secrets.known["bitcoind"] = "another"
    server.password = "another"
    assert following.source.fee_estimate(3) == 12_345
    assert following.source.connected


def test_a_node_that_fails_again_and_again_is_left(
    server: RpcServer, follow: Callable[..., Following]
) -> None:
    following = follow()
    following.connect()
    server.answers["getbestblockhash"] = Bytes(status=503)
    following.until(lambda: not following.source.connected)
    for ask in (following.source.ping, following.source.tip):
        with pytest.raises(UnreachableError):
            ask()
    with pytest.raises(UnreachableError):
        following.source.outputs([new_script()])
