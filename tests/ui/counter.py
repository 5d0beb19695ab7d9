"""The page object: finds what a person sees by its name, and touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtTest import QTest

from pos_app.domain.shift import Shift
from pos_app.ui.engine import Screen
from pos_app.ui.view_models.duty import DutyViewModel
from pos_app.ui.view_models.till import TillViewModel
from tests.ui.memory_duty import MemoryDuty
from tests.ui.memory_sale_entry import MemorySaleEntry
from tests.ui.memory_till import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem
    from pytestqt.qtbot import QtBot

    from pos_app.domain.catalogue import Item
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.refunds import RefundFacade
    from tests.ui.memory_till import MemoryTill

SHIFT = Shift(number=112, opened_at=START, opened_by="")
REGULAR = QSize(1280, 800)
KEYS = {".": Qt.Key.Key_Period.value, ",": Qt.Key.Key_Comma.value}


class Counter:
    """The composed screens over a till in memory, which change without moving."""

    def __init__(
        self,
        qtbot: QtBot,
        till: MemoryTill,
        numbers: Formatter,
        *,
        size: QSize = REGULAR,
        dark: bool = False,
        refunds: RefundFacade | None = None,
        duty: MemoryDuty | None = None,
    ) -> None:
        self._qtbot = qtbot
        self.duty = duty or MemoryDuty()
        self._refunds = refunds
        self.till = till
        self.screen = self._open(numbers, dark=dark)
        self.window = self.screen.window
        self.theme.setProperty("lessMotion", True)
        self.window.resize(size)
        qtbot.waitUntil(self.window.isExposed)
        self.window.requestActivate()
        qtbot.waitUntil(self.window.isActive)
        self._finger = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
        qtbot.waitUntil(lambda: not self._is_moving())
        self.settle()

    def _open(self, numbers: Formatter, *, dark: bool) -> Screen:
        self.kept = MemorySaleEntry()
        self.goods: dict[str, Item] = {}
        self.model = TillViewModel(
            self.till,
            numbers,
            dark=dark,
            refunds=self._refunds,
            entry=self.kept,
            item_of=self.goods.get,
        )
        self.till.listeners.append(self.model.take)
        self.kept.listeners.append(self.model.take)
        return Screen({"till": self.model, "duty": self._open_duty(numbers)})

    def _open_duty(self, numbers: Formatter) -> DutyViewModel:
        self.people = DutyViewModel(self.duty, self.till, self.model, numbers, shift=SHIFT)
        self.duty.listeners.append(self.people.hear)
        return self.people

    def close(self) -> None:
        self.screen.close()

    @property
    def theme(self) -> QObject:
        found = self.screen.engine.singletonInstance("theme", "Theme")
        assert isinstance(found, QObject)
        return found

    def resize(self, size: QSize) -> None:
        self.window.resize(size)
        self.settle()

    def set_dark(self, *, dark: bool) -> None:
        self.model.set_dark(dark=dark)
        self.settle()

    def settle(self) -> None:
        """Until animations are over and the layout stands."""
        QTest.qWait(1)  # they take no time
        self.window.grabWindow()

    def item(self, name: str) -> QQuickItem:
        """The visible item of this objectName."""
        found = [item for item in self.items() if item.objectName() == name]
        assert found, f"{name} is not on the screen"
        return found[0]

    def shows(self, name: str) -> bool:
        return any(item.objectName() == name for item in self.items())

    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Everything visible, from the back to the front."""
        root = root or self.window.contentItem()
        for child in root.childItems():
            if child.isVisible() and child.opacity() > 0:
                yield child
                yield from self.items(child)

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def texts(self) -> list[str]:
        return [str(item.property("text")) for item in self.items() if is_text(item)]

    def tap(self, name: str) -> None:
        """A finger on the middle of it."""
        place = self.middle(name)
        QTest.touchEvent(self.window, self._finger).press(0, place)
        QTest.touchEvent(self.window, self._finger).release(0, place)
        self.settle()

    def click(self, name: str) -> None:
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.middle(name),
        )
        self.settle()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window, KEYS.get(letter, ord(letter.upper())))
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.settle()

    def middle(self, name: str) -> QPoint:
        self.settle()
        return scene_rect(self.item(name)).center().toPoint()

    def grab(self) -> QImage:
        self.settle()
        return self.window.grabWindow()

    def find(self, name: str) -> QObject:
        found = self.window.findChild(QObject, name)
        assert found is not None, name
        return found

    def _is_moving(self) -> bool:
        """What began while the screens were loaded still takes its time."""
        return any(
            child.inherits("QQuickAbstractAnimation") and child.property("running")
            for child in self.window.findChildren(QObject)
        )


def is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") and bool(item.property("text"))


def is_control(item: QQuickItem) -> bool:
    return item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextInput")


def scene_rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def painted_rect(item: QQuickItem) -> QRectF:
    """Where the glyphs of a text really are, in the window."""

    def real(name: str) -> float:
        return float(item.property(name))

    alignment = evaluate(item, "effectiveHorizontalAlignment + 0")
    width, height = real("contentWidth"), real("contentHeight")
    left = {Qt.AlignmentFlag.AlignRight.value: item.width() - width}.get(alignment, 0.0)
    if alignment == Qt.AlignmentFlag.AlignHCenter.value:
        left = (item.width() - width) / 2
    top = (item.height() - height) / 2
    return item.mapRectToScene(QRectF(left, top, width, height))


def evaluate(item: QQuickItem, expression: str) -> int:
    """For enums of Qt Quick that have no face in Python."""
    context = qmlContext(item)
    assert context is not None
    value, _ = QQmlExpression(context, item, expression).evaluate()
    return int(value)
