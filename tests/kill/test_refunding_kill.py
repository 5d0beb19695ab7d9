"""SIGKILL after each write of a refund: its promise and its proof are whole or not, and once."""

from __future__ import annotations

import json
import multiprocessing
import signal
from collections import Counter as Count
from itertools import count
from typing import TYPE_CHECKING

from pos_app.domain.events import OverUse
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.shift_entry import Figure
from tests.kill.loaded_before import LOADED_BEFORE
from tests.kill.refunding_till import ASKED, OVER_SAT, PROVEN, address_of, finish, run
from tests.support.giving_back import GivingBack

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

PATIENCE_SECONDS = 60.0
LEAST_WRITES = 3  # to promise, to have looked, to prove


def run_and_die(data: Path, moment: int) -> tuple[bool, set[tuple[str, int]]]:
    """Whether it was killed, and what it said that it had done, of which sale."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED_BEFORE)
    ours, theirs = context.Pipe()
    process = context.Process(target=run, args=(data, moment, theirs))
    process.start()
    theirs.close()
    process.join(PATIENCE_SECONDS)
    status = process.exitcode
    process.close()
    assert status in {0, -signal.SIGKILL}
    said: set[tuple[str, int]] = set()
    with ours:
        while True:
            try:
                said.add(ours.recv())
            except EOFError:
                return status != 0, said


def test_a_refund_is_promised_whole_or_not_and_proven_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for moment in count(1):
        was_killed, said = run_and_die(data, moment)
        shop = GivingBack(data)
        assert said <= look_at_books(shop)
        shop.counter.close()
        if not was_killed:
            break
    assert moment > LEAST_WRITES
    shop = GivingBack(data)
    finish(shop)
    done = look_at_books(shop)
    shop.counter.close()
    asked, proven = ({number for what, number in done if what == each} for each in (ASKED, PROVEN))
    assert asked == proven
    assert len(asked) > 1


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
