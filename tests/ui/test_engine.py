"""The engine, the bridge from the threads, and PySide itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from threading import Thread, get_ident
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from pos_app.config.paths import resources_folder
from pos_app.ui.engine import Screen, ScreenError
from pos_app.ui.event_bridge import EventBridge
from pos_app.ui.view_models.navigation import NavigationViewModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.counter import Counter

EMITS = """
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal(bool)

sender = Sender()
before = sys.getrefcount(True)
for _ in range(2000):
    sender.sent.emit(True)
print(sys.getrefcount(True) - before)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    number: int


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, int]] = []

    def hear(self, news: News) -> None:
        self.heard.append((news.number, get_ident()))


def test_news_of_threads_arrive_in_order_in_the_gui_thread(qtbot: QtBot) -> None:
    bridge, listener = EventBridge(), Listener()
    bridge.happened.connect(listener.hear)

    def work() -> None:
        for number in range(500):
            bridge.publish(News(number=number))

    worker = Thread(target=work)
    worker.start()
    qtbot.waitUntil(lambda: len(listener.heard) == 500)
    worker.join()
    assert [number for number, _ in listener.heard] == list(range(500))
    assert {thread for _, thread in listener.heard} == {get_ident()}


def test_an_emit_loses_no_reference_of_true() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EMITS], check=True, capture_output=True, text=True, timeout=60
    )
    assert abs(int(done.stdout)) < 10


def test_the_software_renderer_draws(counter: Counter) -> None:
    api = counter.window.rendererInterface().graphicsApi()
    assert api is QSGRendererInterface.GraphicsApi.Software
    assert isinstance(counter.window, QQuickWindow)


def test_our_letters_are_used(application: QGuiApplication) -> None:
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Inter"))
    assert application.font().families()[0] == "Inter"


@pytest.mark.no_qt_log
def test_what_cannot_be_loaded_says_why(application: QGuiApplication) -> None:
    with pytest.raises(ScreenError):
        Screen({}, name="NoSuchScreen")


def test_resources_are_found() -> None:
    assert (resources_folder() / "qml" / "screens" / "Main.qml").is_file()


def test_going_where_one_is_tells_nothing(qtbot: QtBot) -> None:
    navigation = NavigationViewModel([])
    with qtbot.assertNotEmitted(navigation.changed):
        navigation.go("sale")
    with qtbot.waitSignal(navigation.changed):
        navigation.go("payment")
    assert navigation.property("railKey") == "sale"


def test_tab_walks_through_the_controls_and_shows_where_it_is(counter: Counter) -> None:
    seen: list[str] = []
    for _ in range(60):
        counter.key(Qt.Key.Key_Tab)
        item = counter.window.activeFocusItem()
        assert item is not None
        if item.objectName() in seen:
            break
        seen.append(item.objectName())
        assert item.property("visualFocus"), item.objectName()
    assert {"rail_sale", "segment_EUR", "key_7", "key_clear", "note"} <= set(seen)


def test_space_presses_what_has_the_focus(counter: Counter) -> None:
    while counter.window.activeFocusItem() is not counter.item("key_7"):
        counter.key(Qt.Key.Key_Tab)
    counter.key(Qt.Key.Key_Space)
    assert counter.text("charge") == "Charge €7.00"
