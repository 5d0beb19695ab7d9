"""The bytes of a drawing are small bands, and none of them is a command to the printer."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.printing.escpos_bands import (
    BAND_ROWS,
    FEED_AND_CUT,
    INITIALISE,
    LEAST_GAP_ROWS,
    flush,
    job_bytes,
    without_look_alikes,
)
from pos_app.ports import Bitmap

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def test_what_is_blank_at_the_right_end_and_between_lines_is_hardly_sent() -> None:
    line = b"\xff\x00\x00"
    data = job_bytes(bitmap((line * 3 + bytes(3) * 20) * 2, width=24))
    text, gap = HEADER + b"\x01\x00\x03\x00\xff\xff\xff", HEADER + b"\x01\x00\x14\x00"
    assert data == INITIALISE + (text + gap + bytes(20)) * 2 + FEED_AND_CUT


def test_a_short_gap_stays_in_its_band() -> None:
    rows = b"\xff\xff" + bytes(2 * (LEAST_GAP_ROWS - 1)) + b"\xff\xff"
    data = job_bytes(bitmap(rows))
    assert data.count(HEADER) == 1
    assert rows in data


def test_rows_that_come_to_lie_side_by_side_are_no_command() -> None:
    data = job_bytes(bitmap(b"\x10\x00\x04\x00\x10\x00\x14\x00"))
    assert not any(command in data for command in REAL_TIME)
    assert HEADER + b"\x02\x00\x04\x00" in data


def test_an_odd_width_is_refused() -> None:
    with pytest.raises(ValueError, match="13 dots"):
        job_bytes(Bitmap(width=13, height=1, data=b"\0\0"))


dangerous = st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00, 0x18]), max_size=600)


@given(dangerous)
def test_no_dots_are_taken_for_a_real_time_command(values: list[int]) -> None:
    data = job_bytes(bitmap(bytes(values[: len(values) // 2 * 2])))
    assert not any(command in data for command in REAL_TIME)


@given(dangerous, st.integers(2, 9))
def test_the_bands_hold_the_drawing_dot_for_dot(values: list[int], width: int) -> None:
    drawing = without_look_alikes(
        bitmap(bytes(values[: len(values) // width * width]), width=8 * width)
    )
    assert b"".join(drawn_rows(job_bytes(drawing), width)) == drawing.data


def drawn_rows(job: bytes, width: int) -> Iterator[bytes]:
    at = len(INITIALISE)
    while not job.startswith(FEED_AND_CUT, at):
        assert job.startswith(HEADER, at)
        wide, rows = struct.unpack_from("<HH", job, at + 4)
        at += 8
        for _ in range(rows):
            yield job[at : at + wide].ljust(width, b"\0")[:width]
            at += wide


@given(dangerous)
def test_a_mended_drawing_only_gains_single_dots(values: list[int]) -> None:
    before = bytes(values[: len(values) // 2 * 2])
    mended = without_look_alikes(bitmap(before))
    gained = [new ^ old for new, old in zip(mended.data, before, strict=True)]
    assert set(gained) <= {0, 0x08}
    assert without_look_alikes(mended) == mended


def test_the_flush_fills_the_largest_band() -> None:
    assert flush(576) == bytes(72 * BAND_ROWS)
