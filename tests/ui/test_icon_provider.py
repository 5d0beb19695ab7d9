"""Our icons: each can be drawn, in any colour and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from pos_app.config.paths import resources_folder
from pos_app.ui.icon_provider import IconProvider, draw_icon

if TYPE_CHECKING:
    from pathlib import Path

ICONS = resources_folder() / "icons"


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_each_icon_draws_in_the_asked_colour(file: Path) -> None:
    picture = draw_icon(file, QColor("#2342C9"), 48)
    inked = [
        picture.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert {colour.name() for colour in inked} == {"#2342c9"}
    assert picture.pixelColor(0, 0).alpha() == 0


def test_white_is_a_hole() -> None:
    picture = draw_icon(ICONS / "paid.svg", QColor("black"), 96)
    assert picture.pixelColor(48, 20).alpha() == 255
    assert picture.pixelColor(40, 60).alpha() < 64


def test_the_size_is_what_the_screen_asks() -> None:
    size = QSize()
    picture = IconProvider(ICONS).requestImage("check/112233", size, QSize(64, 64))
    assert (picture.width(), size.width()) == (64, 64)


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        draw_icon(ICONS / "no-such.svg", QColor("black"), 24)
