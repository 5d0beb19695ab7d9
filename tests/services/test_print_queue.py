"""Papers come out in order and once, whatever the printer and the power do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.ports import PrintResult, PrintState, RefusedError, UnreachableError
from pos_app.services.print_queue import (
    FIRST_RETRY_SECONDS,
    IDLE_CHECK_SECONDS,
    LAST_RETRY_SECONDS,
    PrinterHealth,
)
from tests.services.print_office import Office
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from uuid import UUID

    from pos_app.ports import Store, Transaction

AWAY = UnreachableError("printer.unreachable", host="10.0.0.9", reason="off")
NO_PAPER = RefusedError("printer.paper_out")


class FullDisk:
    """A store that refuses everything while it is full."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.is_full = False

    def fill(self) -> None:
        self.is_full = True

    def transaction(self) -> AbstractContextManager[Transaction]:
        if self.is_full:
            raise RefusedError("store.disk_full", folder="data")
        return self._store.transaction()

    def close(self) -> None:
        self._store.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    counter = Counter(tmp_path, has_printer=False)
    yield Office(counter)
    counter.close()


def test_papers_are_printed_in_order(office: Office) -> None:
    ids = [office.ask_for(name) for name in ("one", "two", "three")]
    assert [office.queue.step() for _ in ids] == [0.0, 0.0, 0.0]
    assert office.printer.printed == [b"one receipt 58", b"two receipt 58", b"three receipt 58"]
    assert [office.job(job_id).state for job_id in ids] == [PrintState.PRINTED] * 3
    assert office.changes == [PrintState.SENDING, PrintState.PRINTED] * 3
    assert office.health[-1] == PrinterHealth(last=office.job(ids[-1]))


def test_the_ledgers_own_papers_are_printed(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    office = Office(counter)
    counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    office.queue.step()
    assert office.printer.printed == [b"Corner Books receipt 58"]
    counter.close()


def test_a_mute_printer_has_it_but_did_not_say_so(office: Office) -> None:
    job_id = office.ask_for()
    office.printer.result = PrintResult.SENT
    office.queue.step()
    assert office.job(job_id).state is PrintState.SENT_UNCONFIRMED


def test_sending_is_written_before_the_first_byte_leaves(office: Office) -> None:
    job_id = office.ask_for()
    seen: list[PrintState] = []
    office.printer.while_printing = lambda: seen.append(office.job(job_id).state)
    office.queue.step()
    assert seen == [PrintState.SENDING]
    assert office.job(job_id).attempts == 1


def test_a_printer_that_is_away_is_asked_ever_more_rarely_and_then_prints(office: Office) -> None:
    first, second = office.ask_for("one"), office.ask_for("two")
    office.printer.trouble = AWAY
    pauses = [office.queue.step() for _ in range(8)]
    assert pauses[:3] == [FIRST_RETRY_SECONDS, 0.4, 0.8]
    assert pauses[-2:] == [LAST_RETRY_SECONDS, LAST_RETRY_SECONDS]
    job = office.job(first)
    assert (job.state, job.reason, job.attempts) == (PrintState.WAITING, "printer.unreachable", 1)
    assert office.job(second).state is PrintState.QUEUED
    assert office.health[-1].problem == AWAY.message
    assert office.health[-1].waiting == 2
    office.printer.trouble = None
    assert [office.queue.step(), office.queue.step()] == [0.0, 0.0]
    assert office.printer.printed == [b"one receipt 58", b"two receipt 58"]
    assert office.job(first).reason is None
    assert office.health[-1] == PrinterHealth(last=office.job(second))


def test_patience_starts_again_after_a_success(office: Office) -> None:
    office.ask_for()
    office.printer.trouble = AWAY
    for _ in range(5):
        office.queue.step()
    office.printer.trouble = None
    office.queue.step()
    office.ask_for()
    office.printer.trouble = AWAY
    assert office.queue.step() == FIRST_RETRY_SECONDS


def test_waiting_says_the_newest_reason(office: Office) -> None:
    job_id = office.ask_for()
    office.printer.trouble = AWAY
    office.queue.step()
    office.printer.trouble = NO_PAPER
    office.queue.step()
    assert office.job(job_id).reason == "printer.paper_out"
    changes = len(office.changes)
    office.queue.step()
    assert len(office.changes) == changes


def test_trouble_inside_a_job_is_heard_while_it_lasts(office: Office) -> None:
    office.ask_for()
    office.printer.held_up = [NO_PAPER.message, None]
    office.queue.step()
    problems = [health.problem for health in office.health]
    assert problems[-4:] == [None, NO_PAPER.message, None, None]


def test_lost_on_the_way_is_uncertain_and_never_sent_again_by_itself(office: Office) -> None:
    lost, next_one = office.ask_for("one"), office.ask_for("two")
    office.printer.result = PrintResult.UNCERTAIN
    office.queue.step()
    office.printer.result = PrintResult.PRINTED
    office.queue.step()
    office.queue.step()
    assert office.job(lost).state is PrintState.UNCERTAIN
    assert office.job(next_one).state is PrintState.PRINTED
    assert office.printer.printed == [b"one receipt 58", b"two receipt 58"]
    uncertain = Message(code="printer.uncertain", arguments={"count": "1"})
    assert office.health[-1].problem == uncertain


def test_a_kill_while_sending_leaves_it_uncertain(office: Office) -> None:
    job_id = office.ask_for()
    office.put(job_id, PrintState.SENDING)
    office.start().step()
    assert office.job(job_id).state is PrintState.UNCERTAIN
    assert office.printer.printed == []


def test_a_store_that_fails_after_printing_leaves_it_uncertain(office: Office) -> None:
    job_id, next_one = office.ask_for("one"), office.ask_for("two")
    disk = FullDisk(office.store)
    office.store = disk
    office.start()
    office.printer.while_printing = disk.fill
    with pytest.raises(RefusedError):
        office.queue.step()
    office.printer.while_printing = lambda: None
    disk.is_full = False
    assert office.job(job_id).state is PrintState.SENDING
    office.queue.step()
    assert office.job(job_id).state is PrintState.UNCERTAIN
    assert office.job(next_one).state is PrintState.PRINTED
    assert office.printer.printed == [b"one receipt 58", b"two receipt 58"]
    assert PrintState.UNCERTAIN in office.changes
    uncertain = Message(code="printer.uncertain", arguments={"count": "1"})
    assert (office.health[-1].problem, office.health[-1].waiting) == (uncertain, 0)


def test_a_paper_that_cannot_be_drawn_fails_and_lets_the_others_pass(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    broken, whole = office.ask_for("broken"), office.ask_for("two")
    office.queue.step()
    office.queue.step()
    assert office.job(broken).state is PrintState.FAILED
    assert office.job(broken).reason == "printer.not_drawn"
    assert office.job(whole).state is PrintState.PRINTED
    assert "a stroke of bad luck" in caplog.text


def test_a_paper_skipped_while_it_is_drawn_is_not_sent(office: Office) -> None:
    job_id = office.ask_for()
    office.renderer.while_drawing = lambda: office.queue.skip(job_id)
    assert office.queue.step() == 0.0
    assert office.printer.printed == []
    assert office.job(job_id).state is PrintState.SKIPPED


def uncertain_job(office: Office, kind: ReceiptKind = ReceiptKind.RECEIPT) -> UUID:
    job_id = office.ask_for("one", kind)
    office.put(job_id, PrintState.UNCERTAIN)
    return job_id


def test_a_person_may_print_an_uncertain_paper_again_as_a_copy_once(office: Office) -> None:
    office.ask_for("slip", ReceiptKind.PENDING)
    job_id = uncertain_job(office)
    office.queue.retry_as_copy(job_id)
    office.queue.retry_as_copy(job_id)
    assert office.job(job_id).state is PrintState.SKIPPED
    (copy,) = office.jobs()[2:]
    assert (copy.state, copy.sale_id) == (PrintState.QUEUED, office.sale_id)
    assert (copy.receipt.kind, copy.receipt.copy_number) == (ReceiptKind.COPY, 1)
    assert Mark.COPY in copy.receipt.marks
    assert office.changes == [PrintState.SKIPPED]


def test_a_person_may_say_that_it_was_printed(office: Office) -> None:
    job_id = uncertain_job(office)
    office.queue.mark_printed(job_id)
    assert office.job(job_id).state is PrintState.PRINTED
    office.queue.step()
    assert office.health[-1].problem is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PrintState.QUEUED, PrintState.SKIPPED),
        (PrintState.WAITING, PrintState.SKIPPED),
        (PrintState.UNCERTAIN, PrintState.SKIPPED),
        (PrintState.FAILED, PrintState.SKIPPED),
        (PrintState.SENDING, PrintState.SENDING),
        (PrintState.PRINTED, PrintState.PRINTED),
        (PrintState.SENT_UNCONFIRMED, PrintState.SENT_UNCONFIRMED),
    ],
)
def test_only_what_is_not_on_paper_can_be_skipped(
    office: Office, before: PrintState, after: PrintState
) -> None:
    job_id = office.ask_for()
    office.put(job_id, before)
    office.queue.skip(job_id)
    assert office.job(job_id).state is after


@pytest.mark.parametrize(
    "state", [state for state in PrintState if state is not PrintState.UNCERTAIN]
)
def test_only_uncertain_papers_need_a_persons_word(office: Office, state: PrintState) -> None:
    job_id = office.ask_for()
    office.put(job_id, state)
    office.queue.mark_printed(job_id)
    office.queue.retry_as_copy(job_id)
    assert [job.state for job in office.jobs()] == [state]


def test_an_idle_printer_is_looked_at_now_and_then(office: Office) -> None:
    clock = office.counter.clock
    assert office.queue.step() == IDLE_CHECK_SECONDS
    assert office.queue.step() == IDLE_CHECK_SECONDS
    assert office.printer.checks == 1
    clock.seconds += IDLE_CHECK_SECONDS
    office.printer.trouble = NO_PAPER
    assert office.queue.step() == LAST_RETRY_SECONDS
    assert office.health[-1].problem == NO_PAPER.message
    clock.seconds += LAST_RETRY_SECONDS
    office.printer.trouble = None
    office.queue.step()
    assert office.health[-1].problem is None
    assert office.printer.checks == 3


def test_health_is_told_only_when_it_changes(office: Office) -> None:
    for _ in range(3):
        office.queue.step()
    assert office.health == [PrinterHealth()]


def test_a_person_has_the_printer_looked_at_now(office: Office) -> None:
    office.printer.trouble = NO_PAPER
    office.queue.step()
    office.printer.trouble = None
    office.queue.step()
    assert office.health[-1].problem == NO_PAPER.message
    office.queue.try_again()
    office.queue.step()
    assert office.health[-1].problem is None
