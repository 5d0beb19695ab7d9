"""A child process that is asked and answers in lines, within a time limit."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from pos_app.ports import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_LINE = 10_000
END_SECONDS = 2.0
NOT_FOR_CHILDREN = "POS_SECRET_"  # variables that begin so hold the till's secrets


class LineProcess:
    """For one thread at a time, but `kill`. The child's input ends when we do, and so does it."""

    def __init__(self, command: Sequence[str]) -> None:
        """UnreachableError when it can't be started."""
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=_environment(os.environ),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise UnreachableError("second.died", reason=str(error)) from error
        self._input = _pipe(self._process.stdin)
        self._output = _pipe(self._process.stdout)
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="second derivation", daemon=True)
        self._reader.start()

    @property
    def id(self) -> int:
        return self._process.pid

    def ask(self, line: str, seconds: float) -> str:
        """The next line it answers. UnreachableError `second.died` or `second.too_slow`."""
        try:
            self._input.write(line + "\n")
            self._input.flush()
        except OSError as error:
            raise UnreachableError("second.died", reason=str(error)) from error
        try:
            answer = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise UnreachableError("second.too_slow", seconds=str(seconds)) from None
        if not answer:
            raise UnreachableError("second.died", reason="end of output")
        return answer

    def kill(self) -> None:
        """From any thread: what is being asked gets no answer any more."""
        self._process.kill()

    def end(self) -> None:
        """End it: by its input at first, then by force."""
        with suppress(OSError):  # it is dead, and what was written last is lost with it
            self._input.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._output.close()

    def _read(self) -> None:
        # An empty line stands for the end, as readline() itself has it.
        while line := self._output.readline(LONGEST_LINE):
            self._lines.put(line)
        self._lines.put("")


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise TypeError("both pipes were asked for")
    return stream


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    # bitcoinlib refuses to load where the locale is not UTF-8.
    kept = {key: text for key, text in variables.items() if not key.startswith(NOT_FOR_CHILDREN)}
    return {**kept, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
