"""The real chain, one for all tests of a worker, and the application that sells on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regtest.stack import RegtestStack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session")
def regtest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegtestStack]:
    with RegtestStack(tmp_path_factory.mktemp("regtest")) as stack:
        yield stack


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    return qapp
