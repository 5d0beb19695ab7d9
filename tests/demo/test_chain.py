"""The simulated chain obeys, and never contradicts itself."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pos_app.demo.chain import SimulatedChain
from pos_app.demo.chain_state import COIN_SAT
from tests.support.bare_electrum_client import BareElectrumClient, script_hash
from tests.support.scripts import address_of, new_script

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNET_GENESIS = "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6"


@pytest.fixture
def chain() -> Iterator[SimulatedChain]:
    chain = SimulatedChain()
    yield chain
    chain.stop()


@pytest.fixture
def client(chain: SimulatedChain) -> Iterator[BareElectrumClient]:
    with BareElectrumClient(chain.start()) as client:
        yield client


def pay(chain: SimulatedChain, script: bytes, sat: int, *, replaceable: bool = False) -> str:
    return chain.pay(address_of(script, "signet"), sat, replaceable=replaceable)


def test_it_is_the_public_signet_from_its_first_block(client: BareElectrumClient) -> None:
    assert client.call("server.features")["genesis_hash"] == SIGNET_GENESIS
    assert client.call("server.ping") is None
    assert "simulated" in client.call("server.banner").lower()
    assert client.call("blockchain.estimatefee", 2) > 0
    assert client.call("mempool.get_info")["minrelaytxfee"] > 0
    assert client.call("mempool.get_fee_histogram") == []


def test_an_older_protocol_has_its_own_methods() -> None:
    chain = SimulatedChain(protocols=("1.4", "1.4.2"))
    with BareElectrumClient(chain.start()) as client:
        assert client.call("blockchain.relayfee") > 0
        with pytest.raises(RuntimeError, match="unknown method"):
            client.call("mempool.get_info")
        assert len(client.call("blockchain.block.headers", 0, 2)["hex"]) == 320
    chain.stop()


def test_a_payment_is_listed_unspent_and_counted(
    chain: SimulatedChain, client: BareElectrumClient
) -> None:
    script = new_script()
    name = script_hash(script)
    assert client.call("blockchain.scripthash.subscribe", name) is None
    txid = pay(chain, script, 7_000)
    told, status = client.next_push("blockchain.scripthash.subscribe")
    assert (told, len(status)) == (name, 64)
    (waiting,) = client.call("blockchain.scripthash.get_mempool", name)
    assert (waiting["tx_hash"], waiting["height"]) == (txid, 0)
    assert waiting["fee"] > 0
    assert client.call("blockchain.scripthash.get_balance", name) == {
        "confirmed": 0,
        "unconfirmed": 7_000,
    }
    chain.mine()
    (unspent,) = client.call("blockchain.scripthash.listunspent", name)
    assert unspent == {"tx_hash": txid, "tx_pos": 0, "height": 2, "value": 7_000}
    assert client.call("blockchain.scripthash.get_history", name) == [
        {"tx_hash": txid, "height": 2}
    ]
    assert client.call("blockchain.scripthash.get_mempool", name) == []


def test_a_large_payment_takes_several_coins(
    chain: SimulatedChain, client: BareElectrumClient
) -> None:
    script = new_script()
    pay(chain, script, 3 * COIN_SAT)
    balance = client.call("blockchain.scripthash.get_balance", script_hash(script))
    assert balance["unconfirmed"] == 3 * COIN_SAT


def test_the_tip_is_pushed_once_for_many_blocks(
    chain: SimulatedChain, client: BareElectrumClient
) -> None:
    assert client.call("blockchain.headers.subscribe")["height"] == 1
    chain.mine(3)
    (tip,) = client.next_push("blockchain.headers.subscribe")
    assert tip["height"] == 4
    assert client.call("blockchain.block.header", 4) == tip["hex"]
    headers = client.call("blockchain.block.headers", 2, 9)
    assert (headers["count"], headers["headers"][-1]) == (3, tip["hex"])


def test_a_dropped_parent_takes_its_child_along(chain: SimulatedChain) -> None:
    address = address_of(new_script(), "signet")
    txid = chain.pay(address, 5_000, unconfirmed_parent=True)
    parent, child = chain.waiting()
    assert child == txid
    chain.drop(parent)
    assert chain.waiting() == ()


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("server.version", ["again", "1.4"]),
        ("server.nothing", []),
        ("blockchain.scripthash.subscribe", ["short"]),
        ("blockchain.scripthash.subscribe", []),
        ("blockchain.transaction.get", ["00" * 32]),
        ("blockchain.transaction.get", ["00" * 32, True]),
        ("blockchain.transaction.get_merkle", ["00" * 32, 1]),
        ("blockchain.block.header", [99]),
        ("blockchain.block.header", [-1]),
        ("blockchain.block.header", [True]),
        ("blockchain.block.header", [1, 1]),
        ("blockchain.block.headers", [0, 1, 1]),
    ],
)
def test_what_cannot_be_answered_is_refused(
    client: BareElectrumClient, method: str, params: list[Any]
) -> None:
    with pytest.raises(RuntimeError, match="message"):
        client.call(method, *params)
    assert client.call("server.ping") is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"not JSON\n", -32_700),
        (b"5\n", -32_600),
        (b'{"id": 1, "method": "server.ping", "params": {}}\n', -32_600),
        (b'{"id": 1, "method": "server.ping"}\n', 1),
        (b'{"id": 1, "method": "server.version", "params": ["x", "2.0"]}\n', None),
        (b'{"id": 1, "method": "server.version", "params": ["x", ["0.9", "1.2"]]}\n', 1),
        (b'{"id": 1, "method": "server.version", "params": ["x", "one"]}\n', -32_602),
        (b'{"id": 1, "method": "server.version", "params": ["x", 5]}\n', -32_602),
    ],
)
def test_first_words_are_judged(chain: SimulatedChain, said: bytes, code: int | None) -> None:
    port = int(chain.start().rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as stream:
        stream.sendall(said)
        answer = json.loads(stream.makefile("rb").readline())
    if code is None:
        assert "error" in answer
    else:
        assert answer["error"]["code"] == code


def test_requests_in_a_list_are_answered_in_a_list(chain: SimulatedChain) -> None:
    port = int(chain.start().rpartition(":")[2])
    requests = [
        {"id": 1, "method": "server.version", "params": ["x", "1.4"]},
        {"id": 2, "method": "server.ping", "params": []},
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=60) as stream:
        stream.sendall(json.dumps(requests).encode() + b"\n")
        answers = json.loads(stream.makefile("rb").readline())
    assert [answer["id"] for answer in answers] == [1, 2]


def test_what_cannot_happen_is_refused(chain: SimulatedChain) -> None:
    address = address_of(new_script(), "signet")
    txid = chain.pay(address, 5_000)
    with pytest.raises(ValueError, match="not an address"):
        chain.pay("tb1qnonsense", 5_000)
    with pytest.raises(ValueError, match="cannot be paid"):
        chain.pay(address, 0)
    with pytest.raises(ValueError, match="spent"):
        chain.resend(txid)
    with pytest.raises(ValueError, match="worth less"):
        chain.bump(txid, 10 * COIN_SAT)
    chain.mine()
    paid = chain.pay(address, 5_000)
    chain.mine()
    with pytest.raises(ValueError, match="spent"):
        chain.double_spend(paid)
    with pytest.raises(ValueError, match="not in the memory pool"):
        chain.drop(paid)
    with pytest.raises(ValueError, match="high"):
        chain.reorganise(chain.height)


@given(
    moves=some.lists(
        some.sampled_from(["pay", "mine", "reorganise", "keep", "double", "drop"]), max_size=25
    ),
    which=some.integers(0, 3),
)
@settings(max_examples=40, deadline=None)
def test_no_coin_is_spent_twice_and_no_payment_is_lost(moves: list[str], which: int) -> None:
    chain = SimulatedChain()
    address = address_of(new_script(), "signet")
    for move in moves:
        waiting = chain.waiting()
        if move == "pay":
            chain.pay(address, 5_000)
        elif move == "mine":
            chain.mine()
        elif move in {"reorganise", "keep"} and chain.height > 3:
            chain.reorganise(2, keep=move == "keep")
        elif move in {"double", "drop"} and waiting:
            txid = waiting[which % len(waiting)]
            (chain.double_spend if move == "double" else chain.drop)(txid)
    state = chain._state
    mined = [txid for block in state.blocks for txid in block.txids]
    active = [*mined, *state.memory_pool]
    assert len(active) == len(set(active))
    spent = [outpoint for txid in active for outpoint in state.transactions[txid].inputs]
    assert len(spent) == len(set(spent))
    assert all(outpoint.partition(":")[0] in active for outpoint in spent)
    links = [block.header[4:36][::-1].hex() for block in state.blocks[1:]]
    assert links == [block.block_hash for block in state.blocks[:-1]]
    assert [block.seconds for block in state.blocks] == sorted(
        {block.seconds for block in state.blocks}
    )
