"""Takes each guard out of a copy of the program and shows that its test turns red.

`python -m tests.faults.remove_guards [CASE ...]`: one line a case; 1 when a test stayed green. A
test that waits for what can no longer come is red as well.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.guard_table import ROOT, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.faults.guard_table import Case, Guard

COPIED = ("pos_app", "resources", "tests", "packaging", "pyproject.toml")
# Of foreign code there is no copy.
LINKED = Path("tests", "support", "npos", "node_modules")
SECONDS = 60.0
BASE_SECONDS = 900.0
_FAILED = 1  # pytest's status when it ran and something failed


class Outcome(Enum):
    GREEN = "green"
    RED = "red"
    HUNG = "red (it waited in vain)"
    BROKEN = "no test was run"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def copy_program(target: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", ".*")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignored)
        else:
            shutil.copy2(source, target / name)
    (target / LINKED).symlink_to(ROOT / LINKED)


def run_tests(folder: Path, tests: Iterable[str], seconds: float) -> Outcome:
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired:
        return Outcome.HUNG
    finally:
        # Also what a test has started; the process is still ours to name until it is waited for.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if status == 0:
        return Outcome.GREEN
    return Outcome.RED if status == _FAILED else Outcome.BROKEN


def outcome_without(folder: Path, guard: Guard) -> Outcome:
    file = folder / guard.file
    source = file.read_text("utf-8")
    changed = guard.without_it(source)
    if source.count(guard.text) != 1 or changed == source:
        return Outcome.BROKEN
    file.write_text(changed, "utf-8")
    try:
        return run_tests(folder, [guard.test], SECONDS)
    finally:
        file.write_text(source, "utf-8")


def remove_all(folder: Path, cases: Sequence[Case]) -> bool:
    """Whether each test of each case turned red."""
    good = True
    for case in cases:
        began = time.monotonic()
        outcomes = [outcome_without(folder, guard) for guard in case.guards]
        took = time.monotonic() - began
        good = good and all(each in {Outcome.RED, Outcome.HUNG} for each in outcomes)
        said = "; ".join(
            f"{each.value}: {guard.test.rpartition('::')[2]}"
            for guard, each in zip(case.guards, outcomes, strict=True)
        )
        say(f"{case.number:2} {case.name} ({took:.0f} s): {said}")
    return good


def main(arguments: Sequence[str]) -> int:
    wanted = {int(argument) for argument in arguments}
    cases = [case for case in read_cases() if not wanted or case.number in wanted]
    with tempfile.TemporaryDirectory(prefix="guards-") as name:
        folder = Path(name)
        copy_program(folder)
        tests = sorted({guard.test for case in cases for guard in case.guards})
        before = run_tests(folder, tests, BASE_SECONDS)
        if before is not Outcome.GREEN:
            say(f"with every guard in its place: {before.value}")
            return 1
        return 0 if remove_all(folder, cases) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
