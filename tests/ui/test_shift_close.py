"""The close of a shift: what is asked, what becomes of which sales, and the Z afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from pos_app.ui.duty import OverrideEnded
from tests.ui.memory_duty import MAYA
from tests.ui.shift_scenes import ShiftCounter, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.pages_counter import PagesCounter


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    counter = open_page(ShiftCounter)
    counter.go("shift")
    return counter


def spoken(counter: PagesCounter, name: str) -> str:
    face = QAccessible.queryAccessibleInterface(counter.item(name))
    assert face is not None
    return face.text(QAccessible.Text.Name)


def test_the_close_asks_says_what_becomes_of_each_and_shows_the_z(counter: PagesCounter) -> None:
    counter.tap("shiftClose")
    assert [row.sentence for row in page_of(counter).report._close_rows.rows] == [
        "38 sales are settled",
        "2 wait for a block. They settle in the next shift",
        "1 payment was taken back. Look at it first, or close with it marked",
        "1 is partly paid. It stays open and is watched on",
    ]
    assert spoken(counter, "close_partly").endswith("not counted")
    assert counter.item("closeTotal").property("value") == "€1\u202f284.60"
    counter.tap("closeNo")
    assert not counter.shows("shiftCloseDialog")
    assert counter.shifts.report is not None
    counter.tap("shiftClose")
    counter.tap("closeYes")
    assert not counter.shows("shiftCloseDialog")
    assert counter.text("shiftTitle") == "Shift 112, Z report"
    assert counter.text("shiftSaid") == "Shift 112 is closed, and its Z report is written."
    assert not counter.shows("shiftClose")
    counter.tap("shiftBack")
    assert counter.text("shiftEmptySentence") == "A new shift opens with the next sale."


def test_a_close_is_asked_for_once_and_a_refusal_ends_the_question(counter: PagesCounter) -> None:
    asked: list[str] = []
    counter.shifts.close = lambda note="": asked.append(note)  # type: ignore[method-assign]
    closing = page_of(counter).closing
    closing.close()
    assert asked == []
    counter.tap("shiftClose")
    counter.tap("closeYes")
    closing.close()
    counter.key(Qt.Key.Key_Escape)
    assert asked == [""]
    assert counter.item("closeYes").property("text") == "Counting the wallet"
    assert counter.shows("shiftCloseDialog")
    page_of(counter).hear(OverrideEnded(ask_id=MAYA.id, granted=False))
    assert not counter.shows("shiftCloseDialog")
    assert not closing.closing


def test_escape_and_the_first_key_keep_the_shift_open(counter: PagesCounter) -> None:
    counter.tap("shiftClose")
    counter.key(Qt.Key.Key_Return)
    assert not counter.shows("shiftCloseDialog")
    counter.tap("shiftClose")
    counter.key(Qt.Key.Key_Escape)
    assert not counter.shows("shiftCloseDialog")
    assert counter.shows("shiftScreen")
    assert counter.shifts.report is not None
    counter.key(Qt.Key.Key_Escape)
    assert counter.shows("saleScreen")
