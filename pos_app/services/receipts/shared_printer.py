"""One printer for papers and for the cash drawer that hangs on it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError, unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.domain.message import Message
    from pos_app.ports import Printer, PrintResult, PrintStage
    from pos_app.services.receipts.cash_drawer import Drawer


class SharedPrinter:
    """A Printer and a Drawer. A wish for the drawer goes before the next paper, never into one.

    Papers are printed from one thread, the drawer is opened from one other.
    """

    def __init__(self, printer: Printer, drawer: Drawer) -> None:
        self._printer = printer
        self._drawer = drawer
        self._changed = threading.Condition()
        self._busy = False
        self._drawer_waits = False
        self._stopped = False

    @property
    def notice(self) -> Message | None:
        return self._printer.notice

    def check(self) -> None:
        with self._paper_turn():
            self._printer.check()

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        with self._paper_turn():
            return self._printer.print(data, on_trouble, on_stage)

    def open(self, seconds_left: Callable[[], float]) -> None:
        with self._drawer_turn(seconds_left):
            self._drawer.open(seconds_left)

    def stop(self) -> None:
        self._printer.stop()
        self._drawer.stop()
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    @contextmanager
    def _paper_turn(self) -> Iterator[None]:
        with self._changed:
            # A wish for the drawer has a short life, so this has an end.
            self._changed.wait_for(lambda: not (self._busy or self._drawer_waits))
            self._busy = True
        try:
            yield
        finally:
            self._end_turn()

    @contextmanager
    def _drawer_turn(self, seconds_left: Callable[[], float]) -> Iterator[None]:
        with self._changed:
            self._drawer_waits = True
            came = self._changed.wait_for(
                lambda: self._stopped or not self._busy, max(0.0, seconds_left())
            )
            self._drawer_waits = False
            self._changed.notify_all()
            if self._stopped:
                raise UnreachableError("printer.stopped")
            if not came:
                raise RefusedError("drawer.printer_busy")
            self._busy = True
        try:
            yield
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        with self._changed:
            self._busy = False
            self._changed.notify_all()
