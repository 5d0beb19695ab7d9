"""Plays a person at the screens that follow one another while `run_till` runs Qt's loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickWindow

from pos_app.ui.engine import gui_application

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LOOK_MILLISECONDS = 10
PATIENCE_SECONDS = 60.0


class ScreenPlayer(QObject):
    """Each scene gets the window that stands; one that ends its window is followed by the next.

    The first error of a scene is kept for `check`, and the program is ended.
    """

    def __init__(self, *scenes: Callable[[QQuickWindow], None]) -> None:
        super().__init__()
        self._scenes: Sequence[Callable[[QQuickWindow], None]] = scenes
        self._played = 0
        self._playing = False
        self._before: QQuickWindow | None = None
        self._error: Exception | None = None
        self._deadline = time.monotonic() + PATIENCE_SECONDS
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def check(self) -> None:
        self._timer.stop()
        if self._error is not None:
            raise self._error
        assert self._played == len(self._scenes)

    def _look(self) -> None:
        if self._playing:
            return
        window = standing_window()
        if self._error is not None or time.monotonic() > self._deadline:
            gui_application().quit()
        elif window is not None and window is not self._before and self._scenes[self._played :]:
            self._before = window
            self._play(window)

    def _play(self, window: QQuickWindow) -> None:
        self._playing = True
        try:
            self._scenes[self._played](window)
            self._played += 1
        except (AssertionError, LookupError) as error:
            self._error = error
        self._playing = False
        self._deadline = time.monotonic() + PATIENCE_SECONDS


def standing_window() -> QQuickWindow | None:
    windows = gui_application().topLevelWindows()
    standing = [each for each in windows if isinstance(each, QQuickWindow) and each.isActive()]
    return standing[0] if standing else None
