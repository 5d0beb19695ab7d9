"""A window of the program under a finger: what it shows is read off its items and its picture."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QPointF, QTimer
from PySide6.QtQml import QQmlExpression, qmlContext

from pos_app.application.finger import Finger
from tests.support.codes import codes_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtQuick import QQuickItem, QQuickWindow

PATIENCE_SECONDS = 60.0
# A look walks over the whole screen: what does not come at once is looked for less often.
FIRST_REST_MILLISECONDS, LONGEST_REST_MILLISECONDS = 2, 40


def until(what: str, holds: Callable[[], object], seen: Callable[[], object] = str) -> None:
    """Let Qt work until it holds; when it does not in time, AssertionError with what was `seen`."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    rest = FIRST_REST_MILLISECONDS
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain: {what}; {seen()}"
        let_qt_work(rest)
        rest = min(2 * rest, LONGEST_REST_MILLISECONDS)


def let_qt_work(milliseconds: int) -> None:
    """And the other threads: QTest.qWait would keep Python's lock all the while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Hand(Finger):
    """Types as slowly as a hand, though in no time: the till takes it for no scanner."""

    def type(self, text: str) -> None:
        for key in text:
            super().type(key)
            screen = self._window.findChild(QObject, "saleScreen")
            context = None if screen is None else qmlContext(screen)
            if screen is not None and context is not None:
                QQmlExpression(context, screen, "entry.scanner.forget()").evaluate()


class SeenWindow:
    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self.finger = Hand(window)

    def touch(self, name: str) -> None:
        """As soon as it can be touched."""
        until(f"{name} can be touched", lambda: self.finger.find(name))
        self.window.grabWindow()  # lays out what has just appeared
        self.finger.touch(name)

    def codes(self) -> list[str]:
        return codes_in(self.window.grabWindow())

    def until_text(self, name: str, text: str, role: str = "text") -> None:
        until(
            f"{name} says {text}",
            lambda: text in self.text(name, role),
            lambda: self.text(name, role),
        )

    def shows(self, name: str) -> bool:
        return self.item(name) is not None

    def text(self, name: str, role: str = "text") -> str:
        """Empty where there is no such thing on the screen."""
        item = self.item(name)
        return "" if item is None else str(item.property(role))

    def top(self, name: str) -> float:
        """How far down in the window it begins."""
        item = self.item(name)
        assert item is not None, f"{name} is not on the screen"
        return item.mapToScene(QPointF()).y()

    def picture(self, name: str) -> QImage:
        """What is painted at its place."""
        item = self.item(name)
        assert item is not None, f"{name} is not on the screen"
        place = item.mapRectToScene(item.boundingRect())
        return self.window.grabWindow().copy(place.toRect())

    def item(self, name: str) -> QQuickItem | None:
        """What is visible under this name, whether it can be touched or not."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.objectName() == name:
                return item
            waiting += [child for child in item.childItems() if child.isVisible()]
        return None
