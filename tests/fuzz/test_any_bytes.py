"""Whatever is said to a reader: it is read or refused, in whole, and at no great cost."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.spoiling import peak_bytes, spoiled
from tests.fuzz.targets import TARGETS, Target

# What a call costs whatever its input: frames, messages, caches of the standard library.
ANYWAY_BYTES = 200_000
# Long enough that a cost for each byte stands out.
LONG_BYTES = 20_000

every_target = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)


@every_target
def test_the_seeds_are_read(target: Target) -> None:
    assert all(target.reads(seed) for seed in target.seeds)


@every_target
@settings(max_examples=150)
@given(data=st.data())
def test_what_is_spoiled_is_read_or_refused(target: Target, data: st.DataObject) -> None:
    target.reads(data.draw(spoiled(target.seeds)))


@every_target
def test_no_part_is_taken_for_the_whole(target: Target) -> None:
    if not target.whole:
        return
    for seed in target.seeds:
        for length in range(len(seed)):
            assert not target.reads(seed[:length]), seed[:length]


@every_target
def test_nothing_may_follow(target: Target) -> None:
    if not target.whole:
        return
    for seed in target.seeds:
        for byte in range(256):
            # Between texts white space is no difference.
            if not chr(byte).isspace():
                assert not target.reads(seed + bytes([byte])), (seed, byte)


@every_target
@settings(max_examples=25)
@given(data=st.data())
def test_no_input_costs_more_than_a_small_multiple_of_it(
    target: Target, data: st.DataObject
) -> None:
    spoilt = data.draw(spoiled(target.seeds))
    target.reads(spoilt)  # what is imported or kept the first time
    assert peak_bytes(lambda: target.reads(spoilt)) < ANYWAY_BYTES + target.times * len(spoilt)


@every_target
def test_a_long_input_costs_no_more_either(target: Target) -> None:
    for seed in target.seeds:
        middle = len(seed) // 2
        for piece in (seed[middle : middle + 1], seed[middle : middle + 9], b"[],", b"\1" * 9):
            much = piece * (LONG_BYTES // max(1, len(piece)))
            long = seed[:middle] + much + seed[middle:]
            target.reads(long)
            assert peak_bytes(partial(target.reads, long)) < ANYWAY_BYTES + target.times * len(long)
