"""A file that takes the bytes of every paper: for spoolers of the shop's own, and to look at."""

from __future__ import annotations

import os
from threading import Event
from typing import TYPE_CHECKING

from pos_app.ports import PrintResult, PrintStage, RefusedError, UnreachableError, unheard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.message import Message

# Without waiting: opening a pipe that nobody reads would otherwise never end.
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
# Whom the umask of the till's user lets: a spooler is another user's.
_ANYBODY = 0o666


class FilePrinter:
    """Each job is appended whole. Nobody says whether it was ever printed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopping = Event()

    @property
    def notice(self) -> Message | None:
        return None  # a file has no paper

    def check(self) -> None:
        if self._stopping.is_set():
            raise UnreachableError("printer.stopped")
        folder = self._path.parent
        if not folder.is_dir():
            raise self._not_written("there is no such folder")
        if not os.access(self._path if self._path.exists() else folder, os.W_OK):
            raise RefusedError("printer.no_permission", device=str(self._path))
        # A device or a pipe would take what it can and keep the till waiting with the rest.
        if self._path.exists() and not self._path.is_file():
            raise RefusedError("printer.wrong_device", device=str(self._path))

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        del on_trouble
        self.check()
        on_stage(PrintStage.SENDING)
        try:
            descriptor = os.open(self._path, _FLAGS, _ANYBODY)
        except OSError as error:
            raise self._not_written(error.strerror) from error
        try:
            return self._append(descriptor, data)
        finally:
            os.close(descriptor)

    def stop(self) -> None:
        self._stopping.set()

    def _append(self, descriptor: int, data: bytes) -> PrintResult:
        before = os.fstat(descriptor).st_size
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        except OSError as error:
            # A full disk: a part of a job would spoil the ones before and after it.
            os.ftruncate(descriptor, before)
            raise self._not_written(error.strerror) from error
        return PrintResult.SENT

    def _not_written(self, reason: str | None) -> UnreachableError:
        return UnreachableError("printer.not_written", device=str(self._path), reason=reason or "")
