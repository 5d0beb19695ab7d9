"""The screens besides the sale, in both themes, three sizes, long words, and from the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui import looks
from tests.ui.call_scenes import CALL_PAGES
from tests.ui.editor_scenes import EDITOR_COUNTERS, EDITOR_PAGES
from tests.ui.ending_scenes import ENDING_COUNTERS, ENDING_PAGES
from tests.ui.goods_scenes import GOODS_PAGES, TIPS_AT
from tests.ui.history_scenes import HISTORY_PAGES
from tests.ui.page_scenes import COUNTERS, SCENES
from tests.ui.pages_counter import PagesCounter
from tests.ui.people_scenes import PEOPLE_AT, PEOPLE_PAGES
from tests.ui.printer_scenes import PRINTER_PAGES
from tests.ui.refund_scenes import REFUND_PAGES
from tests.ui.shift_scenes import SHIFT_COUNTERS, SHIFT_PAGES
from tests.ui.test_look import SIZES, faults_everywhere
from tests.ui.truth_page_scenes import TRUTH_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication

    from pos_app.ui.formatting import Formatter

ALL_PAGES = SCENES | TRUTH_PAGES | PRINTER_PAGES | EDITOR_PAGES | CALL_PAGES | PEOPLE_PAGES
ALL_PAGES |= SHIFT_PAGES | HISTORY_PAGES | REFUND_PAGES | GOODS_PAGES
ALL_PAGES |= ENDING_PAGES
ALL_COUNTERS = COUNTERS | EDITOR_COUNTERS | SHIFT_COUNTERS | ENDING_COUNTERS


def play(open_page: Callable[..., PagesCounter], scene: str, **wishes: object) -> PagesCounter:
    kind = ALL_COUNTERS.get(scene, PagesCounter)
    if scene.startswith("demo"):
        wishes["with_demo"] = True
    if scene.startswith("drawer"):
        wishes["with_drawer"] = True
    if scene in PEOPLE_AT:
        wishes["duty"] = PEOPLE_AT[scene]()
    if scene in TIPS_AT:
        wishes |= TIPS_AT[scene]
    counter = open_page(kind, **wishes)
    ALL_PAGES[scene](counter)
    counter.settle()
    return counter


@pytest.mark.parametrize("scene", ALL_PAGES)
def test_it_looks_right(
    application: QGuiApplication, open_page: Callable[..., PagesCounter], scene: str
) -> None:
    counter = play(open_page, scene, size=SIZES["1024x600"])
    faults = faults_everywhere(application, counter)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scene", ALL_PAGES)
def test_long_words_fit(
    german: Formatter, open_page: Callable[..., PagesCounter], scene: str
) -> None:
    counter = play(open_page, scene, size=SIZES["1024x600"], numbers=german)
    assert looks.misplaced(counter) == []
    counter.resize(SIZES["1280x800"])
    assert looks.misplaced(counter) == []
