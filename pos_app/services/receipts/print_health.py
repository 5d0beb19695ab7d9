"""What the print queue says of itself, told only when it has changed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.ports import PrintState

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.ports import Printer, PrintJob, Store

# Papers that the shop still waits for.
_NOT_OUT = (PrintState.QUEUED, PrintState.WAITING, PrintState.SENDING, PrintState.CONFIRMING)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterHealth:
    """`waiting` papers are not printed yet; `problem` is what a person should do something about.

    `notice` is no trouble yet: paper that is nearly out. `last` is the paper that was dealt with
    last, `unsure_sale` the sale of the oldest paper of which nobody knows whether it was printed.
    """

    waiting: int = 0
    problem: Message | None = None
    notice: Message | None = None
    last: PrintJob | None = None
    unsure_sale: UUID | None = None


class HealthTeller:
    """Safe from any thread; `on_health` is called in the one that caused the change.

    `trouble` is why the printer could not print when it was last heard of.
    """

    def __init__(
        self, store: Store, printer: Printer, on_health: Callable[[PrinterHealth], None]
    ) -> None:
        self._store = store
        self._printer = printer
        self._on_health = on_health
        self._telling = threading.Lock()
        self._told: PrinterHealth | None = None
        self.trouble: Message | None = None
        self._last: PrintJob | None = None
        self._waiting = 0
        self._uncertain: tuple[PrintJob, ...] = ()

    def dealt_with(self, job: PrintJob) -> None:
        self._last = job
        self.tell()

    def tell(self) -> None:
        """Count the papers anew."""
        with self._telling:
            with self._store.transaction() as transaction:
                self._waiting = transaction.count_print_jobs(*_NOT_OUT)
                self._uncertain = transaction.print_jobs_in(PrintState.UNCERTAIN)
            self._publish()

    def held_up(self, trouble: Message | None) -> None:
        """Without the store: an error of it here would pass for one of the printer."""
        with self._telling:
            self.trouble = trouble
            self._publish()

    def _publish(self) -> None:
        problem = self.trouble
        if problem is None and self._uncertain:
            count = str(len(self._uncertain))
            problem = Message(code="printer.uncertain", arguments={"count": count})
        if problem is None and self._last is not None and self._last.state is PrintState.FAILED:
            # Until the next paper: whoever waits for this one must not wait in vain.
            problem = Message(code="printer.not_drawn")
        sales = [job.sale_id for job in self._uncertain if job.sale_id is not None]
        health = PrinterHealth(
            waiting=self._waiting,
            problem=problem,
            notice=self._printer.notice,
            last=self._last,
            unsure_sale=sales[0] if sales else None,
        )
        if health != self._told:
            self._told = health
            self._on_health(health)
