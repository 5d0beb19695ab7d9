"""The real chain, one for all tests of a worker, and the application that sells on it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from tests.regtest.stack import RegtestStack

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def regtest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegtestStack]:
    with RegtestStack(tmp_path_factory.mktemp("regtest")) as stack:
        yield stack


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return QGuiApplication


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    return qapp
