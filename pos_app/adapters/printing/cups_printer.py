"""A print queue of CUPS. It takes a job and says no more: what becomes of it nobody tells us."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from threading import Event
from typing import TYPE_CHECKING

from pos_app.ports import PrintResult, PrintStage, RefusedError, UnreachableError, unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.message import Message

SECONDS = 10.0
_LOOK_SECONDS = 0.1


class _NoAnswerError(UnreachableError):
    """It was ended in the middle: what it was given may have arrived."""


class CupsPrinter:
    """Through `lp` and `lpstat`, as pycups needs a compiler. `raw`: the bytes are the printer's."""

    def __init__(self, queue: str, *, seconds: float = SECONDS) -> None:
        self._queue = queue
        self._seconds = seconds
        self._stopping = Event()

    def check(self) -> None:
        told = self._run(["lpstat", "-a", self._queue, "-p", self._queue], b"")
        # One that is disabled takes papers and keeps them to itself.
        if " not accepting " in told or f"printer {self._queue} disabled " in told:
            raise RefusedError("printer.queue_closed", queue=self._queue)

    @property
    def notice(self) -> Message | None:
        return None  # CUPS hears nothing of the paper

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        del on_trouble  # CUPS calls a job done while the printer is out of paper
        self.check()
        on_stage(PrintStage.SENDING)
        try:
            self._run(["lp", "-d", self._queue, "-o", "raw", "-s"], data)
        except _NoAnswerError:
            return PrintResult.UNCERTAIN
        return PrintResult.SENT

    def stop(self) -> None:
        self._stopping.set()

    def _run(self, command: Sequence[str], data: bytes) -> str:
        """What it printed. A command that fails by itself has taken no job."""
        if self._stopping.is_set():
            raise UnreachableError("printer.stopped")
        program = shutil.which(command[0])
        if program is None:
            raise RefusedError("printer.no_cups", program=command[0])
        with (
            subprocess.Popen(  # no shell, and the queue's name was checked
                [program, *command[1:]],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**os.environ, "LC_ALL": "C"},
                start_new_session=True,
            ) as process
        ):
            told = self._wait(process, data)
        if process.returncode != 0:
            reason = told.strip().splitlines()[-1] if told.strip() else "it refused"
            raise UnreachableError(
                "printer.queue_failed", queue=self._queue, reason=reason.rstrip(".")
            )
        return told

    def _wait(self, process: subprocess.Popen[bytes], data: bytes) -> str:
        end = time.monotonic() + self._seconds
        outgoing: bytes | None = data
        while True:
            try:
                told, _ = process.communicate(outgoing, timeout=_LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                outgoing = None  # communicate goes on with what it was given first
                if not self._stopping.is_set() and time.monotonic() < end:
                    continue
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
                code = "printer.stopped" if self._stopping.is_set() else "printer.queue_silent"
                raise _NoAnswerError(code, queue=self._queue) from None
            return told.decode(errors="replace")
