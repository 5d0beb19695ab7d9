"""The control of `cold_start`: the least that shows a frame with the same libraries."""

from __future__ import annotations

import sys
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

PAGE = b"""
import QtQuick
Window { width: 1280; height: 800; visible: true; Text { text: "5" } }
"""


def main() -> None:
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication([])
    engine = QQmlApplicationEngine()
    engine.loadData(PAGE)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)

    def painted() -> None:
        sys.stdout.write(f"{time.monotonic_ns()}\n")
        sys.stdout.flush()
        window.frameSwapped.disconnect(painted)
        application.quit()

    window.frameSwapped.connect(painted)
    application.exec()


if __name__ == "__main__":
    main()
