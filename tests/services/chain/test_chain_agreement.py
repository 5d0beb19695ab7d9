"""What is no contradiction: sources that know too little, or nothing yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Tip
from pos_app.ports import RefusedError
from pos_app.services.chain import chain_testimony as testimony
from pos_app.services.chain.chain_agreement import (
    TIP_IS_OLD,
    denials,
    doubts,
    fault_of_leader,
    fault_of_witness,
    in_conflict,
    is_old,
    seen_by,
    vouched_for,
)
from pos_app.services.chain.chain_doubt import PATIENCE_SECONDS, Doubt, Lasting
from pos_app.services.chain.chain_trail import TRAIL_BLOCKS, BlockTrail
from tests.support.memory_source import an_output, block_hash_of

if TYPE_CHECKING:
    from pos_app.ports import ChainOutput

NOW = datetime(2026, 5, 1, tzinfo=UTC)
SCRIPT = b"\x51"
REFERENCE = "ab" * 32 + ":0"


def a_tip(height: int, branch: str = "", age: timedelta = timedelta(0)) -> Tip:
    return Tip(
        height=height,
        block_hash=block_hash_of(height, branch),
        heard_monotonic=5.0,
        block_time=NOW - age,
    )


def a_testimony(
    name: str,
    tip: Tip | None,
    *shown: object,
    settled: int = 100,
    connected: bool = True,
    blocks: dict[int, str] | None = None,
) -> testimony.Testimony:
    look = testimony.Look(outputs=tuple(shown), at=5.0, settled_height=settled)  # type: ignore[arg-type]
    return testimony.Testimony(
        name=name, connected=connected, tip=tip, looks={SCRIPT: look}, blocks=blocks or {}
    )


LEADER = a_testimony("leader", a_tip(100), an_output(height=99))


def test_a_witness_without_a_tip_denies_nothing() -> None:
    witness = a_testimony("witness", None)
    assert denials(LEADER, [witness]) == {}
    assert fault_of_witness(witness, LEADER) is None
    assert fault_of_leader(LEADER, [witness], NOW) is None
    assert list(doubts(LEADER, [a_testimony("witness", None, an_output(height=99))])) == []


@pytest.mark.parametrize(
    "witness",
    [
        a_testimony("witness", a_tip(100), settled=98),
        a_testimony("witness", a_tip(98), settled=98),
        a_testimony("witness", a_tip(100), connected=False),
        a_testimony("witness", a_tip(100), blocks={99: block_hash_of(99, "b")}),
        testimony.Testimony(name="witness", connected=True, tip=a_tip(100)),
        a_testimony("witness", a_tip(100), an_output(height=99)),
        a_testimony("witness", a_tip(100), an_output(height=98)),
    ],
)
def test_no_denial(witness: testimony.Testimony) -> None:
    assert denials(LEADER, [witness]) == {}


@pytest.mark.parametrize(
    "witness",
    [
        a_testimony("witness", a_tip(100)),
        a_testimony("witness", a_tip(100), an_output()),
        a_testimony("witness", a_tip(100), blocks={99: block_hash_of(99)}),
    ],
)
def test_a_denial(witness: testimony.Testimony) -> None:
    assert set(denials(LEADER, [witness])) == {REFERENCE}


def test_a_confirmation_elsewhere_is_a_doubt_once_the_witness_has_gone_on() -> None:
    other = {99: block_hash_of(99, "b")}
    (doubt,) = doubts(LEADER, [a_testimony("w", a_tip(100), an_output(), blocks=other)])
    assert doubt.references == {REFERENCE}
    newest = a_testimony("w", a_tip(99), an_output(), blocks=other)
    assert list(doubts(LEADER, [newest])) == []


def test_sources_are_counted_that_are_connected_and_not_behind() -> None:
    shows = an_output()
    leader = a_testimony("leader", a_tip(100), shows)
    witnesses = [
        a_testimony("well", a_tip(99), shows),
        a_testimony("behind", a_tip(97), shows),
        a_testimony("away", a_tip(100), shows, connected=False),
        a_testimony("blind", a_tip(100)),
    ]
    assert seen_by(leader, witnesses) == {REFERENCE: 2}


@pytest.mark.parametrize(
    ("blocks", "shown", "vouches"),
    [
        ({99: block_hash_of(99)}, an_output(height=99), True),
        ({}, an_output(height=99), True),  # deeper than the leader's newest blocks
        ({99: block_hash_of(99, "b")}, an_output(height=99), False),  # it left the chain
        ({99: block_hash_of(99)}, an_output(), False),
    ],
)
def test_a_witness_vouches_for_what_is_in_a_block_of_the_leader(
    blocks: dict[int, str], shown: ChainOutput, *, vouches: bool
) -> None:
    leader = a_testimony("leader", a_tip(100), blocks=blocks)
    witness = a_testimony("witness", a_tip(100), shown)
    assert (vouched_for(leader, [witness]) == {REFERENCE}) is vouches
    behind = a_testimony("witness", a_tip(90), shown)
    assert vouched_for(leader, [behind]) == frozenset()


def test_a_conflict_is_who_spends_the_same_coins_wherever_it_is_shown() -> None:
    leader = a_testimony("leader", a_tip(100), an_output())
    rival = an_output("ef")
    stranger = an_output("ef", inputs=("99" * 32 + ":1",))
    assert in_conflict(leader, [a_testimony("w", a_tip(100), rival)]) == {REFERENCE}
    assert in_conflict(leader, [a_testimony("w", a_tip(100), stranger)]) == frozenset()
    away = a_testimony("w", a_tip(100), rival, connected=False)
    assert in_conflict(leader, [away]) == frozenset()


def test_a_tip_is_old_by_its_own_time() -> None:
    assert not is_old(None, NOW)
    assert not is_old(Tip(height=1, block_hash="", heard_monotonic=0.0), NOW)
    assert not is_old(a_tip(1, age=TIP_IS_OLD), NOW)
    assert is_old(a_tip(1, age=TIP_IS_OLD + timedelta(seconds=1)), NOW)


def test_a_doubt_has_to_last_without_a_break() -> None:
    (doubt,) = doubts(
        a_testimony("leader", a_tip(100)), [a_testimony("w", a_tip(100), an_output())]
    )
    lasting = Lasting()
    assert lasting.lasted([doubt], 0.0) == []
    assert lasting.scripts == {SCRIPT}
    assert list(lasting.times(1.0)) == [PATIENCE_SECONDS]
    assert lasting.lasted([], 5.0) == []
    assert lasting.scripts == frozenset()
    assert lasting.lasted([doubt], 6.0) == []
    assert lasting.lasted([doubt], PATIENCE_SECONDS) == []
    assert lasting.lasted([doubt], 6.0 + PATIENCE_SECONDS) == [doubt]
    assert list(lasting.times(6.0 + PATIENCE_SECONDS)) == []
    lasting.forget()
    assert lasting.lasted([doubt], 90.0) == []
    assert isinstance(doubt, Doubt)


class Blocks:
    """A chain that is asked for its blocks."""

    def __init__(self) -> None:
        self.branch = ""
        self.fork = 0
        self.asked: list[int] = []
        self.missing: set[int] = set()
        self.code = "chain.no_such_block"

    def hash(self, height: int) -> str:
        self.asked.append(height)
        if height in self.missing:
            raise RefusedError(self.code, height=str(height))
        return block_hash_of(height, self.branch if height > self.fork else "")

    def tip(self, height: int) -> Tip:
        return a_tip(height, self.branch if height > self.fork else "")


def followed(blocks: Blocks, *heights: int) -> BlockTrail:
    trail = BlockTrail()
    for height in heights:
        trail.follow(blocks.tip(height), blocks.hash)
    return trail


def test_a_new_block_costs_one_question() -> None:
    blocks = Blocks()
    trail = followed(blocks, 100, 100)
    assert blocks.asked == list(range(100 - TRAIL_BLOCKS, 100)), "the lowest first"
    blocks.asked.clear()
    trail.follow(blocks.tip(101), blocks.hash)
    assert blocks.asked == [100]
    assert trail.hashes == {at: block_hash_of(at) for at in range(101 - TRAIL_BLOCKS, 102)}


def test_a_branch_is_followed_down_to_where_it_began() -> None:
    blocks = Blocks()
    trail = followed(blocks, 100)
    blocks.branch, blocks.fork = "b", 98
    blocks.asked.clear()
    trail.follow(blocks.tip(101), blocks.hash)
    assert blocks.asked == [100, 99, 98]
    assert trail.hashes[99] == block_hash_of(99, "b")
    assert trail.hashes[98] == block_hash_of(98)
    blocks.branch = "c"
    trail.follow(blocks.tip(101), blocks.hash)
    assert trail.hashes[100] == block_hash_of(100, "c")


def test_the_first_blocks_have_nothing_below_them() -> None:
    assert set(followed(Blocks(), 2).hashes) == {0, 1, 2}


def test_a_chain_that_moves_meanwhile_is_followed_the_next_time() -> None:
    blocks = Blocks()
    trail = followed(blocks, 100)
    blocks.missing = {100}
    trail.follow(blocks.tip(101), blocks.hash)
    assert max(trail.hashes) == 100
    blocks.missing = set()
    trail.follow(blocks.tip(101), blocks.hash)
    assert max(trail.hashes) == 101
    trail.forget()
    assert trail.hashes == {}


def test_another_refusal_goes_through() -> None:
    blocks = Blocks()
    blocks.missing, blocks.code = {99}, "chain.nonsense"
    with pytest.raises(RefusedError, match="nonsense"):
        followed(blocks, 100)


def test_unconfirmed_money_that_only_the_leader_shows_is_a_doubt() -> None:
    leader = a_testimony("leader", a_tip(100), an_output())
    (doubt,) = doubts(leader, [a_testimony("w", a_tip(100))])
    assert doubt.message.code == "chain.disagree_unseen"
    assert doubt.script is None
    assert list(doubts(leader, [a_testimony("w", a_tip(100), an_output())])) == []
    assert list(doubts(LEADER, [a_testimony("w", a_tip(100))])) == []
    never_asked = testimony.Testimony(name="w", connected=True, tip=a_tip(100), looks={}, blocks={})
    assert list(doubts(leader, [never_asked])) == []
