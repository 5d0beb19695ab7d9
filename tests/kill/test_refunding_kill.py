"""SIGKILL at any moment of a refund: its promise and its proof are whole or are not, and once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter as Count
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.events import OverUse
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.shift_entry import Figure
from tests.kill.refunding_till import ASKED, OVER_SAT, PROVEN, address_of, finish
from tests.support.giving_back import GivingBack

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

ROOT = Path(__file__).parents[2]
RUNS, MOST_STEPS = 3, 5
# A sale and its refund take some tens of milliseconds; the kill falls anywhere into them.
MOMENT_SECONDS = 0.05
SEED = 2_711


def run_and_kill(data: Path, steps: int, moment: float) -> set[tuple[str, int]]:
    """What it said that it had done, of which sale."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kill.refunding_till", data], cwd=ROOT, stdout=subprocess.PIPE
    ) as till:
        assert till.stdout is not None
        said = [till.stdout.readline() for _ in range(steps)]
        with suppress(subprocess.TimeoutExpired):
            till.wait(moment)
        till.kill()
        said += [line for line in till.stdout.readlines() if line.endswith(b"\n")]
    return {(what, int(number)) for what, number in (line.decode().split() for line in said)}


def test_a_refund_is_promised_whole_or_not_and_proven_once(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    data = tmp_path / "data"
    for _ in range(RUNS):
        said = run_and_kill(data, chance.randint(1, MOST_STEPS), chance.random() * MOMENT_SECONDS)
        shop = GivingBack(data)
        assert said <= look_at_books(shop)
        shop.counter.close()
    shop = GivingBack(data)
    finish(shop)
    done = look_at_books(shop)
    shop.counter.close()
    assert {number for what, number in done if what == ASKED} == {
        number for what, number in done if what == PROVEN
    }


def look_at_books(shop: GivingBack) -> set[tuple[str, int]]:
    """What was done, each step with all that belongs to it."""
    with shop.counter.store.transaction() as transaction:
        entries = transaction.journal()
        ids = {entry.subject for entry in entries if entry.name == "sale.started"}
        sales = [transaction.sale(each) for each in ids if each is not None]
        return set().union(*(steps_of(transaction, sale) for sale in sales))


def steps_of(transaction: Transaction, sale: Sale) -> set[tuple[str, int]]:
    written = Count(entry.name for entry in transaction.journal(sale.id))
    told = Count(message.name for message in transaction.messages(sale.id, 100))
    asked, proven = written["sale.refund_asked"], written["sale.refunded"]
    assert 1 >= asked >= proven
    assert (len(sale.refunds), written["sale.over_taken"], told["sale.over_taken"]) == (asked,) * 3
    assert (told["sale.refunded"], slips(transaction, sale.id)) == (proven,) * 2
    entry = transaction.shift_entry(sale.id)
    assert entry is not None
    assert entry.now.of(Figure.REFUNDED).sat == OVER_SAT * proven
    if asked:
        check_promise(transaction, sale)
    steps = {(ASKED, sale.number): asked, (PROVEN, sale.number): proven}
    return {step for step, times in steps.items() if times}


def check_promise(transaction: Transaction, sale: Sale) -> None:
    (refund,) = sale.refunds
    assert (refund.sat, refund.address) == (OVER_SAT, address_of(sale))
    assert (sale.over_use, sale.undecided_over_sat) == (OverUse.REFUND_DUE, 0)
    (body,) = [
        json.loads(entry.body)
        for entry in transaction.journal(sale.id)
        if entry.name == "sale.refund_asked"
    ]
    assert body["refund"]["address"] == refund.address


def slips(transaction: Transaction, sale_id: UUID) -> int:
    jobs = transaction.print_jobs(sale_id, 100)
    return sum(job.receipt.kind is ReceiptKind.REFUND for job in jobs)
