"""Hears what a till publishes, from whatever thread, and waits for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from pos_app.ui.till import CommandRefused, SaleChanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.ui.till import ShownSale

PATIENCE_SECONDS = 60.0

Kind = TypeVar("Kind")


class Ears:
    def __init__(self) -> None:
        self.heard: list[object] = []
        self._changed = threading.Condition()

    def publish(self, event: object) -> None:
        with self._changed:
            self.heard.append(event)
            self._changed.notify_all()

    def of(self, kind: type[Kind]) -> list[Kind]:
        with self._changed:
            return [event for event in self.heard if isinstance(event, kind)]

    def until(self, holds: Callable[[], object]) -> None:
        """AssertionError, with what was heard last, when it does not become true in time."""
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_SECONDS), self.heard[-3:]

    def until_shown(self, sale_id: UUID, holds: Callable[[ShownSale], object]) -> ShownSale:
        """The first news of the sale that are as wanted."""

        def found() -> list[ShownSale]:
            changes = [event for event in self.heard if isinstance(event, SaleChanged)]
            mine = [event.shown for event in changes if event.shown.sale.id == sale_id]
            return [shown for shown in mine if holds(shown)]

        self.until(found)
        return found()[0]

    def until_refused(self, count: int = 1) -> list[str]:
        """The codes of the refusals, once there are so many."""

        def codes() -> list[str]:
            refused = [event for event in self.heard if isinstance(event, CommandRefused)]
            return [event.message.code for event in refused]

        self.until(lambda: len(codes()) >= count)
        return codes()
