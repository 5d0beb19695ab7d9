"""Kills, full disks and lost lines: nothing is printed twice by itself, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.ports import PrintState, RefusedError
from pos_app.services.receipts.print_queue import FIRST_RETRY_SECONDS, NotWrittenError
from tests.services.receipts.print_office import AWAY, FullDisk, Office
from tests.support.counter import Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    counter = Counter(tmp_path, has_printer=False)
    yield Office(counter)
    counter.close()


def test_what_breaks_off_before_a_byte_has_left_is_tried_again_by_itself(office: Office) -> None:
    job_id = office.ask_for()
    office.printer.lost = AWAY
    assert office.queue.step() == FIRST_RETRY_SECONDS
    job = office.job(job_id)
    assert (job.state, job.reason, job.attempts) == (PrintState.WAITING, "printer.unreachable", 1)
    office.printer.lost = None
    office.queue.step()
    assert (office.job(job_id).state, office.job(job_id).attempts) == (PrintState.PRINTED, 2)
    assert office.printer.printed == [b"one receipt 58"]


class KilledError(BaseException):
    """As a kill would: nothing after it is done or written."""


def killed() -> None:
    raise KilledError


@pytest.mark.parametrize("moment", ["while_sending", "while_confirming"])
def test_a_kill_after_bytes_may_have_left_leaves_it_uncertain(office: Office, moment: str) -> None:
    job_id, next_one = office.ask_for("one"), office.ask_for("two")
    setattr(office.printer, moment, killed)
    with pytest.raises(KilledError):
        office.queue.step()
    setattr(office.printer, moment, lambda: None)
    printed = len(office.printer.printed)
    office.start().step()
    office.queue.step()
    assert office.job(job_id).state is PrintState.UNCERTAIN
    assert office.job(next_one).state is PrintState.PRINTED
    assert office.printer.printed[printed:] == [b"two receipt 58"]


def test_a_kill_before_any_byte_may_have_left_leaves_it_to_be_printed(office: Office) -> None:
    job_id = office.ask_for()
    office.printer.before_sending = killed
    with pytest.raises(KilledError):
        office.queue.step()
    assert office.job(job_id).state is PrintState.QUEUED
    office.printer.before_sending = lambda: None
    office.start().step()
    assert office.job(job_id).state is PrintState.PRINTED
    assert office.printer.printed == [b"one receipt 58"]


def test_nothing_is_sent_while_it_cannot_be_written_that_it_is(office: Office) -> None:
    job_id = office.ask_for()
    disk = FullDisk(office.store)
    office.store = disk
    office.start()
    office.printer.before_sending = disk.fill
    with pytest.raises(NotWrittenError):
        office.queue.step()
    assert office.printer.printed == []
    disk.is_full = False
    office.printer.before_sending = lambda: None
    assert office.job(job_id).state is PrintState.QUEUED
    office.queue.step()
    assert office.job(job_id).state is PrintState.PRINTED


def test_a_job_goes_on_when_only_its_last_stage_cannot_be_written(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    job_id = office.ask_for()
    disk = FullDisk(office.store)
    office.store = disk
    office.start()
    office.printer.while_sending = disk.fill

    def make_room() -> None:
        disk.is_full = False
        assert office.job(job_id).state is PrintState.SENDING

    office.printer.while_confirming = make_room
    office.queue.step()
    assert office.job(job_id).state is PrintState.PRINTED
    assert office.printer.printed == [b"one receipt 58"]
    assert "was not written" in caplog.text


def test_a_store_that_fails_after_printing_leaves_it_uncertain(office: Office) -> None:
    job_id, next_one = office.ask_for("one"), office.ask_for("two")
    disk = FullDisk(office.store)
    office.store = disk
    office.start()
    office.printer.while_confirming = disk.fill
    with pytest.raises(RefusedError):
        office.queue.step()
    office.printer.while_confirming = lambda: None
    disk.is_full = False
    assert office.job(job_id).state is PrintState.CONFIRMING
    office.queue.step()
    assert office.job(job_id).state is PrintState.UNCERTAIN
    assert office.job(next_one).state is PrintState.PRINTED
    assert office.printer.printed == [b"one receipt 58", b"two receipt 58"]
    assert PrintState.UNCERTAIN in office.changes
    uncertain = Message(code="printer.uncertain", arguments={"count": "1"})
    assert (office.health[-1].problem, office.health[-1].waiting) == (uncertain, 0)
