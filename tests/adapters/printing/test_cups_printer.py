"""A queue of CUPS, by stand-ins for its two programs: they keep what they got, and refuse."""

from __future__ import annotations

import shlex
import time
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.cups_printer import CupsPrinter
from pos_app.ports import PrintResult, RefusedError, UnreachableError

if TYPE_CHECKING:
    from pathlib import Path

LPSTAT = "echo '{queue} accepting requests since Sat 01 Jan 2028'"
HANGS = "exec tail -f /dev/null"
LP = 'echo "$@" > {folder}/words; cat > {folder}/job'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    write(tmp_path, "lpstat", LPSTAT.format(queue="Counter"))
    write(tmp_path, "lp", LP.format(folder=shlex.quote(str(tmp_path))))
    return tmp_path


def write(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)


def test_a_job_arrives_as_it_is_and_nobody_says_more(programs: Path) -> None:
    job = bytes(range(256)) * 1_000
    assert CupsPrinter("Counter").print(job, lambda _: None) is PrintResult.SENT
    assert (programs / "job").read_bytes() == job
    assert (programs / "words").read_text().split() == ["-d", "Counter", "-o", "raw", "-s"]


@pytest.mark.parametrize(
    "words",
    [
        "Counter not accepting requests since Sat 01 Jan 2028 -",
        "printer Counter disabled since Sat 01 Jan 2028 -\n\tUnplugged or turned off",
    ],
    ids=["rejects", "disabled"],
)
def test_a_queue_that_is_closed_is_refused(programs: Path, words: str) -> None:
    write(programs, "lpstat", f"echo {shlex.quote(words)}")
    with pytest.raises(RefusedError) as caught:
        CupsPrinter("Counter").check()
    assert caught.value.message.code == "printer.queue_closed"


def test_a_queue_that_nobody_knows_is_unreachable(programs: Path) -> None:
    write(programs, "lpstat", "echo 'lpstat: Invalid destination name.' >&2; exit 1")
    with pytest.raises(UnreachableError) as caught:
        CupsPrinter("Counter").print(b"job", lambda _: None)
    assert caught.value.message.code == "printer.queue_failed"
    assert caught.value.message.arguments["reason"] == "lpstat: Invalid destination name"
    assert not (programs / "job").exists()


def test_without_cups_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedError) as caught:
        CupsPrinter("Counter").check()
    assert caught.value.message.code == "printer.no_cups"


def test_a_server_that_hangs_costs_only_the_deadline(programs: Path) -> None:
    write(programs, "lpstat", HANGS)
    started = time.monotonic()
    with pytest.raises(UnreachableError) as caught:
        CupsPrinter("Counter", seconds=0.3).check()
    assert caught.value.message.code == "printer.queue_silent"
    assert time.monotonic() - started < 3


def test_a_job_that_it_hangs_on_may_have_been_taken(programs: Path) -> None:
    write(programs, "lp", HANGS)
    assert CupsPrinter("Counter", seconds=0.3).print(b"job", lambda _: None) is (
        PrintResult.UNCERTAIN
    )


def test_stop_ends_one_that_hangs(programs: Path) -> None:
    write(programs, "lpstat", HANGS)
    printer = CupsPrinter("Counter")
    stopping = Timer(0.3, printer.stop)
    stopping.start()
    started = time.monotonic()
    with pytest.raises(UnreachableError) as caught:
        printer.check()
    stopping.join()
    assert caught.value.message.code == "printer.stopped"
    assert time.monotonic() - started < 3
