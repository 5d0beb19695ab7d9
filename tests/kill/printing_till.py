"""Ledger, store and print worker without a screen, to be killed: `... DATA PRINTER-URL`.

It first prints what an earlier run has left, and says `ready`. Then it obeys its input: `sell`
records a sale that is paid at once, `rest` ends the worker before, `hold` has it stop for ever
between the printer's answer and the store. Every change is a line on its output.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.printing.registry import printer_of
from pos_app.domain.receipt import Receipt
from pos_app.ports import IssuedAddress, PrintState, unheard
from pos_app.services.print_queue import PrintQueue
from pos_app.services.worker import Worker
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.print_jobs import PATIENT, ROW_BYTES, drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.message import Message
    from pos_app.domain.receipt_shift import Paper
    from pos_app.ports import Printer, PrintJob, PrintResult, PrintStage, Transaction

ROWS = 300
_OPEN = (PrintState.QUEUED, PrintState.WAITING, PrintState.SENDING, PrintState.CONFIRMING)


def say(*words: object) -> None:
    os.write(sys.stdout.fileno(), " ".join(map(str, words)).encode() + b"\n")


class NumberedRenderer:
    """Each row of the drawing is the number of the sale."""

    def render(self, receipt: Paper, paper_mm: int) -> bytes:
        assert isinstance(receipt, Receipt)
        return drawing(ROWS, f"{receipt.sale_number}".encode().ljust(ROW_BYTES))


class HeldPrinter:
    """`holds`: it stops when the printer has given its word, which nobody learns then."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
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
            say("held", result.value)
            threading.Event().wait()
        return result

    def stop(self) -> None:
        self._printer.stop()


class PrintingTill:
    def __init__(self, data: Path, url: str) -> None:
        self._counter = Counter(data, has_webhook=False)
        self._counter.addresses.source = self._new_address
        self.printer = HeldPrinter(printer_of(url, PATIENT))
        self._changed = threading.Condition()
        queue = PrintQueue(
            self._counter.store,
            self.printer,
            NumberedRenderer(),
            SystemClock(),
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
        say("sells", sale.number)
        self._counter.pay(sale, TEN_EURO_SAT, height=100, payment=sale.number)
        say("sold", sale.number)
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
        say(job.state.value, job.receipt.sale_number)
        with self._changed:
            self._changed.notify_all()


def main() -> None:
    till = PrintingTill(Path(sys.argv[1]), sys.argv[2])
    till.until_empty()
    say("ready")
    for line in sys.stdin:
        match line.strip():
            case "sell":
                till.sell()
            case "rest":
                till.rest()
            case "hold":
                till.printer.holds = True
    till.close()
    if "PySide6" in sys.modules:
        raise RuntimeError("a till without a screen has loaded Qt")


if __name__ == "__main__":
    main()
