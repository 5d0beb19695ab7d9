"""What a server must have paid for before its blocks count, and how they must hang together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import KEPT_HEADERS, parse_header
from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from pos_app.adapters.chain.common.work import has_work, target_of
from pos_app.adapters.chain.electrum import linked_chain, lookup
from pos_app.adapters.chain.electrum.pushes import PushBoard
from pos_app.ports import RefusedError
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.chain.simulated_world import SimulatedWorld
    from tests.support.following import Following
    from tests.support.meddler import Meddler

HEADERS = "blockchain.headers.subscribe"
# Blocks of mainnet, as everybody can look them up: 0, 690_561 (July 2021, the easiest of the
# last years) and 794_143.
GENESIS = bytes.fromhex(
    "01000000" + "00" * 32 + "3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a"
    "29ab5f49ffff001d1dac2b7c"
)
EASY = bytes.fromhex(
    "040000202c04d4c450187d1da9b1bc23ba47d67fe028d22486fd0c000000000000000000"
    "59a3a33d4642c799af9f54a4dd351fff9130e6a89d4e251130c60064878616e906b5ea60ce9813173a25caf3"
)
USUAL = bytes.fromhex(
    "000080200e102b98a160f4416c8ff0198db9b177523525c9de8a00000000000000000000"
    "3b9b941003024e1afa90199732fdb1366a122ab0a5cacd3f7bcb8cb8815a811b560e8864697e051767c0c9fd"
)
INVENTED = bytes(68) + bytes.fromhex("00000000ffff7f2000000000")


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "SETTLE_SECONDS", 0.01)


def a_tip(height: int, raw: bytes) -> dict[str, Any]:
    return {"height": height, "hex": raw.hex()}


@pytest.mark.parametrize("raw", [EASY, USUAL], ids=["easy", "usual"])
def test_blocks_of_the_last_years_have_work_enough(raw: bytes) -> None:
    header = parse_header(raw)
    assert has_work(header, "mainnet")
    spoilt = parse_header(raw[:-1] + bytes([raw[-1] ^ 1]))
    assert not has_work(spoilt, "mainnet")
    assert not has_work(spoilt, "testnet4")


def test_an_easy_block_is_none_of_mainnet() -> None:
    assert has_work(parse_header(GENESIS), "testnet4")
    assert not has_work(parse_header(GENESIS), "mainnet")
    for network in ("mainnet", "testnet4"):
        assert not has_work(parse_header(INVENTED), network)
    for network in ("signet", "regtest"):
        assert has_work(parse_header(INVENTED), network)


@pytest.mark.parametrize(
    ("bits", "target"),
    [
        (0x1D00FFFF, 0xFFFF << 208),
        (0x03123456, 0x123456),
        (0x02123456, 0x1234),
        (0x00123456, 0),
        (0x04923456, 0),
        (0xFF123456, 0x123456 << 8 * 252),
    ],
)
def test_bits_are_read(bits: int, target: int) -> None:
    assert target_of(bits) == target


def test_a_pushed_header_without_work_is_nonsense() -> None:
    board = PushBoard(lambda: 5.0, "mainnet")
    board.first_tip(690_561, EASY)
    with pytest.raises(NonsenseError):
        board.notice(HEADERS, [a_tip(690_562, INVENTED)])
    assert [tip.height for tip, _ in board.take_tips()] == [690_561]


def pretend_mainnet(meddler: Meddler, tip: dict[str, Any]) -> None:
    meddler.falsify["server.features"] = lambda _params, _result: {
        "genesis_hash": GENESIS_HASHES["mainnet"]
    }
    meddler.falsify["blockchain.block.header"] = lambda _params, _result: GENESIS.hex()
    meddler.falsify[HEADERS] = lambda _params, _result: tip


def test_a_mainnet_tip_without_work_is_refused(
    meddler: Meddler, follow: Callable[..., Following]
) -> None:
    following = follow(meddler.url, network="mainnet")
    pretend_mainnet(meddler, a_tip(900_000, INVENTED))
    with pytest.raises(RefusedError, match=r"chain\.nonsense"):
        following.connect()
    pretend_mainnet(meddler, a_tip(794_143, USUAL))
    following.connect()
    assert following.source.tip().height == 794_143


def test_a_payment_in_an_invented_block_of_mainnet_is_refused(
    chain_world: SimulatedWorld, meddler: Meddler, follow: Callable[..., Following]
) -> None:
    """All of it fits together, but nobody has mined what leads to the tip."""
    script = new_script()
    chain_world.pay(script, 9_000)
    chain_world.mine(400)
    following = follow(meddler.url, network="mainnet")
    pretend_mainnet(meddler, a_tip(401, USUAL))
    following.connect()
    following.source.watch([script])
    with pytest.raises(RefusedError, match=r"chain\.nonsense"):
        following.source.outputs([script])


@pytest.mark.parametrize("height", [1_000_000, 50_000, 0, 4])
def test_a_height_that_is_not_linked_does_not_count(
    chain_world: SimulatedWorld,
    meddler: Meddler,
    follow: Callable[..., Following],
    height: int,
) -> None:
    chain_world.mine(3)
    following = follow(meddler.url)
    following.connect()
    chain_world.mine(1)
    following.until(lambda: following.source.tip().height == 5)
    following.source.news()
    push = {"jsonrpc": "2.0", "method": HEADERS, "params": [a_tip(height, b"\xab" * 80)]}
    meddler.say(json.dumps(push).encode() + b"\n")
    following.until(lambda: following.source.news().tip_changed)
    with pytest.raises(RefusedError, match=r"chain\.inconsistent"):
        following.source.tip()


def test_the_same_header_at_another_height_is_not_believed(
    chain_world: SimulatedWorld, meddler: Meddler, follow: Callable[..., Following]
) -> None:
    tips: list[dict[str, Any]] = []

    def remember(_params: list[Any], result: dict[str, Any]) -> dict[str, Any]:
        tips.append(result)
        return result

    meddler.falsify[HEADERS] = remember
    following = follow(meddler.url)
    following.connect()
    following.source.news()
    push = {"jsonrpc": "2.0", "method": HEADERS, "params": [tips[0] | {"height": 77}]}
    meddler.say(json.dumps(push).encode() + b"\n")
    following.until(lambda: following.source.news().tip_changed)
    with pytest.raises(RefusedError, match=r"chain\.inconsistent"):
        following.source.tip()
    assert chain_world.tip()[0] == 1


def test_a_gap_in_the_pushes_is_closed_and_the_usual_push_costs_nothing(
    chain_world: SimulatedWorld, meddler: Meddler, follow: Callable[..., Following]
) -> None:
    following = follow(meddler.url)
    following.connect()
    asked = len(meddler.requests)
    chain_world.mine(1)
    following.until(lambda: following.source.tip().height == 2)
    assert len(meddler.requests) == asked
    chain_world.mine(30)
    following.until(lambda: following.source.tip().height == 32)
    assert meddler.requests[asked:] == ["blockchain.block.headers"]


@pytest.mark.parametrize("depth", [1, 5, 40])
def test_a_fork_is_followed_from_the_common_block(
    chain_world: SimulatedWorld, follow: Callable[..., Following], depth: int
) -> None:
    following = follow(chain_world.url)
    following.connect()
    for _ in range(50):
        chain_world.mine()
    following.until(lambda: following.source.tip().height == 51)
    chain_world.reorganise(depth)
    following.until(lambda: following.source.tip().height == 52)
    assert following.source.tip().block_hash == chain_world.tip()[1]


def test_a_deep_payment_is_linked_to_the_tip(
    chain_world: SimulatedWorld,
    meddler: Meddler,
    follow: Callable[..., Following],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linked_chain, "HEADERS_AT_ONCE", 64)
    script = new_script()
    chain_world.pay(script, 9_000)
    chain_world.mine(KEPT_HEADERS + 100)
    following = follow(meddler.url)
    following.connect()
    (output,) = following.source.outputs([script])[script]
    assert output.height == 2
    asked = len(meddler.requests)
    following.source.outputs([script])
    assert meddler.requests[asked:] == ["blockchain.scripthash.get_history"]


def test_the_way_down_to_deep_payments_is_gone_once(
    chain_world: SimulatedWorld,
    meddler: Meddler,
    follow: Callable[..., Following],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linked_chain, "HEADERS_AT_ONCE", 64)
    scripts = [new_script() for _ in range(4)]
    for script in scripts:
        chain_world.pay(script, 9_000)
        chain_world.mine(70)
    chain_world.mine(KEPT_HEADERS)
    following = follow(meddler.url)
    following.connect()
    asked = []
    for at, script in enumerate(scripts):
        meddler.requests.clear()
        (output,) = following.source.outputs([script])[script]
        assert output.height == 2 + 70 * at
        asked.append(meddler.count("blockchain.block.headers"))
    assert asked[0] >= 280 // 64
    assert max(asked[1:]) <= 1


def test_a_payment_too_deep_to_be_linked_is_not_called_confirmed(
    chain_world: SimulatedWorld,
    follow: Callable[..., Following],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a server that moves every height down would confirm what lies in the newest block."""
    monkeypatch.setattr(linked_chain, "MOST_LINKED", KEPT_HEADERS + 50)
    script = new_script()
    chain_world.pay(script, 9_000)
    chain_world.mine(KEPT_HEADERS + 100)
    following = follow(chain_world.url)
    following.connect()
    (output,) = following.source.outputs([script])[script]
    assert (output.sat, output.height, output.block_hash) == (9_000, None, None)
