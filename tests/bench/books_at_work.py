"""Asks the till's own services for history, searches and reports, and takes the time of each."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

from pos_app.ui.archive import SalesFound, fresh_ticket
from tests.bench.big_books import FIRST, hash_of, sell_more
from tests.bench.figures import milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.application.program import Program

HISTORIES = SEARCHES = 40
CLOSES = 10
LOOKS_A_CLOSE = 3
SALES_A_SHIFT = 1_000
PAGE = 50
PATIENCE_SECONDS = 60.0


class BooksAtWork:
    """In a thread of its own; `times` are milliseconds by kind, None while it works."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._found = threading.Event()
        self.times: dict[str, list[float]] | None = None
        self._taken: dict[str, list[float]] = {}
        archive = program.assembly.archive
        publish = archive._publish

        def heard(event: object) -> None:
            publish(event)
            if isinstance(event, SalesFound):
                self._found.set()

        archive._publish = heard

    def start(self) -> None:
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        desk = self._program.assembly.till.shifts
        shifts, store = desk._shifts, self._program.assembly.archive._store
        for number in range(HISTORIES):
            self._take("history", lambda: self._search("", PAGE))
            middle = FIRST + 37 * number
            ways = (
                f"{(1000 + middle) / 100:.2f}",
                str(middle),
                hash_of(middle)[30:38],
                hash_of(middle),
            )
            self._take("search", partial(self._search, ways[number % len(ways)], PAGE))
        for _ in range(CLOSES):
            if shifts.current() is None:
                shifts.open()
            for _ in range(SALES_A_SHIFT // 100):
                sell_more(store, 100)
            for _ in range(LOOKS_A_CLOSE):
                self._take("x", lambda: desk._picture(shifts.look()))
            self._take("z", shifts.close)
        self.times = self._taken

    def _search(self, text: str, limit: int) -> None:
        self._found.clear()
        self._program.assembly.archive.search(fresh_ticket(), text, limit)
        if not self._found.wait(PATIENCE_SECONDS):
            raise TimeoutError("nothing was found")

    def _take(self, kind: str, action: Callable[[], object]) -> None:
        began = time.perf_counter_ns()
        action()
        self._taken.setdefault(kind, []).append(milliseconds(time.perf_counter_ns() - began))
