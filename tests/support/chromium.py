"""Debian's Chromium without a window, driven over its debugging pipe: no driver, no port.

What is sent and what comes back is the Chrome DevTools Protocol, messages that end with a zero
byte (content/browser/devtools/devtools_pipe_handler.cc; chromedevtools.github.io).
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.processes import end

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

PROGRAM = "/usr/bin/chromium"
SECONDS = 60.0
READ_BYTES = 65_536
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--hide-scrollbars",
    "--lang=en-US",
    # Nothing but loopback exists for it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
)


# The kernel ends it with the thread that started it.
_BOUND = ("setpriv", "--pdeathsig", "KILL", "--", "bash", "-c")
FONTS = Path(__file__).parents[2] / "resources" / "fonts"


class ChromiumError(Exception):
    """Chromium refused a command, did not answer, or has ended."""


class Chromium:
    """One browser process; each of its tabs has cookies, storage and cache of its own."""

    def __init__(self, folder: Path) -> None:
        """`folder` is empty and holds its profile and its log."""
        commands_out, commands_in = os.pipe()
        answers_out, answers_in = os.pipe()
        self.log = folder / "chromium.log"
        # It reads from 3 and writes to 4; only a shell gives them these numbers safely.
        wire = f'exec "$@" 3<&{commands_out} 4>&{answers_in}'
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*_BOUND, wire, "bash", PROGRAM, *FLAGS, f"--user-data-dir={folder / 'profile'}"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=(commands_out, answers_in),
                start_new_session=True,
                env={**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(_fonts(folder))},
            )
        os.close(commands_out)
        os.close(answers_in)
        self._commands = commands_in
        self._answers = answers_out
        self._numbers = itertools.count(1)
        self._waiting: dict[int, queue.SimpleQueue[dict[str, Any]]] = {}
        self._listeners: dict[str, queue.SimpleQueue[dict[str, Any]]] = {}
        self._reader = threading.Thread(target=self._read, name="chromium", daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ChromiumError, OSError):
            self.send("Browser.close")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(SECONDS)
        end(self._process)
        self._reader.join(SECONDS)
        os.close(self._commands)
        os.close(self._answers)

    def send(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """The result of a command; ChromiumError instead of an error."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        answer: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._waiting[number] = answer
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self._commands, rest) :]
        try:
            came = answer.get(timeout=SECONDS)
        except queue.Empty:
            raise ChromiumError(f"no answer to {method}: {self.log_end()}") from None
        finally:
            del self._waiting[number]
        if "error" in came:
            raise ChromiumError(f"{method}: {came['error']}")
        result: dict[str, Any] = came["result"]
        return result

    def listen(self, session: str) -> queue.SimpleQueue[dict[str, Any]]:
        """What the session tells from now on."""
        events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._listeners[session] = events
        return events

    def log_end(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]

    def _read(self) -> None:
        for message in self._messages():
            waiting = self._waiting.get(message.get("id", 0))
            events = self._listeners.get(message.get("sessionId", ""))
            if waiting is not None:
                waiting.put(message)
            elif events is not None:
                events.put(message)
        ended = {"error": "Chromium has ended", "method": "ended"}
        for waiting_or_events in [*self._waiting.values(), *self._listeners.values()]:
            waiting_or_events.put(ended)

    def _messages(self) -> Iterable[dict[str, Any]]:
        kept = b""
        while came := os.read(self._answers, READ_BYTES):
            *whole, kept = (kept + came).split(b"\0")
            for text in whole:
                yield json.loads(text)


def _fonts(folder: Path) -> Path:
    """The till's own fonts, so that pictures are alike on every machine."""
    file = folder / "fonts.conf"
    file.write_text(
        f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig><dir>{FONTS}</dir><cachedir>{folder / "fonts"}</cachedir></fontconfig>"""
    )
    return file
