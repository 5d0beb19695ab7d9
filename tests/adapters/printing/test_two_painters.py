"""A receipt is painted for paper while the screen shows another one."""

from __future__ import annotations

import subprocess
import sys

TWO_PAINTERS = """
import sys
import threading

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from pos_app.adapters.printing.renderer import RasterPainter
from pos_app.config.paths import resources_folder
from pos_app.ui.receipt_words import ReceiptWords
from tests.support.receipts import a_receipt

application = QGuiApplication(["test", "-platform", "offscreen"])
painter = RasterPainter(ReceiptWords(QLocale("en_US")), resources_folder() / "fonts")
painter.prepare()
sys.setswitchinterval(1e-6)
together = threading.Barrier(2)


def paint():
    together.wait()
    painter.paint(a_receipt(), 80)


other = threading.Thread(target=paint)
other.start()
paint()
other.join()
"""
# One that is not prepared dies about four times in five.
TIMES = 3


def test_two_threads_paint_at_once() -> None:
    painters = [
        subprocess.Popen([sys.executable, "-c", TWO_PAINTERS], stderr=subprocess.PIPE, text=True)
        for _ in range(TIMES)
    ]
    ends = [painter.communicate()[1] for painter in painters]
    assert [painter.returncode for painter in painters] == [0] * TIMES, ends
