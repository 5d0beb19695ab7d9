"""The one way from the workers' threads to the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class EventBridge(QObject):
    """Lives in the GUI thread; `publish` may be called from any thread, order is kept.

    Connect `happened` to methods of QObjects of the GUI thread only: a lambda would run in the
    worker's thread.
    """

    happened = Signal(object)

    def publish(self, event: object) -> None:
        """`event` is a frozen dataclass."""
        self.happened.emit(event)
