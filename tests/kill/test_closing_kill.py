"""SIGKILL at any moment of a close: all of it is there or none, and no number is left out."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.receipt_shift import ShiftReport
from pos_app.services.shifts import shift_json
from tests.support.counter import TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from pos_app.domain.journal import JournalEntry
    from pos_app.ports import Transaction

ROOT = Path(__file__).parents[2]
RUNS, MOST_CLOSES = 4, 3
# A close takes some milliseconds; the kill falls anywhere into the sales and closes after it.
MOMENT_SECONDS = 0.03
SEED = 2_611


def run_and_kill(data: Path, closes: int, moment: float) -> int:
    """The number of the last shift that it said was closed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kill.closing_till", data], cwd=ROOT, stdout=subprocess.PIPE
    ) as till:
        assert till.stdout is not None
        said = [int(till.stdout.readline()) for _ in range(closes)]
        with suppress(subprocess.TimeoutExpired):
            till.wait(moment)
        till.kill()
        said += [int(line) for line in till.stdout.readlines() if line.endswith(b"\n")]
    return said[-1]


def test_a_close_is_whole_or_is_not(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    data = tmp_path / "data"
    for _ in range(RUNS):
        last = run_and_kill(data, chance.randint(1, MOST_CLOSES), chance.random() * MOMENT_SECONDS)
        counter = Counter(data)
        with counter.store.transaction() as transaction:
            assert look_at_books(transaction) >= last
        counter.close()


def look_at_books(transaction: Transaction) -> int:
    """How many shifts are closed, each with all that belongs to a close."""
    shifts = transaction.shifts(1_000)[::-1]
    assert [shift.number for shift in shifts] == list(range(1, len(shifts) + 1))
    assert all(not shift.is_open for shift in shifts[:-1])
    closed = [shift.number for shift in shifts if not shift.is_open]
    entries = [entry for entry in transaction.journal() if entry.name == "shift.closed"]
    papers = [
        job.receipt
        for job in transaction.print_jobs(None, 10_000)
        if isinstance(job.receipt, ShiftReport)
    ]
    messages = [
        json.loads(message.body)["data"]["shift_number"]
        for message in transaction.messages(None, 10_000)
        if message.name == "shift.closed"
    ]
    assert [json.loads(entry.body)["number"] for entry in entries] == closed
    assert sorted(paper.number for paper in papers) == closed
    assert sorted(messages) == closed
    for number, entry in zip(closed, entries, strict=True):
        check_report(transaction.shift_report(number), entry)
    return len(closed)


def check_report(report: ShiftReport, entry: JournalEntry) -> None:
    unsealed = shift_json.to_json(replace(report, head=None)).encode()
    assert hashlib.sha256(unsealed).hexdigest() == json.loads(entry.body)["report_hash"]
    assert report.head is not None
    assert (report.head.sequence, report.head.hash) == (entry.sequence, entry.hash)
    # Whoever was killed between payment and close left the payment to this very shift.
    assert report.taken_sat % TEN_EURO_SAT == 0
