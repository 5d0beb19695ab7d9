"""One data folder, one till."""

from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.storage.instance_lock import FILE_NAME, InstanceLock
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from pos_app.adapters.storage.instance_lock import InstanceLock
lock = InstanceLock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def refusal(folder: Path) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        InstanceLock.take(folder)
    return refused.value


def test_a_second_till_is_refused_and_names_the_first(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "held\n"
            message = refusal(tmp_path).message
            assert message.code == "store.in_use"
            assert message.arguments == {"folder": str(tmp_path), "process": str(first.pid)}
        finally:
            first.kill()
    # Killed, not closed: the kernel let go of it.
    InstanceLock.take(tmp_path).release()


def test_also_within_one_process_until_it_is_released(tmp_path: Path) -> None:
    lock = InstanceLock.take(tmp_path)
    assert lock.held
    assert refusal(tmp_path).message.code == "store.in_use"
    lock.release()
    lock.release()
    assert not lock.held
    InstanceLock.take(tmp_path).release()


def test_the_folder_is_made_for_the_till_alone(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "till"
    InstanceLock.take(folder).release()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refusal(tmp_path / "file").message.code == "store.not_writable"
