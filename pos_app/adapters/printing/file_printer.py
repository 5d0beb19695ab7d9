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


class FilePrinter:
    """Each job is appended whole. Nobody says whether it was ever printed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopping = Event()

    def check(self) -> None:
        if self._stopping.is_set():
            raise UnreachableError("printer.stopped")
        folder = self._path.parent
        if not folder.is_dir():
            raise UnreachableError(
                "printer.unreachable", host=str(self._path), reason="there is no such folder"
            )
        if not os.access(self._path if self._path.exists() else folder, os.W_OK):
            raise RefusedError("printer.no_permission", device=str(self._path))

    @property
    def notice(self) -> Message | None:
        return None  # a file has no paper

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
            with self._path.open("ab") as file:
                before = file.tell()
                try:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                except OSError:
                    # A full disk: a part of a job would spoil the ones before and after it.
                    os.ftruncate(file.fileno(), before)
                    raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreachableError(
                "printer.unreachable", host=str(self._path), reason=reason
            ) from error
        return PrintResult.SENT

    def stop(self) -> None:
        self._stopping.set()
