"""Bytes of four kinds come in one stream, split anywhere and with noise between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.printing.printer_status import (
    OFFLINE_CAUSE,
    PAPER_SENSOR,
    PrinterStatus,
    ask,
)
from pos_app.domain.message import Message

ALL_WELL = b"\x10\x00\x00\x00"
FLOW_CONTROL = b"\x11\x13"


@pytest.mark.parametrize(
    ("automatic", "code"),
    [
        (b"\x38\x00\x00\x00", "printer.cover_open"),
        (b"\x18\x00\x0f\x00", "printer.paper_out"),
        (b"\x18\x08\x00\x00", "printer.error"),
        (b"\x10\x00\x03\x00", None),  # paper nearly out
        (ALL_WELL, None),
    ],
)
def test_automatic_status(automatic: bytes, code: str | None) -> None:
    status = PrinterStatus()
    for byte in automatic:
        status.feed(FLOW_CONTROL + bytes((byte,)))
    assert status.spoke
    assert not status.confirmed
    assert status.problem == (None if code is None else Message(code=code))


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (b"\x12\x12", None),
        (b"\x16\x12", "printer.cover_open"),
        (b"\x52\x12", "printer.error"),
        (b"\x12\x72", "printer.paper_out"),
        (b"\x12\x1e", None),
    ],
)
def test_real_time_answers(answers: bytes, code: str | None) -> None:
    status = PrinterStatus()
    status.asked((OFFLINE_CAUSE, PAPER_SENSOR))
    assert not status.answered
    status.feed(answers)
    assert status.answered
    assert status.spoke
    assert status.problem == (None if code is None else Message(code=code))


def test_the_newest_word_counts() -> None:
    status = PrinterStatus()
    status.feed(b"\x18\x00\x0f\x00")
    assert status.problem == Message(code="printer.paper_out")
    status.feed(ALL_WELL)
    assert status.problem is None


def test_a_confirmation_between_status_frames() -> None:
    status = PrinterStatus()
    status.feed(ALL_WELL + b"\x00" + ALL_WELL)
    assert status.confirmed


def test_an_answer_to_no_question_is_noise() -> None:
    status = PrinterStatus()
    status.feed(b"\x16")
    assert status.problem is None
    assert not status.spoke


@given(st.binary(max_size=200))
def test_noise_never_raises_and_leaves_the_next_frame_readable(noise: bytes) -> None:
    status = PrinterStatus()
    status.feed(noise)
    status.feed(ALL_WELL)
    status.feed(b"\x38\x00\x00\x00")
    assert status.problem == Message(code="printer.cover_open")


def test_a_question_names_its_subject() -> None:
    assert ask(PAPER_SENSOR) == b"\x10\x04\x04"
