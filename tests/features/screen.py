"""What is on a screen, as a person would tell it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF

from pos_app.ui.formatting import Formatter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem, QQuickWindow

    from pos_app.domain.money import Money

# A till that shows nothing moving lays everything out between two looks.
STILL_SECONDS = 0.02


class Where:
    """Notices whether something still moves."""

    def __init__(self) -> None:
        self._place = QPointF()
        self._since = 0.0

    def stands_still(self, item: QQuickItem) -> bool:
        place = item.mapToScene(QPointF(1, 1))
        if place != self._place:
            self._place, self._since = place, time.monotonic()
        return time.monotonic() - self._since >= STILL_SECONDS


def seen_on(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Everything visible, from the back to the front."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.isVisible():
            yield item
            waiting += reversed(item.childItems())


def money(amount: Money) -> str:
    return plain(Formatter.of(QLocale("en")).money(amount))


def is_button(item: QQuickItem) -> bool:
    return item.inherits("QQuickAbstractButton")


def said_by(item: QQuickItem) -> str:
    return plain(str(item.property("text")))


def plain(text: str) -> str:
    """With the spaces that a keyboard has."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
