"""PySide6 6.12.0 loses one reference of True on every emit, which ends the program after hours."""

from __future__ import annotations

import subprocess
import sys

EMITS = 2_000
# In a process of its own: with the leak, the interpreter itself aborts.
PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal()

sender = Sender()
before = sys.getrefcount(True)
for _ in range({EMITS}):
    sender.sent.emit()
print(before - sys.getrefcount(True))
"""


def test_emitting_keeps_the_references_of_true() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert finished.returncode == 0, finished.stderr
    assert abs(int(finished.stdout)) < EMITS // 100
