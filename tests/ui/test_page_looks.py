"""The screens besides the sale, in both themes and three sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui import looks
from tests.ui.page_scenes import COUNTERS, SCENES
from tests.ui.pages_counter import PagesCounter
from tests.ui.test_look import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES)
def test_it_looks_right(
    open_page: Callable[..., PagesCounter], scene: str, size: str, *, dark: bool
) -> None:
    kind = COUNTERS.get(scene, PagesCounter)
    wishes = {"with_demo": True} if scene.startswith("demo") else {}
    counter = open_page(kind, size=SIZES[size], dark=dark, **wishes)
    SCENES[scene](counter)
    picture = counter.grab()
    faults = [
        *looks.cut_texts(counter),
        *looks.overlaps(counter),
        *looks.small_targets(counter),
        *looks.nameless_controls(counter),
        *looks.pale_texts(counter, picture),
    ]
    assert not faults, "\n".join(faults)
