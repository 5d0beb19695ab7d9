"""A hand inside the till's process: it presses, touches, and tells what was painted when.

Commands come as JSON lines on standard input, answers and news go as JSON lines to standard
output. Times are nanoseconds of CLOCK_MONOTONIC, which all processes of a machine share. A press
waits in the queue of the screen's thread like one of a keyboard does, so that a busy screen counts.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, QSocketNotifier, Qt, QTimer

from pos_app.domain.rate import Rate
from pos_app.ui.till import Health
from tests.bench.books_at_work import BooksAtWork
from tests.bench.eye import Eye

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from pos_app.application.program import Program
    from tests.bench.eye import Sight

MOST_BYTES = 65_536
KEYS = {"Backspace": Qt.Key.Key_Backspace, "Escape": Qt.Key.Key_Escape, "Enter": Qt.Key.Key_Return}


class Hand(QObject):
    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._window = program.screen.window
        self._eye = Eye(self._window)
        self._eye.seen.connect(self._saw)
        self._rest = b""
        self._asked: Any = None
        self._finger: Any = None
        self._is_ready = False
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._eye.first_frame(lambda: self._find("key_5"), self._saw_first_frame)
        program._bridge.happened.connect(self._look_whether_ready)

    def _saw_first_frame(self, at: int) -> None:
        say(news="frame", at=at, processor=time.process_time_ns())

    def leave(self) -> None:
        self._notifier.setEnabled(False)

    def _read(self) -> None:
        came = os.read(sys.stdin.fileno(), MOST_BYTES)
        if not came:
            self._program._application.quit()
            return
        *lines, self._rest = (self._rest + came).split(b"\n")
        for line in lines:
            command = json.loads(line)
            getattr(self, f"_do_{command['do']}")(command)

    # --- commands ---

    def _do_aim(self, command: dict[str, Any]) -> None:
        """Remember how the item looks, or the whole window without a name."""
        name = command["name"]
        self._eye.aim(None if name is None else self._place(name))
        say(id=command["id"])

    def _do_key(self, command: dict[str, Any]) -> None:
        from PySide6.QtTest import QTest

        self._watch(command)
        key = command["key"]
        QTest.keyClick(self._window, KEYS.get(key) or ord(key))

    def _do_touch(self, command: dict[str, Any]) -> None:
        from PySide6.QtGui import QPointingDevice
        from PySide6.QtTest import QTest

        self._watch(command)
        if self._finger is None:
            self._finger = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
        place = self._place(command["name"]).center().toPoint()
        QTest.touchEvent(self._window, self._finger).press(0, place)
        QTest.touchEvent(self._window, self._finger).release(0, place)

    def _do_update(self, command: dict[str, Any]) -> None:
        """The control: a frame in which nothing is new."""
        self._watch(command)
        self._window.update()

    def _do_wait(self, command: dict[str, Any]) -> None:
        self._watch(command)

    def _do_print(self, _: dict[str, Any]) -> None:
        """A paper for the sale that was charged last."""
        self._program.assembly.till.print_slip(self._charged())

    def _do_count_papers(self, command: dict[str, Any]) -> None:
        say(id=command["id"], waiting=self._program.assembly.till.status().printer.waiting)

    def _do_work_at_books(self, _: dict[str, Any]) -> None:
        self._books = BooksAtWork(self._program)
        self._books.start()

    def _do_times_at_books(self, command: dict[str, Any]) -> None:
        say(id=command["id"], times=self._books.times)

    def _do_cancel(self, _: dict[str, Any]) -> None:
        self._program.assembly.till.cancel(self._charged())

    def _do_look(self, _: dict[str, Any]) -> None:
        """As a person who touches "check now": every worker looks."""
        self._program.assembly.till.look_again()

    # --- inside ---

    def _watch(self, command: dict[str, Any]) -> None:
        self._asked = command["id"]
        self._eye.watch(command["until"])

    def _saw(self, sight: Sight) -> None:
        say(id=self._asked, at=sight.at, text=sight.text, frames=sight.frames)

    def _look_whether_ready(self, _: object) -> None:
        """Rates agreed, server subscribed, an address derived twice."""
        till = self._program.assembly.till
        rate = till.current_rate(till.setup.currency)
        status = till.status()
        if self._is_ready or not isinstance(rate, Rate):
            return
        if status.chain.health is Health.WELL and status.stop is None:
            self._is_ready = True
            say(news="ready", at=time.monotonic_ns(), processor=time.process_time_ns())
            # What only the benchmark needs is loaded now, not within a measurement.
            QTimer.singleShot(0, self._eye.prepare)

    def _charged(self) -> Any:
        return self._program.till_view.payment.sale_id

    def _place(self, name: str) -> QRectF:
        place = self._find(name)
        if place is None:
            raise LookupError(f"{name} is not on the screen")
        return place

    def _find(self, name: str) -> QRectF | None:
        item = find_visible(self._window.contentItem(), name)
        if item is None:
            return None
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def find_visible(root: QQuickItem, name: str) -> QQuickItem | None:
    for child in root.childItems():
        if not child.isVisible():
            continue
        found = child if child.objectName() == name else find_visible(child, name)
        if found is not None:
            return found
    return None


def say(**words: object) -> None:
    os.write(sys.stdout.fileno(), json.dumps(words).encode() + b"\n")
