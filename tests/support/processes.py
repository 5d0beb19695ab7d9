"""Processes for tests that end with the test, however the test ends."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# Below the range from which the kernel takes the near end of a connection, so that a port
# that is free stays free while its server is away.
PORTS = range(20_000, 32_000)
POLL_SECONDS = 0.005
# Of its own: hypothesis seeds the common one, and two tests would get the same port.
_RANDOM = random.SystemRandom()


class ProcessEndedError(Exception):
    """A process that should serve has ended, or did not begin to serve in time."""


def free_port() -> int:
    """Find a loopback TCP port that nothing listens on."""
    while True:
        port = _RANDOM.choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def start_bound(
    command: Sequence[str], *, log: Path, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a process group of its own that the kernel kills when the calling thread ends."""
    with log.open("ab") as output:
        return subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=None if environment is None else {**os.environ, **environment},
        )


def end(process: subprocess.Popen[bytes], *, grace_seconds: float = 0.0) -> None:
    """End a process and its whole group, politely first where a grace is given."""
    if process.poll() is None and grace_seconds:
        process.terminate()
        try:
            process.wait(grace_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until_serving(
    process: subprocess.Popen[bytes], serves: Callable[[], bool], *, log: Path, seconds: float = 30
) -> None:
    """Return as soon as `serves` says so; raises ProcessEndedError with the end of the log."""
    deadline = time.monotonic() + seconds
    while not serves():
        if process.poll() is not None or time.monotonic() > deadline:
            raise ProcessEndedError(log.read_text(errors="replace")[-4000:])
        time.sleep(POLL_SECONDS)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
