"""Every QML file loads without a warning, and each part shows its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from pos_app.config.paths import resources_folder
from tests.ui.looks import contrast

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.counter import Counter

QML = resources_folder() / "qml"
FILES = sorted(QML.rglob("*.qml"))
PARTS = sorted((QML / "parts").glob("*.qml"))
NEEDED: dict[str, dict[str, Any]] = {"NavigationButton": {"iconName": "keypad", "text": "Sale"}}
TEXT_PAIRS = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "pressed"),
    ("ink2", "paper"), ("ink2", "surface"), ("ink2", "sunken"),
    ("ink3", "paper"), ("ink3", "surface"), ("ink3", "sunken"),
    ("accent", "surface"), ("accent", "accentSoft"), ("fillInk", "fill"), ("fillInk", "fillDown"),
]  # fmt: skip
TONES = ["wait", "seen", "part", "paid", "gone", "alarm"]


def component(counter: Counter, file: Path) -> QQmlComponent:
    made = QQmlComponent(counter.screen.engine, QUrl.fromLocalFile(str(file)))
    assert made.status() is QQmlComponent.Status.Ready, made.errorString()
    return made


def test_each_file_is_sound(counter: Counter) -> None:
    for file in FILES:
        if file.stem != "Theme":
            component(counter, file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_file_is_long(file: Path) -> None:
    length = len(file.read_text("utf-8").splitlines())
    assert length <= 250, f"{length} lines: two parts"


def test_each_part_stands_alone(counter: Counter) -> None:
    kept = []
    for file in PARTS:
        factory = component(counter, file)
        made = factory.createWithInitialProperties(NEEDED.get(file.stem, {}))
        assert isinstance(made, QQuickItem), file.stem
        made.setParentItem(counter.window.contentItem())
        counter.settle()
        assert made.window() is counter.window, file.stem
        kept.append((factory, made))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colour_roles_keep_their_contrast(counter: Counter, *, dark: bool) -> None:
    counter.model.set_dark(dark=dark)
    roles = counter.theme
    for ink, ground in TEXT_PAIRS:
        assert contrast(roles.property(ink), roles.property(ground)) >= 4.5, (ink, ground)
    for edge in ("paper", "surface", "sunken"):
        assert contrast(roles.property("edge"), roles.property(edge)) >= 3, edge


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_state_words_keep_their_contrast(counter: Counter, *, dark: bool) -> None:
    counter.model.set_dark(dark=dark)
    roles = counter.theme
    for tone in TONES:
        strong = _colour(roles, "tones", tone)
        soft = _colour(roles, "softTones", tone)
        assert contrast(strong, soft) >= 4.5, tone
        assert contrast(strong, roles.property("surface")) >= 4.5, tone
        assert contrast(roles.property("stateInk"), strong) >= 4.5, tone
        assert contrast(roles.property("ink"), soft) >= 4.5, tone


def _colour(roles: QObject, table: str, name: str) -> Any:
    from PySide6.QtGui import QColor

    value = roles.property(table)
    shown = value.toVariant() if hasattr(value, "toVariant") else value
    return QColor(shown[name])
