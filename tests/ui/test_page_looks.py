"""The screens besides the sale, in both themes and three sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from pos_app.ui.formatting import Formatter
from pos_app.ui.translator import speak
from tests.ui import looks
from tests.ui.page_scenes import COUNTERS, SCENES
from tests.ui.pages_counter import PagesCounter
from tests.ui.test_look import SIZES
from tests.ui.truth_page_scenes import TRUTH_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QGuiApplication

ALL_PAGES = SCENES | TRUTH_PAGES


def play(open_page: Callable[..., PagesCounter], scene: str, **wishes: object) -> PagesCounter:
    kind = COUNTERS.get(scene, PagesCounter)
    if scene.startswith("demo"):
        wishes["with_demo"] = True
    counter = open_page(kind, **wishes)
    ALL_PAGES[scene](counter)
    counter.settle()
    return counter


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", ALL_PAGES)
def test_it_looks_right(
    open_page: Callable[..., PagesCounter], scene: str, size: str, *, dark: bool
) -> None:
    counter = play(open_page, scene, size=SIZES[size], dark=dark)
    picture = counter.grab()
    faults = [
        *looks.cut_texts(counter),
        *looks.overlaps(counter),
        *looks.small_targets(counter),
        *looks.nameless_controls(counter),
        *looks.pale_texts(counter, picture),
    ]
    assert not faults, "\n".join(faults)


@pytest.fixture
def german(application: QGuiApplication) -> Iterator[Formatter]:
    translator = speak(application, QLocale("de"))
    assert translator is not None
    yield Formatter.of(QLocale("de"))
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("size", ["1024x600", "1280x800"])
@pytest.mark.parametrize("scene", ALL_PAGES)
def test_long_words_fit(
    german: Formatter, open_page: Callable[..., PagesCounter], scene: str, size: str
) -> None:
    counter = play(open_page, scene, size=SIZES[size], numbers=german)
    assert [*looks.cut_texts(counter), *looks.overlaps(counter)] == []


@pytest.mark.parametrize("scene", ALL_PAGES)
def test_it_reads_from_the_right(
    application: QGuiApplication, open_page: Callable[..., PagesCounter], scene: str
) -> None:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        counter = play(open_page, scene)
        assert [*looks.cut_texts(counter), *looks.overlaps(counter)] == []
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
