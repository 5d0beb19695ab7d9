"""Papers come out in order and once, whatever the printer and the power do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.ports import PrintResult, PrintState, UnreachableError
from pos_app.services.receipts.print_health import PrinterHealth
from pos_app.services.receipts.print_queue import (
    FIRST_RETRY_SECONDS,
    IDLE_CHECK_SECONDS,
    LAST_RETRY_SECONDS,
    RETRY_SPREAD,
)
from tests.services.receipts.print_office import AWAY, NO_PAPER, Office
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEARLY_OUT = Message(code="printer.paper_low")


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
    assert office.changes == [PrintState.SENDING, PrintState.CONFIRMING, PrintState.PRINTED] * 3
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


def test_each_stage_is_written_before_what_it_tells_of_begins(office: Office) -> None:
    job_id = office.ask_for()
    seen: list[tuple[PrintState, int]] = []

    def look() -> None:
        seen.append((office.job(job_id).state, office.health[-1].waiting if office.health else 1))

    office.printer.before_sending = look
    office.printer.while_sending = look
    office.printer.while_confirming = look
    office.queue.step()
    assert seen == [(PrintState.QUEUED, 1), (PrintState.SENDING, 1), (PrintState.CONFIRMING, 1)]
    assert office.job(job_id).attempts == 1
    assert office.health[-1].waiting == 0


def test_a_printer_that_is_away_is_asked_ever_more_rarely_and_then_prints(office: Office) -> None:
    first, second = office.ask_for("one"), office.ask_for("two")
    office.printer.trouble = AWAY
    pauses = [office.queue.step() for _ in range(8)]
    assert pauses[:3] == [FIRST_RETRY_SECONDS, 0.4, 0.8]
    assert pauses[-2:] == [LAST_RETRY_SECONDS, LAST_RETRY_SECONDS]
    job = office.job(first)
    assert (job.state, job.reason, job.attempts) == (PrintState.WAITING, "printer.unreachable", 0)
    assert office.job(second).state is PrintState.QUEUED
    assert office.health[-1].problem == AWAY.message
    assert office.health[-1].waiting == 2
    office.printer.trouble = None
    assert [office.queue.step(), office.queue.step()] == [0.0, 0.0]
    assert office.printer.printed == [b"one receipt 58", b"two receipt 58"]
    assert office.job(first).reason is None
    assert office.health[-1] == PrinterHealth(last=office.job(second))


def test_two_tills_that_wait_for_one_printer_do_not_keep_step(office: Office) -> None:
    office.ask_for()
    office.printer.trouble = AWAY
    office.chance.fallen = 1.0
    assert office.queue.step() == FIRST_RETRY_SECONDS * (1 - RETRY_SPREAD)


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
    assert problems[:3] == [None, NO_PAPER.message, None]


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
    assert office.health[-1].unsure_sale == office.job(lost).sale_id


def test_a_paper_that_cannot_be_drawn_fails_and_lets_the_others_pass(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    broken, whole = office.ask_for("broken"), office.ask_for("two")
    office.queue.step()
    assert office.health[-1].problem == Message(code="printer.not_drawn")
    office.queue.step()
    assert office.health[-1].problem is None
    assert office.job(broken).state is PrintState.FAILED
    assert office.job(broken).reason == "printer.not_drawn"
    assert office.job(whole).state is PrintState.PRINTED
    assert "a stroke of bad luck" in caplog.text


def test_paper_that_is_nearly_out_is_a_notice_and_no_problem(office: Office) -> None:
    office.printer.notice = NEARLY_OUT
    office.queue.step()
    assert office.health == [PrinterHealth(notice=NEARLY_OUT)]


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


def test_a_printer_that_serves_another_till_is_no_trouble_until_it_stays_so(
    office: Office,
) -> None:
    clock = office.counter.clock
    office.queue.step()
    clock.seconds += IDLE_CHECK_SECONDS
    for code in ("printer.busy", "printer.refused", "printer.taken"):
        office.printer.trouble = UnreachableError(code)
        assert office.queue.step() == LAST_RETRY_SECONDS
        assert office.health[-1].problem is None
        clock.seconds += LAST_RETRY_SECONDS
        office.queue.step()
        problem = office.health[-1].problem
        assert problem is not None
        assert problem.code == code
        office.printer.trouble = None
        clock.seconds += LAST_RETRY_SECONDS
        assert office.queue.step() == IDLE_CHECK_SECONDS
        assert office.health[-1].problem is None
        clock.seconds += IDLE_CHECK_SECONDS


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
