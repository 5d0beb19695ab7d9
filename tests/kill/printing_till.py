"""Ledger, store and print worker without a screen, in a process of their own, to be killed.

It first prints what an earlier run has left, and says `ready`. Then it obeys: `sell` records a sale
that is paid at once, `rest` ends the worker before, `hold` has it stop for ever between the
printer's answer and the store, `end` ends it in order. It says every change.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.printing.registry import printer_of
from pos_app.domain.receipt import Receipt
from pos_app.ports import IssuedAddress, PrintState, unheard
from pos_app.services.receipts.print_queue import PrintQueue
from pos_app.services.worker import Worker
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.print_jobs import PATIENT, ROW_BYTES, drawing

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from pos_app.domain.message import Message
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import Printer, PrintJob, PrintResult, PrintStage, Transaction

ROWS = 300
_OPEN = (PrintState.QUEUED, PrintState.WAITING, PrintState.SENDING, PrintState.CONFIRMING)


class Voice:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._turn = threading.Lock()

    def say(self, *words: object) -> None:
        with self._turn:
            self._connection.send_bytes(" ".join(map(str, words)).encode())


class NumberedRenderer:
    """Each row of the drawing is the number of the sale."""

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        assert isinstance(receipt, Receipt)
        return drawing(ROWS, f"{receipt.sale_number}".encode().ljust(ROW_BYTES))


class HeldPrinter:
    """`holds`: it stops when the printer has given its word, which nobody learns then."""

    def __init__(self, printer: Printer, voice: Voice) -> None:
        self._printer = printer
        self._voice = voice
        self.holds = False

    @property
    def notice(self) -> Message | None:
        return self._printer.notice

    def check(self) -> None:
        self._printer.check()

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        result = self._printer.print(data, on_trouble, on_stage)
        if self.holds:
            self._voice.say("held", result.value)
            threading.Event().wait()
        return result

    def stop(self) -> None:
        self._printer.stop()


class PrintingTill:
    def __init__(self, data: Path, url: str, voice: Voice) -> None:
        self._voice = voice
        self._counter = Counter(data, has_webhook=False)
        self._counter.addresses.source = self._new_address
        self.printer = HeldPrinter(printer_of(url, PATIENT), voice)
        self._changed = threading.Condition()
        queue = PrintQueue(
            self._counter.store,
            self.printer,
            NumberedRenderer(),
            SystemClock(),
            till_id=UUID(int=1),
            paper_mm=80,
            on_health=lambda _: None,
            on_changed=self._notify,
        )
        self._worker = Worker("printer", queue.step)
        self._worker.start()

    def until_empty(self) -> None:
        with self._changed:
            self._changed.wait_for(self._is_empty)

    def sell(self) -> None:
        sale = self._counter.charge()
        self._voice.say("sells", sale.number)
        self._counter.pay(sale, TEN_EURO_SAT, height=100, payment=sale.number)
        self._voice.say("sold", sale.number)
        self._worker.wake()

    def rest(self) -> None:
        self.printer.stop()
        self._worker.stop(10.0)

    def close(self) -> None:
        self.rest()
        self._counter.close()

    def _new_address(self, transaction: Transaction) -> IssuedAddress:
        number = transaction.next_number("tests' addresses")
        return IssuedAddress(index=number, address=f"own-{number}", script=number.to_bytes(22))

    def _is_empty(self) -> bool:
        with self._counter.store.transaction() as transaction:
            return transaction.count_print_jobs(*_OPEN) == 0

    def _notify(self, job: PrintJob) -> None:
        assert isinstance(job.receipt, Receipt)
        self._voice.say(job.state.value, job.receipt.sale_number)
        with self._changed:
            self._changed.notify_all()


def run(data: Path, url: str, connection: Connection) -> None:
    voice = Voice(connection)
    till = PrintingTill(data, url, voice)
    till.until_empty()
    voice.say("ready")
    while (word := connection.recv_bytes()) != b"end":
        match word:
            case b"sell":
                till.sell()
            case b"rest":
                till.rest()
            case b"hold":
                till.printer.holds = True
    till.close()
    if "PySide6" in sys.modules:
        raise RuntimeError("a till without a screen has loaded Qt")
