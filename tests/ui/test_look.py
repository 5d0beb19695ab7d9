"""Both themes and three sizes: nothing cut, on top of another, too small, too pale or nameless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from tests.ui import looks
from tests.ui.scenes import SCENES
from tests.ui.truth_scenes import TRUTH_SCENES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

ALL_SCENES = SCENES | TRUTH_SCENES
SIZES = {
    "1024x600": QSize(1024, 600),
    "1280x800": QSize(1280, 800),
    "1920x1080": QSize(1920, 1080),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", ALL_SCENES)
def test_it_looks_right(
    open_counter: Callable[..., Counter], till: MemoryTill, scene: str, size: str, *, dark: bool
) -> None:
    counter = open_counter(till, size=SIZES[size], dark=dark)
    ALL_SCENES[scene](counter)
    picture = counter.grab()
    faults = [
        *looks.cut_texts(counter),
        *looks.overlaps(counter),
        *looks.small_targets(counter),
        *looks.nameless_controls(counter),
        *looks.pale_texts(counter, picture),
    ]
    assert not faults, "\n".join(faults)
