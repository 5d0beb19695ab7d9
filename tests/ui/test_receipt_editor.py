"""The owner edits the receipt, and the paper beside the form follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl

from pos_app.domain.message import Message
from pos_app.ui.receipt_drafts import LogoRead, draft_of
from pos_app.ui.setup_parts import Step
from pos_app.ui.setup_state import SetupState
from tests.ui.editor_counter import EditorCounter
from tests.ui.memory_setup import MemorySetup
from tests.ui.pages_counter import SETTINGS, SetupCounter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def counter(open_page: Callable[..., EditorCounter]) -> EditorCounter:
    counter = open_page(EditorCounter)
    counter.open_editor()
    return counter


def asked(counter: EditorCounter) -> list[str]:
    return [name for name, _ in counter.setup.asked]


def test_the_paper_is_the_drawing_of_what_is_typed(counter: EditorCounter) -> None:
    first = counter.wait_for_paper()
    counter.tap("input_receipt.headerInput")
    counter.tap("doneKey")
    counter.type("24")
    counter.key(Qt.Key.Key_Return)
    counter.type("7")
    typed = counter.wait_for_paper()
    assert typed.height > first.height
    draft = draft_of(counter.state.texts, "Till 2")
    assert draft is not None
    assert draft.receipt.header == "24\n7"
    assert counter.drafts.source(draft) == counter.picture_source


def test_a_block_goes_and_comes_back_at_a_touch(counter: EditorCounter) -> None:
    full = counter.paper()
    counter.focus("mark_Thanks")
    counter.tap("mark_Thanks")
    assert not counter.item("mark_Thanks").property("checked")
    assert counter.paper().height < full.height
    counter.tap("mark_Thanks")
    assert counter.paper() == full


def test_what_must_be_there_is_named_and_offers_nothing_to_touch(counter: EditorCounter) -> None:
    counter.focus("mark_Thanks")
    assert {"Numbers", "Total and taxes", "What was paid", "State"} <= set(counter.texts())
    assert not any(counter.shows(f"mark_{word}") for word in ("Numbers", "State"))


def test_saving_keeps_what_was_edited(counter: EditorCounter) -> None:
    counter.edit_setting("receipt.footer", "See you\nsoon")
    counter.focus("switch_receipt.explorer_qr")
    counter.tap("switch_receipt.explorer_qr")
    counter.focus("mark_Rate")
    counter.tap("mark_Rate")
    counter.tap("setupNext")
    assert counter.setup.kept["receipt.footer"] == "See you\nsoon"
    assert counter.setup.kept["receipt.explorer_qr"] is True
    assert counter.setup.kept["receipt.hidden"] == ("rate",)
    counter.go("sale")
    counter.open_editor()
    assert counter.row("receipt.footer").text == "See you\nsoon"
    counter.focus("mark_Rate")
    assert not counter.item("mark_Rate").property("checked")


def test_a_refused_logo_says_why_and_is_not_saved(counter: EditorCounter, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("no picture")
    counter.edit_setting("receipt.logo", str(letter))
    counter.wait_for_mistake("receipt.logo", "no whole PNG or JPEG")
    counter.settle()
    counter.tap("setupNext")
    assert "no whole PNG or JPEG" in counter.row("receipt.logo").mistake
    assert "save" not in asked(counter)
    counter.edit_setting("receipt.logo", "")
    assert not counter.row("receipt.logo").mistake
    counter.tap("setupNext")
    assert "save" in asked(counter)


def test_a_logo_stands_on_the_paper(counter: EditorCounter, tmp_path: Path) -> None:
    without = counter.wait_for_paper()
    logo = tmp_path / "logo.png"
    Image.new("1", (200, 120)).save(logo)
    counter.edit_setting("receipt.logo", str(logo))
    assert counter.wait_for_paper().height > without.height + 120
    assert not counter.row("receipt.logo").mistake


def test_a_refusal_belongs_to_the_path_that_it_is_of() -> None:
    state = SetupState(MemorySetup(SETTINGS))

    def hear(path: str) -> None:
        refusal = Message(code="logo.blank", arguments={"file": path})
        state.logo_read(LogoRead(path=path, refusal=refusal))

    state.edit("receipt.logo", "/a.png")
    hear("/older.png")
    assert "receipt.logo" not in state.mistakes
    hear("/a.png")
    state.edit("receipt.logo", "/ab.png")
    assert "receipt.logo" not in state.mistakes
    state.edit("receipt.logo", " /a.png ")
    assert "white all over" in state.mistakes["receipt.logo"]
    assert state.check(Step.SHOP)
    assert not state.check(Step.RECEIPT)
    state.logo_read(LogoRead(path="/a.png"))
    assert state.check(Step.RECEIPT)


def test_too_much_text_keeps_the_paper_and_is_said_when_it_is_saved(counter: EditorCounter) -> None:
    before = counter.paper()
    counter.edit_setting("receipt.footer", "a" * 501)
    assert counter.paper() == before
    counter.tap("setupNext")
    assert counter.row("receipt.footer").mistake == "Up to 500 letters fit."
    assert "save" not in asked(counter)


def test_the_paper_is_as_wide_as_the_one_that_is_set(counter: EditorCounter) -> None:
    assert counter.wait_for_paper().width == 576
    counter.edit_setting("printer.paper_mm", "58")
    assert counter.wait_for_paper().width == 384
    counter.edit_setting("printer.paper_mm", "80")
    counter.edit_setting("printer.dots", "512")
    assert counter.wait_for_paper().width == 512


def test_the_part_that_is_edited_is_in_sight(open_page: Callable[..., EditorCounter]) -> None:
    counter = open_page(EditorCounter, size=QSize(1024, 600))
    counter.open_editor()
    counter.focus("input_receipt.footerInput")
    counter.type("7")
    counter.wait_for_paper()
    assert counter.shown_ends() == (False, True)
    counter.focus("input_receipt.headerInput")
    assert counter.shown_ends() == (True, False)
    counter.focus("mark_Rate")
    counter.tap("mark_Rate")
    counter.wait_for_paper()
    assert counter.shown_ends() == (False, False)


def test_tab_leaves_a_field_of_several_lines_both_ways(counter: EditorCounter) -> None:
    counter.focus("input_receipt.headerInput")
    counter.key(Qt.Key.Key_Tab)
    assert counter.item("input_receipt.tax_numberInput").hasActiveFocus()
    counter.key(Qt.Key.Key_Backtab)
    assert counter.item("input_receipt.headerInput").hasActiveFocus()
    assert counter.text("input_receipt.header") == ""


def test_lines_can_be_typed_with_keys_on_the_screen(counter: EditorCounter) -> None:
    counter.tap("input_receipt.headerInput")
    for key in ("letter_o", "letter_p", "newLineKey", "letter_x", "eraseKey", "letter_e"):
        counter.tap(key)
    assert counter.text("input_receipt.header") == "op\ne"


def test_a_picture_may_be_dropped_on_the_logo(counter: EditorCounter) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/pictures/our logo.png")])
    counter.drop("input_receipt.logoInput", dropped)
    assert counter.text("input_receipt.logo") == "/pictures/our logo.png"
    dropped.setUrls([QUrl("https://shop.example/logo.png")])
    counter.drop("input_receipt.logoInput", dropped)
    assert counter.text("input_receipt.logo") == "/pictures/our logo.png"


def test_the_first_set_up_shows_it_too(open_page: Callable[..., SetupCounter]) -> None:
    counter = open_page(SetupCounter)
    assert not counter.shows("receiptDraft")
    counter.page._state.step = Step.RECEIPT
    counter.page.edit("receipt.header", "Second-hand")
    counter.settle()
    assert counter.shows("receiptDraft")
    assert counter.text("input_receipt.header") == "Second-hand"
