"""The bytes of a drawing are small bands, and none of them is a command to the printer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.printing.escpos_bands import (
    BAND_ROWS,
    FEED_AND_CUT,
    INITIALISE,
    flush,
    job_bytes,
    without_look_alikes,
)
from pos_app.ports import Bitmap

REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
HEADER = b"\x1dv0\x00"


def bitmap(data: bytes, width: int = 16) -> Bitmap:
    return Bitmap(width=width, height=len(data) * 8 // width, data=data)


def test_a_drawing_becomes_bands_between_start_and_cut() -> None:
    rows = bytes(range(32, 32 + 130)) * 2
    data = job_bytes(bitmap(rows))
    first = HEADER + b"\x02\x00\x80\x00" + rows[: BAND_ROWS * 2]
    second = HEADER + b"\x02\x00\x02\x00" + rows[BAND_ROWS * 2 :]
    assert data == INITIALISE + first + second + FEED_AND_CUT


def test_an_odd_width_is_refused() -> None:
    with pytest.raises(ValueError, match="13 dots"):
        job_bytes(Bitmap(width=13, height=1, data=b"\0\0"))


dangerous = st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00, 0x18]), max_size=600)


@given(dangerous)
def test_no_dots_are_taken_for_a_real_time_command(values: list[int]) -> None:
    data = job_bytes(bitmap(bytes(values[: len(values) // 2 * 2])))
    assert not any(command in data for command in REAL_TIME)


@given(dangerous)
def test_a_mended_drawing_only_gains_single_dots(values: list[int]) -> None:
    before = bytes(values[: len(values) // 2 * 2])
    mended = without_look_alikes(bitmap(before))
    gained = [new ^ old for new, old in zip(mended.data, before, strict=True)]
    assert set(gained) <= {0, 0x08}
    assert without_look_alikes(mended) == mended


def test_the_flush_fills_the_largest_band() -> None:
    assert flush(576) == bytes(72 * BAND_ROWS)
