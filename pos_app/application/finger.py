"""Touches and types in a window as a person does, by the names the controls have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem, QQuickWindow

_KEYS = {"\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape, "\b": Qt.Key.Key_Backspace}


class Finger:
    def __init__(self, window: QQuickWindow) -> None:
        self._window = window

    def type(self, text: str) -> None:
        for character in text:
            key = _KEYS.get(character, Qt.Key(ord(character.upper())))
            shown = "" if character in _KEYS else character
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, shown)
                QCoreApplication.sendEvent(self._window, event)

    def touch(self, name: str) -> None:
        """LookupError when no visible, enabled control has this name."""
        item = self.find(name)
        if item is None:
            raise LookupError(f"nothing to touch is called {name}")
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        button = Qt.MouseButton.LeftButton
        for kind, held in (
            (QEvent.Type.MouseButtonPress, button),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(
                kind,
                middle,
                self._window.mapToGlobal(middle),
                button,
                held,
                Qt.KeyboardModifier.NoModifier,
            )
            QCoreApplication.sendEvent(self._window, event)

    def find(self, name: str) -> QQuickItem | None:
        """The visible, enabled item of this name; delegates are only in the tree of items."""
        waiting = [self._window.contentItem()]
        while waiting:
            item = waiting.pop()
            if not (item.isVisible() and item.isEnabled()):
                continue
            if item.objectName() == name:
                return item
            waiting += item.childItems()
        return None
