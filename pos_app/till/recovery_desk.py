"""Reads and writes the recovery sheet in a thread of its own: a shop's whole life takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.services.commands import CommandQueue
from pos_app.services.worker import Worker
from pos_app.ui.till import RecoveryRead, RecoveryWritten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.message import Message


class RecoveryDesk:
    """What is asked for before `open` waits."""

    def __init__(
        self,
        publish: Callable[[RecoveryRead | RecoveryWritten], None],
        on_refused: Callable[[Message, object], None],
    ) -> None:
        self._publish = publish
        self._commands = CommandQueue(on_refused)
        self._worker = Worker("recovery", self._commands.step)
        self._commands.wake = self._worker.wake

    def open(self, read: Callable[[], RecoveryRead], write: Callable[[Path | None], Path]) -> None:
        self._read_sheet = read
        self._write_sheet = write
        self._worker.start()

    def read(self) -> None:
        self._commands.put(lambda: self._publish(self._read_sheet()))

    def write(self, folder: Path | None) -> None:
        self._commands.put(lambda: self._publish(RecoveryWritten(folder=self._write_sheet(folder))))

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)
