"""What holds for every test."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything of Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtGui import QGuiApplication

# A machine that is busy with something else must not fail an example.
settings.register_profile("till", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("till")

# Five seconds otherwise.
for waits in (QtBot.waitUntil, QtBot.waitSignal):
    waits.__kwdefaults__ = {**(waits.__kwdefaults__ or {}), "timeout": 60_000}

HERE = Path(__file__).parent
# The longest files first: a worker that runs out of files then waits for a short one only.
FIRST = ("properties", "regtest", "features", "application", "kill", "ui", "faults", "fuzz")


def folder_of(item: pytest.Item) -> str:
    """The folder under tests; a file's name where it stands there itself."""
    return item.path.relative_to(HERE).parts[0]


def turn_of(item: pytest.Item) -> int:
    folder = folder_of(item)
    return FIRST.index(folder) if folder in FIRST else len(FIRST)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=turn_of)


@pytest.fixture(scope="session", autouse=True)
def quick_layout() -> Iterator[None]:
    """Hundreds of tests make a store; what opening one does is tried in adapters/storage."""
    from pos_app.adapters.storage import sqlite_store
    from tests.support.quick_layout import lay_out

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sqlite_store, "migrate", lay_out)
        yield


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """One for all folders: the renderer can only be chosen before the first window."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return QGuiApplication


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a worker alive that reports half a character: it cannot be sent between processes."""
    report = yield
    report.sections = [
        (name, text.encode("utf-8", "backslashreplace").decode("utf-8"))
        for name, text in report.sections
    ]
    return report
