"""Writes the recovery sheet in a thread of its own: a shop's whole life takes seconds to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.services.commands import CommandQueue
from pos_app.services.worker import Worker
from pos_app.ui.till import RecoveryWritten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.message import Message


class RecoveryDesk:
    """What is asked for before `open` waits."""

    def __init__(
        self,
        publish: Callable[[RecoveryWritten], None],
        on_refused: Callable[[Message, object], None],
    ) -> None:
        self._publish = publish
        self._commands = CommandQueue(on_refused)
        self._worker = Worker("recovery", self._commands.step)
        self._commands.wake = self._worker.wake

    def open(self, write: Callable[[Path | None], Path]) -> None:
        self._write_sheet = write
        self._worker.start()

    def write(self, folder: Path | None) -> None:
        self._commands.put(lambda: self._publish(RecoveryWritten(folder=self._write_sheet(folder))))

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)
