"""Ways to spoil what was well said: by its bytes, or by the values in its JSON."""

from __future__ import annotations

import json
import tracemalloc
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST_EDITS = 6
# What numbers are said with: lengths and counts that promise far more than follows.
_PROMISES = (
    b"\xfd\xff\xff",
    b"\xfe\xff\xff\xff\xff",
    b"\xff" * 9,
    b"\x00" * 8,
    b"1" * 5_000,
    b"9e999",
    b"-1",
    b"NaN",
    b"[" * 2_000,
    b'{"a":' * 2_000,
    b"\\ud800",
    "\N{ARABIC-INDIC DIGIT THREE}".encode(),
    b"null",
    b"\n",
    b"\x00",
    b"((((",
    b"/*",
    b"<0;1>",
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-2, 2)
    | st.just(10**400)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("0f" * 32, "confirmed", "EUR", "2026-01-01T00:00:00")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def spoiled(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """One of `seeds` after a few edits, or any bytes at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=400))
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, MOST_EDITS))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(
            st.just(b"")
            | st.binary(max_size=4)
            | st.sampled_from(_PROMISES)
            | st.integers(0, 20).map(data[start:end].__mul__)
            | st.sampled_from(seeds).map(itemgetter(slice(start, start + 40)))
        )
        data = data[:start] + piece + data[end:]
    return data


@st.composite
def spoiled_json(draw: st.DrawFn, value: Any) -> Any:
    """`value` with another value in one of its places, or without what is there."""
    places = list(_places(value))
    place = draw(st.sampled_from(places))
    if not place:
        return draw(JSON)
    made = json.loads(json.dumps(value))
    holder = made
    for key in place[:-1]:
        holder = holder[key]
    if draw(st.booleans()):
        holder[place[-1]] = draw(JSON)
    else:
        del holder[place[-1]]
    return made


def _places(value: Any) -> Iterator[tuple[Any, ...]]:
    yield ()
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inner:
        if isinstance(each, dict | list):
            yield from ((key, *rest) for rest in _places(each))
        else:
            yield (key,)


def peak_bytes(call: Callable[[], object]) -> int:
    """The most memory that was in use at once because of `call`."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        call()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
