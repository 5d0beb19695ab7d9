"""Bytes of four kinds come in one stream, split anywhere and with noise between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.printing.printer_status import (
    ERROR_CAUSE,
    OFFLINE_CAUSE,
    ONLINE,
    PAPER_SENSOR,
    TAG_LETTERS,
    PrinterStatus,
    ask,
    ask_printed,
)
from pos_app.domain.message import Message

ALL_WELL = b"\x10\x00\x00\x00"
FLOW_CONTROL = b"\x11\x13"
TAG = b"1QSw"
TAG_BACK = b"\x37\x22" + TAG + b"\0"


def problem_of(code: str | None) -> Message | None:
    return None if code is None else Message(code=code)


def a_status_of_a_job() -> PrinterStatus:
    status = PrinterStatus()
    status.expect(TAG)
    return status


@pytest.mark.parametrize(
    ("automatic", "code"),
    [
        (b"\x38\x00\x00\x00", "printer.cover_open"),
        (b"\x18\x00\x0f\x00", "printer.paper_out"),
        (b"\x18\x08\x00\x00", "printer.cutter"),
        (b"\x18\x04\x00\x00", "printer.recoverable"),
        (b"\x18\x40\x00\x00", "printer.overheated"),
        (b"\x18\x68\x00\x00", "printer.broken"),
        (b"\x18\x00\x00\x00", "printer.offline"),
        (b"\x10\x00\x03\x00", None),  # paper nearly out
        (ALL_WELL, None),
    ],
)
def test_automatic_status(automatic: bytes, code: str | None) -> None:
    status = PrinterStatus()
    for byte in automatic:
        status.feed(FLOW_CONTROL + bytes((byte,)))
    assert status.spoke
    assert not status.processed
    assert status.problem == problem_of(code)
    assert status.paper_low == bool(automatic[2] & 0x03)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (b"\x12\x12", None),
        (b"\x16\x12", "printer.cover_open"),
        (b"\x52\x12", "printer.error"),
        (b"\x32\x1e", "printer.paper_out"),  # stopped where the paper is nearly out
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
    assert status.replied
    assert status.problem == problem_of(code)
    assert status.paper_low == bool(answers[1] & 0x0C)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"\x1a", "printer.cutter"),
        (b"\x32", "printer.broken"),
        (b"\x52", "printer.overheated"),
        (b"\x16", "printer.recoverable"),
        (b"\x12", "printer.error"),
    ],
)
def test_an_error_is_told_apart_when_asked(answer: bytes, fault: str) -> None:
    status = PrinterStatus()
    status.asked((OFFLINE_CAUSE, ERROR_CAUSE))
    status.feed(b"\x52" + answer)
    assert status.problem == problem_of(fault)
    status.asked((OFFLINE_CAUSE,))
    status.feed(b"\x52")
    assert status.problem == problem_of(fault)
    status.asked((OFFLINE_CAUSE,))
    status.feed(b"\x12")
    assert status.problem is None


def test_one_that_is_online_again_is_not_stopped_for_paper() -> None:
    status = PrinterStatus()
    status.asked((OFFLINE_CAUSE,))
    status.feed(b"\x32")
    status.feed(b"\x18\x00\x03\x00")
    assert status.problem == Message(code="printer.paper_out")
    status.feed(ALL_WELL)
    assert status.problem is None


@pytest.mark.parametrize(("answer", "code"), [(b"\x1a", "printer.offline"), (b"\x16", None)])
def test_offline_without_a_cause_is_asked_for(answer: bytes, code: str | None) -> None:
    status = PrinterStatus()
    status.asked((OFFLINE_CAUSE, PAPER_SENSOR, ONLINE))
    status.feed(b"\x12\x12" + answer)
    assert (status.problem, status.offline) == (problem_of(code), code is not None)


def test_what_is_told_beside_and_in_the_stream_do_not_hide_each_other() -> None:
    status = PrinterStatus()
    out = Message(code="printer.paper_out")
    status.feed(b"\x18\x00\x0f\x00")
    status.hear_paper(out=False)
    assert status.problem == out
    status.feed(ALL_WELL)
    status.hear_paper(out=True)
    status.feed(ALL_WELL)
    assert status.problem == out
    status.hear_paper(out=False)
    assert status.problem is None


def test_the_newest_word_counts() -> None:
    status = PrinterStatus()
    status.feed(b"\x18\x00\x0f\x00")
    assert status.problem == Message(code="printer.paper_out")
    status.feed(ALL_WELL)
    assert status.problem is None


@pytest.mark.parametrize(("word", "is_low"), [(b"\x00", False), (b"\x03", True)])
def test_the_word_in_turn_between_status_frames(word: bytes, *, is_low: bool) -> None:
    status = a_status_of_a_job()
    status.feed(ALL_WELL + word)
    assert (status.processed, status.paper_low) == (True, is_low)
    status.feed(ALL_WELL)
    assert status.processed
    assert not status.printed


def test_a_word_in_turn_before_the_job_is_out_is_of_an_earlier_one() -> None:
    status = PrinterStatus()
    status.feed(b"\x00")
    status.expect(TAG)
    assert not status.processed


def test_no_other_plain_byte_is_a_word_in_turn() -> None:
    status = a_status_of_a_job()
    status.feed(bytes((0x01, 0x20, 0x4F, 0x60)))
    assert not status.processed
    assert not status.spoke


def test_a_tag_comes_back_in_pieces_and_among_flow_control() -> None:
    status = a_status_of_a_job()
    for byte in TAG_BACK:
        assert not status.printed
        status.feed(FLOW_CONTROL + bytes((byte,)))
    assert status.printed
    assert not status.processed
    status.feed(TAG_BACK.replace(TAG, b"9999"))
    assert status.printed


def test_the_tag_of_another_job_is_not_ours() -> None:
    status = a_status_of_a_job()
    status.feed(TAG_BACK.replace(TAG, b"9999"))
    assert not status.printed
    assert status.spoke


@pytest.mark.parametrize("place", range(1, len(TAG_BACK)))
@pytest.mark.parametrize("garbage", [b"\xff", b"\x37", b"\x12"])
def test_a_damaged_tag_says_nothing_and_hides_nothing(place: int, garbage: bytes) -> None:
    status = a_status_of_a_job()
    status.feed(TAG_BACK[:place] + garbage + TAG_BACK[place + 1 :])
    assert not status.printed
    assert not status.processed
    assert status.unclear
    status.start_over()
    assert not status.unclear
    status.feed(b"\x38\x00\x00\x00" + TAG_BACK)
    assert status.printed
    assert status.problem == Message(code="printer.cover_open")


def test_an_automatic_status_without_its_head_is_no_word_in_turn() -> None:
    status = a_status_of_a_job()
    status.feed(b"\x99\x00\x00\x00")
    assert not status.processed
    assert status.unclear
    status.feed(b"\x00")
    assert status.processed


def test_noise_inside_an_automatic_status_spoils_only_that() -> None:
    status = PrinterStatus()
    status.feed(b"\x38\x00\xff\x00\x00")
    assert status.problem is None
    status.feed(ALL_WELL)
    assert status.spoke


def test_half_a_status_is_forgotten_when_it_is_asked_anew() -> None:
    status = a_status_of_a_job()
    status.asked((OFFLINE_CAUSE,))
    status.feed(b"\x38\x00")
    assert status.unclear
    status.start_over()
    assert status.answered
    status.feed(b"\x00")
    assert status.processed
    assert status.problem is None


def test_no_letter_of_a_tag_is_a_status() -> None:
    status = a_status_of_a_job()
    status.asked((OFFLINE_CAUSE,))
    for letter in TAG_LETTERS:
        status.feed(bytes((letter,)))
    assert not status.spoke
    assert len(set(TAG_LETTERS)) == len(TAG_LETTERS)


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
    assert ask_printed(TAG) == b"\x1d\x28\x48\x06\x00\x30\x30" + TAG
