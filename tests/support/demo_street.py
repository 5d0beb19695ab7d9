"""The demo shop's servers on loopback, for tills that are not the demo's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock
from pos_app.demo.shop import WEBHOOK_SECRET, DemoShop

if TYPE_CHECKING:
    from typing import Self

    from pos_app.demo.printer import Paper
    from pos_app.demo.store import StoreCall


class DemoStreet:
    """`papers` and `calls` keep what the printer and the store's server got.

    A printer that is `slow` takes so many seconds from the cut until it says that it is done.
    """

    secret = WEBHOOK_SECRET

    def __init__(self, *, slow: float = 0.0) -> None:
        self.papers: list[Paper] = []
        self.calls: list[StoreCall] = []
        self._slow = slow
        self._closing = threading.Event()
        self.shop = DemoShop(
            DemoClock(SystemClock()), on_paper=self._cut, on_call=self.calls.append
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self.shop.stop()

    def settings(self) -> dict[str, Any]:
        """Parsed TOML that names all of it."""
        screen = {"language": "en", "theme": "light"}
        return {**self.shop.settings(), "screen": screen}

    def _cut(self, paper: Paper) -> None:
        self.papers.append(paper)
        self._closing.wait(self._slow)
