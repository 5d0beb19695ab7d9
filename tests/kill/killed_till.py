"""A run of the till in a process of its own, heard by the test, and killed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the till said of a sale last, as a customer could see it."""

    id: str
    number: int
    address: str
    index: int
    missing_sat: int
    standing: str
    life: str
    receipt_number: int | None
    receipt: str
    store_told: bool
    begun_here: bool  # in the run that says so


class KilledTill:
    """`said` is what this run has said, by sale; half a line of a killed one is not heard."""

    def __init__(self, settings: Path, data: Path, *, sales: int) -> None:
        self.said: dict[str, Heard] = {}
        self._changed = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.charging_till", settings, data, str(sales)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def lives_for(self, seconds: float) -> None:
        """Let it work; AssertionError when it ends by itself."""
        try:
            status = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return
        raise AssertionError(f"the till ended by itself with {status}")

    def kill(self) -> None:
        """SIGKILL; whatever it had started ends with it."""
        helpers: list[psutil.Process] = []
        if self._process.poll() is None:
            helpers = psutil.Process(self._process.pid).children(recursive=True)
            self._process.kill()
        self._finish()
        _, alive = psutil.wait_procs(helpers, timeout=PATIENCE_SECONDS)
        assert alive == []

    def end(self) -> None:
        """In order."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        assert self._process.wait(PATIENCE_SECONDS) == 0
        self._finish()

    def until(self, what: str, holds: Callable[[dict[str, Heard]], object]) -> None:
        """Look again after each line; AssertionError when it does not hold in time."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        with self._changed:
            while not holds(self.said):
                left = deadline - time.monotonic()
                assert left > 0, f"waited in vain: {what}; {self.said}"
                assert self._process.poll() is None, f"the till has ended before: {what}"
                self._changed.wait(min(left, 1.0))

    def _finish(self) -> None:
        self._process.wait()
        self._listener.join(PATIENCE_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith(b"\n"):
                return
            heard: dict[str, Any] = json.loads(line)
            with self._changed:
                self.said[heard["id"]] = Heard(**heard)
                self._changed.notify_all()
