"""At every size, in both themes, in long words, from the right: nothing cut, hidden or too pale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from tests.ui import looks
from tests.ui.cart_scenes import CART_SCENES
from tests.ui.counter import REGULAR, scene_rect
from tests.ui.gateway_scenes import GATEWAY_SCENES
from tests.ui.scenes import SCENES
from tests.ui.truth_scenes import TRUTH_SCENES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication

    from pos_app.ui.formatting import Formatter
    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

ALL_SCENES = SCENES | TRUTH_SCENES | GATEWAY_SCENES | CART_SCENES
SIZES = {
    "1024x600": QSize(1024, 600),
    "1280x800": QSize(1280, 800),
    "1920x1080": QSize(1920, 1080),
}


def misplaced_from_the_right(application: QGuiApplication, counter: Counter) -> list[str]:
    """What goes wrong where one reads from the right."""
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        counter.settle()
        rail = [scene_rect(item) for item in counter.items() if item.objectName() == "rail"]
        assert all(place.right() == counter.window.width() for place in rail)
        return looks.misplaced(counter)
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        counter.settle()


def faults_everywhere(application: QGuiApplication, counter: Counter) -> list[str]:
    """At each size, in both themes, and from the right; the counter stands at the smallest."""
    faults = []
    for name, size in SIZES.items():
        counter.resize(size)
        faults += [f"{name}, light: {fault}" for fault in looks.faults(counter)]
        if size == REGULAR:
            from_right = misplaced_from_the_right(application, counter)
            faults += [f"{name}, from the right: {fault}" for fault in from_right]
        counter.set_dark(dark=True)
        faults += [f"{name}, dark: {fault}" for fault in looks.pale_texts(counter, counter.grab())]
        counter.set_dark(dark=False)
    return faults


@pytest.mark.parametrize("scene", ALL_SCENES)
def test_it_looks_right(
    application: QGuiApplication, open_counter: Callable[..., Counter], till: MemoryTill, scene: str
) -> None:
    counter = open_counter(till, size=SIZES["1024x600"])
    ALL_SCENES[scene](counter)
    faults = faults_everywhere(application, counter)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scene", ALL_SCENES)
def test_long_words_fit(
    german: Formatter, open_counter: Callable[..., Counter], till: MemoryTill, scene: str
) -> None:
    counter = open_counter(till, size=SIZES["1024x600"], numbers=german)
    ALL_SCENES[scene](counter)
    counter.settle()
    assert looks.misplaced(counter) == []
    counter.resize(SIZES["1280x800"])
    assert looks.misplaced(counter) == []
