"""The chain the other tests stand on does what they trust it with."""

from __future__ import annotations

import os
import signal
import ssl
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.support.bare_electrum_client import BareElectrumClient, script_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

PUSH = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"
START_AND_WAIT = """
import pathlib, sys
from tests.regtest.stack import RegtestStack
with RegtestStack(pathlib.Path(sys.argv[1])) as stack:
    print(stack._node.pid, stack._server.pid, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def client(regtest: RegtestStack) -> Iterator[BareElectrumClient]:
    with BareElectrumClient(regtest.electrum_tcp) as client:
        yield client


def watched(regtest: RegtestStack, client: BareElectrumClient) -> tuple[str, str]:
    address = regtest.new_address()
    script = bytes.fromhex(regtest.rpc("validateaddress", address)["scriptPubKey"])
    assert client.call(PUSH, script_hash(script)) is None
    return address, script_hash(script)


def heights(client: BareElectrumClient, name: str) -> dict[str, int]:
    return {row["tx_hash"]: row["height"] for row in client.call(HISTORY, name)}


def test_a_payment_is_pushed_seen_and_confirmed(
    regtest: RegtestStack, client: BareElectrumClient
) -> None:
    address, name = watched(regtest, client)
    txid = regtest.pay(address, 123_456)
    assert client.next_push(PUSH)[0] == name
    assert heights(client, name) == {txid: 0}
    regtest.mine()
    assert client.next_push(PUSH)[0] == name
    assert heights(client, name) == {txid: regtest.rpc("getblockcount")}
    assert client.call("blockchain.scripthash.get_balance", name)["confirmed"] == 123_456


def test_a_payment_with_a_higher_fee_takes_the_first_ones_place(
    regtest: RegtestStack, client: BareElectrumClient
) -> None:
    address, name = watched(regtest, client)
    first = regtest.pay(address, 50_000, replaceable=True, fee_rate=2)
    client.next_push(PUSH)
    second = regtest.bump(first)
    client.next_push(PUSH)
    assert second != first
    assert heights(client, name) == {second: 0}


def test_a_redirected_payment_leaves_nothing(
    regtest: RegtestStack, client: BareElectrumClient
) -> None:
    address, name = watched(regtest, client)
    first = regtest.pay(address, 50_000, replaceable=True)
    client.next_push(PUSH)
    regtest.redirect(first)
    assert client.next_push(PUSH) == [name, None]
    assert heights(client, name) == {}


@pytest.mark.parametrize("with_transactions", [True, False])
def test_a_reorganised_payment_is_mined_again_or_waits_again(
    regtest: RegtestStack, client: BareElectrumClient, *, with_transactions: bool
) -> None:
    address, name = watched(regtest, client)
    txid = regtest.pay(address, 70_000)
    client.next_push(PUSH)
    regtest.mine(2)
    client.next_push(PUSH)
    mined = regtest.rpc("gettransaction", txid)["blockhash"]
    regtest.reorganise(2, with_transactions=with_transactions)
    client.call("blockchain.headers.subscribe")
    tip = regtest.rpc("getblockcount")
    while client.call("blockchain.headers.subscribe")["height"] != tip:
        client.next_push("blockchain.headers.subscribe")
    assert regtest.rpc("gettransaction", txid).get("blockhash") != mined
    assert (heights(client, name)[txid] > 0) is with_transactions
    regtest.mine()


def test_many_payments_wait_at_once(regtest: RegtestStack) -> None:
    address = regtest.new_address()
    txids = {regtest.pay(address, 10_000) for _ in range(40)}
    assert txids <= set(regtest.rpc("getrawmempool"))
    regtest.mine()


def test_the_server_goes_and_comes_back_at_its_address(regtest: RegtestStack) -> None:
    regtest.stop_server()
    with pytest.raises(ConnectionRefusedError):
        BareElectrumClient(regtest.electrum_tcp)
    address = regtest.new_address()
    regtest.start_server()
    with BareElectrumClient(regtest.electrum_tcp) as client:
        script = bytes.fromhex(regtest.rpc("validateaddress", address)["scriptPubKey"])
        client.call(PUSH, script_hash(script))
        regtest.pay(address, 1_000)
        assert client.next_push(PUSH)[0] == script_hash(script)
    regtest.mine()


def test_tls_stands_on_the_servers_own_certificate(regtest: RegtestStack) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        BareElectrumClient(regtest.electrum_tls)
    trusting = BareElectrumClient(regtest.electrum_tls, certificate=regtest.certificate)
    with trusting as client:
        height = client.call("blockchain.headers.subscribe")["height"]
    assert height == regtest.rpc("getblockcount")


def test_nothing_survives_a_killed_test(tmp_path: Path) -> None:
    test = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert test.stdin is not None
    assert test.stdout is not None
    programs = [psutil.Process(int(number)) for number in test.stdout.readline().split()]
    assert len(programs) == 2
    os.kill(test.pid, signal.SIGKILL)
    test.wait()
    _gone, alive = psutil.wait_procs(programs, timeout=60)
    test.stdin.close()
    test.stdout.close()
    assert alive == []
