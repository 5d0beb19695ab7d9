"""Sets Qt up, loads the screens and takes them down in the right order."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from pos_app.config.paths import resources_folder
from pos_app.ui.icon_provider import IconProvider
from pos_app.ui.qr_image import QrProvider, code_matrix
from pos_app.ui.translator import speak
from pos_app.ui.view_models.duty import DutyViewModel
from pos_app.ui.view_models.pages import PagesViewModel
from pos_app.ui.view_models.setup import SetupViewModel
from pos_app.ui.view_models.till import TillViewModel

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILY = "Inter"
# QML knows a view-model from the moment its module is imported.
ROOT_VIEW_MODELS = (TillViewModel, PagesViewModel, SetupViewModel, DutyViewModel)
# QML knows a type once its module was imported; these bring all of them.
_VIEW_MODELS = (
    "pos_app.ui.view_models.till",
    "pos_app.ui.view_models.pages",
    "pos_app.ui.view_models.duty",
)


class ScreenError(Exception):
    """The screens could not be loaded: a bug or an incomplete installation."""


def gui_application() -> QGuiApplication:
    """The one application, made on the first call; before it no GUI class may be used."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    QGuiApplication.setApplicationName("pos-app")
    # Qt rests 5 ms before each frame for more changes to come; our news come one at a time.
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "1")
    # One renderer for every counter: no GPU is needed, and a picture looks the same everywhere.
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return QGuiApplication(sys.argv[:1])


def prepare(application: QGuiApplication) -> None:
    """Load our letters, and the words of the machine's language."""
    for file in sorted((resources_folder() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise ScreenError(f"the font {file.name} cannot be read")
    font = QFont()
    font.setFamilies([FAMILY, *QFont().families()])
    application.setFont(font)
    speak(application, QLocale())


def _warm_up() -> None:
    """Import what draws codes while nobody waits for it: the first Charge is as fast as any."""
    Thread(target=code_matrix, args=("",), name="warm-up", daemon=True).start()


class Screen:
    """The loaded QML; `close` before the view-models that it shows are dropped."""

    def __init__(self, properties: Mapping[str, QObject], *, name: str = "Main") -> None:
        for module in _VIEW_MODELS:
            import_module(module)
        self._properties = dict(properties)
        self._engine = QQmlApplicationEngine()
        self._mistakes: list[str] = []
        self._engine.warnings.connect(self._remember)
        self._engine.addImageProvider("icon", IconProvider(resources_folder() / "icons"))
        self._engine.addImageProvider("qr", QrProvider())
        self._engine.addImportPath(str(resources_folder() / "qml"))
        self._engine.setInitialProperties(self._properties)
        self._engine.loadFromModule("screens", name)
        if not self._engine.rootObjects():
            raise ScreenError("; ".join(self._mistakes) or f"screens/{name} cannot be loaded")
        self.window.frameSwapped.connect(_warm_up, Qt.ConnectionType.SingleShotConnection)

    @property
    def engine(self) -> QQmlApplicationEngine:
        return self._engine

    @property
    def window(self) -> QQuickWindow:
        root = self._engine.rootObjects()[0]
        if not isinstance(root, QQuickWindow):
            raise ScreenError("the screen has no window")
        return root

    def close(self) -> None:
        """Take the screens down, then the root view-models that they show."""
        for root in self._engine.rootObjects():
            if isinstance(root, QQuickWindow):
                root.close()
        # Deleting the engine now, and not when Python likes, keeps bindings from seeing null.
        if shiboken6.isValid(self._engine):
            shiboken6.delete(self._engine)
        # Python may collect them in a worker's thread, and a timer must not end there.
        for model in self._properties.values():
            if shiboken6.isValid(model):
                shiboken6.delete(model)
        self._properties.clear()

    def _remember(self, warnings: object) -> None:
        if isinstance(warnings, list):
            self._mistakes += [warning.toString() for warning in warnings]
