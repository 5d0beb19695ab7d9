"""SIGKILL in each state of a print job: no receipt is lost, and none comes out twice."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import random
import socket
import threading
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Self

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.receipt import Receipt
from pos_app.domain.sale_state import Life
from pos_app.ports import PrintState
from tests.kill.loaded_before import LOADED_BEFORE
from tests.kill.printing_till import ROWS, run
from tests.support.fake_printer import FakePrinter
from tests.support.print_jobs import drawn_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_SECONDS = 60.0
SMALL, LARGE = 2_000, 1_000_000
# After that the sale that is killed somewhere is over.
A_SALE_SECONDS = 0.15
ASK_PRINTER = b"\x10\x04\x01"
MOMENTS = ("queued", "waiting", "sending", "confirming", "answered", "printed", "anywhere")
# What may have become of a receipt whose till was killed there.
ENDS = {
    "queued": {PrintState.PRINTED},
    "waiting": {PrintState.PRINTED},
    "sending": {PrintState.UNCERTAIN},
    "confirming": {PrintState.UNCERTAIN},
    "answered": {PrintState.UNCERTAIN},
    "printed": {PrintState.PRINTED},
    "anywhere": {PrintState.PRINTED, PrintState.UNCERTAIN},
}
# Papers that came out whole.
SURE_TO_BE_ON_PAPER = {"confirming", "answered"}

log = logging.getLogger(__name__)


class KilledPrinting:
    """A run of the till in a process of its own, forked from one that has loaded everything."""

    def __init__(self, data: Path, url: str) -> None:
        self._said: list[str] = []
        self._changed = threading.Condition()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(LOADED_BEFORE)
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=run, args=(data, url, theirs))
        self._process.start()
        theirs.close()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        self.until("ready")
        self._said.clear()  # what was said of papers of earlier runs
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def tell(self, word: str) -> None:
        self._connection.send_bytes(word.encode())

    def until(self, word: str) -> None:
        with self._changed:
            assert self._changed.wait_for(
                lambda: any(line.split()[0] == word for line in self._said), PATIENCE_SECONDS
            ), self._said

    def lives_for(self, seconds: float) -> None:
        self._process.join(seconds)
        assert self._process.is_alive()

    def number(self) -> int:
        """Of the sale that it has begun."""
        (begun,) = [line for line in self._said if line.startswith("sells ")]
        return int(begun.split()[1])

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()
        self._process.join()
        self._listener.join(PATIENCE_SECONDS)
        self._connection.close()

    def end(self) -> None:
        self.tell("end")
        self._process.join(PATIENCE_SECONDS)
        assert self._process.exitcode == 0

    def _listen(self) -> None:
        # A killed one may have been in the middle of a word.
        with contextlib.suppress(EOFError, OSError):
            while True:
                line = self._connection.recv_bytes().decode()
                with self._changed:
                    self._said.append(line)
                    self._changed.notify_all()


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    made = FakePrinter()
    yield made
    made.switch_off()


def kill_at(moment: str, data: Path, fake: FakePrinter, chance: random.Random) -> int:
    """Sell once and kill the till there; the number of the sale."""
    fake.buffer_bytes = LARGE
    with KilledPrinting(data, fake.wire.url) as till:
        match moment:
            case "queued":
                till.tell("rest")
            case "waiting":
                fake.switch_off()
            case "sending":
                fake.buffer_bytes = SMALL
                fake.paper_rows = ROWS // 10
            case "confirming":
                fake.paper_rows = ROWS // 2
            case "answered":
                till.tell("hold")
        till.tell("sell")
        if moment == "anywhere":
            till.until("sells")
            till.lives_for(chance.uniform(0.0, A_SALE_SECONDS))
        else:
            till.until({"queued": "sold", "answered": "held"}.get(moment, moment))
        if moment == "sending":
            fake.until(lambda stands: stands.is_full)
        till.kill()
        number = till.number()
    if moment == "waiting":
        fake.switch_on()
    # It prints by itself what it has, and the next till comes when nobody is connected.
    fake.paper_rows = None
    fake.buffer_bytes = LARGE
    fake.mend()
    # It serves one after the other: whoever is answered comes after all that a killed one sent.
    with socket.create_connection(("127.0.0.1", fake.port), PATIENCE_SECONDS) as next_host:
        next_host.sendall(ASK_PRINTER)
        assert next_host.recv(1)
    fake.until(lambda printer: printer.is_free and printer.is_idle)
    return number


def whole_papers(fake: FakePrinter) -> Counter[int]:
    """How many came out of each sale; one that was broken off is none."""
    rows = [row.decode().strip() for job in fake.jobs for row in drawn_rows(job)]
    runs = [(number, len(list(run))) for number, run in groupby(rows)]
    return Counter(int(number) for number, length in runs if length == ROWS)


@pytest.mark.parametrize(
    ("rounds", "seed"),
    [pytest.param(2, 4_101, id="2"), pytest.param(20, 4_102, id="20", marks=pytest.mark.long)],
)
def test_no_receipt_is_lost_and_none_comes_twice(
    rounds: int, seed: int, fake: FakePrinter, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    moments = chance.sample(MOMENTS * rounds, len(MOMENTS) * rounds)
    killed = {kill_at(moment, tmp_path, fake, chance): moment for moment in moments}
    with KilledPrinting(tmp_path, fake.wire.url) as last:
        last.end()
    lock = InstanceLock.take(tmp_path)
    store = open_store(lock, "till")
    with store.transaction() as transaction:
        jobs = sorted(transaction.print_jobs(None, 1_000), key=lambda job: job.position)
        sales = {sale.number: sale for sale in transaction.recent_sales(1_000)}
    store.close()
    lock.release()
    came_out = whole_papers(fake)
    paid = [number for number, sale in sorted(sales.items()) if sale.state.life is Life.SETTLED]
    receipts = [job.receipt for job in jobs if isinstance(job.receipt, Receipt)]
    assert [receipt.sale_number for receipt in receipts] == paid
    for number, job in zip(paid, jobs, strict=True):
        moment = killed[number]
        assert job.state in ENDS[moment], (number, moment)
        is_out = job.state is PrintState.PRINTED or moment in SURE_TO_BE_ON_PAPER
        assert int(is_out) <= came_out[number] <= 1, (number, moment)
    assert {moment for number, moment in killed.items() if number not in paid} <= {"anywhere"}
    assert list(came_out) == sorted(came_out)
    ends = Counter((killed[n], job.state.value) for n, job in zip(paid, jobs, strict=True))
    log.info("%s kills, %s receipts: %s", len(moments), len(paid), dict(ends))
