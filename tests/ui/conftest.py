"""One offscreen application, a till in memory, and its screens as a person meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from pos_app.ui import engine
from pos_app.ui.formatting import Formatter
from pos_app.ui.translator import speak
from tests.ui.counter import REGULAR, Counter
from tests.ui.memory_till import MemoryTill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QGuiApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    engine.prepare(qapp)
    return qapp


@pytest.fixture
def numbers() -> Formatter:
    return Formatter.of(QLocale("en"))


@pytest.fixture
def german(application: QGuiApplication) -> Iterator[Formatter]:
    translator = speak(application, QLocale("de"))
    assert translator is not None
    yield Formatter.of(QLocale("de"))
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def till() -> MemoryTill:
    return MemoryTill()


@pytest.fixture
def open_counter(
    application: QGuiApplication, qtbot: QtBot, numbers: Formatter
) -> Iterator[Callable[..., Counter]]:
    opened: list[Counter] = []

    def opener(till: MemoryTill, **wishes: Any) -> Counter:
        counter = Counter(qtbot, till, wishes.pop("numbers", numbers), **wishes)
        opened.append(counter)
        return counter

    yield opener
    for counter in opened:
        counter.close()


@pytest.fixture
def counter(open_counter: Callable[..., Counter], till: MemoryTill) -> Counter:
    return open_counter(till)


@pytest.fixture
def open_page(
    application: QGuiApplication, qtbot: QtBot, numbers: Formatter
) -> Iterator[Callable[..., Counter]]:
    """Opens a PagesCounter or a SetupCounter."""
    opened: list[Counter] = []

    def opener(kind: Callable[..., Counter], **wishes: Any) -> Counter:
        wishes.setdefault("size", REGULAR)
        counter = kind(qtbot, wishes.pop("numbers", numbers), **wishes)
        opened.append(counter)
        return counter

    yield opener
    for counter in opened:
        counter.close()
