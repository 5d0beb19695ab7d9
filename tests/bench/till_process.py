"""The till of a benchmark, seen from outside: started, driven, weighed and ended."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

ROOT = Path(__file__).parents[2]
ANSWER_SECONDS = 60.0
END_SECONDS = 20.0
BYTES_A_MEGABYTE = 1_000_000
# Bytecode is kept as on any installed till, also where whoever measures has switched that off.
OFFSCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "LC_ALL": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "",
}


class NoAnswerError(Exception):
    """The till has ended, or says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """`processor` is what the till's process had computed until then."""

    at: int
    processor: int


class TillProcess:
    """Times are nanoseconds of CLOCK_MONOTONIC."""

    def __init__(self, settings: Path, data: Path, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "tests.bench.program"]
        command += ["--config", str(settings), "--data", str(data)]
        self.started_at = time.monotonic_ns()
        self._process = start(command, environment)
        assert self._process.stdin is not None
        self._input = self._process.stdin
        self._writing = threading.Lock()
        self._next_id = 0
        self._news: dict[str, queue.SimpleQueue[News | None]] = {
            "frame": queue.SimpleQueue(),
            "ready": queue.SimpleQueue(),
        }
        self._answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """Its input ends, and so does it, in order."""
        self._input.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def first_frame(self) -> News:
        return self._wait("frame")

    def ready(self) -> News:
        return self._wait("ready")

    def aim(self, name: str | None) -> None:
        self._answer_to(self._send({"do": "aim", "name": name}))

    def measure(self, until: str, **command: str) -> tuple[int, dict[str, Any]]:
        """Do `command` (`do` and its arguments); when it was asked, and what was seen then."""
        asked_at = time.monotonic_ns()
        answer = self._answer_to(self._send({**command, "until": until}))
        return asked_at, answer

    def expect(self, until: str) -> int:
        """Begin to watch without doing anything; `seen` has the answer."""
        return self._send({"do": "wait", "until": until})

    def seen(self, asked: int) -> dict[str, Any]:
        return self._answer_to(asked)

    def tell(self, command: str) -> None:
        """Something that has no answer."""
        self._send({"do": command})

    def papers_waiting(self) -> int:
        return int(self._answer_to(self._send({"do": "count_papers"}))["waiting"])

    def times_at_books(self) -> dict[str, list[float]] | None:
        """Milliseconds by kind; None while it still works."""
        times: dict[str, list[float]] | None = self._answer_to(
            self._send({"do": "times_at_books"})
        )["times"]
        return times

    def megabytes(self) -> float:
        """Proportional set size of it and of all it has started, from `smaps_rollup`."""
        till = psutil.Process(self._process.pid)
        return (
            sum(
                proportional_bytes(process.pid)
                for process in (till, *till.children(recursive=True))
            )
            / BYTES_A_MEGABYTE
        )

    def _send(self, command: Mapping[str, object]) -> int:
        with self._writing:
            self._next_id += 1
            line = json.dumps({"id": self._next_id, **command}).encode() + b"\n"
            self._input.write(line)
            self._input.flush()
            return self._next_id

    def _answer_to(self, asked: int) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=ANSWER_SECONDS)
        except queue.Empty:
            answer = {}
        if answer.get("id") != asked:
            raise NoAnswerError(f"no answer to command {asked}: {answer}, {self._state()}")
        return answer

    def _wait(self, name: str) -> News:
        try:
            news = self._news[name].get(timeout=ANSWER_SECONDS)
        except queue.Empty:
            news = None
        if news is None:
            raise NoAnswerError(f"the till did not say: {name}, {self._state()}")
        return news

    def _state(self) -> str:
        code = self._process.poll()
        return "it is still running" if code is None else f"it ended with {code}"

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            if "news" in said:
                news = News(at=said["at"], processor=said["processor"])
                self._news[said["news"]].put(news)
            else:
                self._answers.put(said)
        for waiting in self._news.values():
            waiting.put(None)
        self._answers.put({})


def start(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **OFFSCREEN, **environment},
    )


def proportional_bytes(process_id: int) -> int:
    lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
