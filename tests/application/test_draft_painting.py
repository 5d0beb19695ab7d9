"""A draft of the owner's receipt is painted with its logo, or tells why there is none."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from pos_app.application.draft_painting import DraftPainter, drafts_of
from pos_app.config.settings_receipt import ReceiptSettings
from pos_app.domain.receipt import Receipt
from pos_app.ports import Bitmap
from pos_app.ui.receipt_drafts import LogoRead, ReceiptDraft

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.receipt_shift import ShiftReport

BLANK = Bitmap(width=8, height=1, data=b"\x00")
DRAFT = ReceiptDraft(
    store_name="Corner Books",
    store_address="1 Main Street",
    till_name="Till 1",
    currency_code="EUR",
    is_test_network=False,
    paper_mm=58,
    dots=420,
    receipt=ReceiptSettings(header="Second-hand", tax_rate="19", hidden=("thanks",)),
)


class MemoryPainter:
    """Keeps what it was to paint."""

    def __init__(self) -> None:
        self.papers: list[tuple[Receipt, int]] = []
        self.dots: list[int | None] = []

    def of(self, dots: int | None) -> MemoryPainter:
        self.dots.append(dots)
        return self

    def paint(self, receipt: Receipt | ShiftReport, paper_mm: int) -> Bitmap:
        assert isinstance(receipt, Receipt)
        self.papers.append((receipt, paper_mm))
        return BLANK


def with_logo(path: Path, header: str = "") -> ReceiptDraft:
    return replace(DRAFT, receipt=replace(DRAFT.receipt, logo=str(path), header=header))


def test_a_draft_is_painted_as_the_settings_would_have_it() -> None:
    painter, told = MemoryPainter(), list[object]()
    drafts = drafts_of(painter.of, told.append)
    name = drafts.source(DRAFT)
    assert name == "image://draft/1"
    assert drafts.source(DRAFT) == name
    assert drafts.find("1") is BLANK
    ((receipt, paper_mm),) = painter.papers
    assert paper_mm == 58
    assert painter.dots == [420]
    assert receipt.template.header == "Second-hand"
    assert {block.value for block in type(receipt.template)().shown} - {
        block.value for block in receipt.template.shown
    } == {"thanks"}
    assert [line.rate.percent for line in receipt.taxes] == [19]
    assert told == []


def test_a_logo_is_read_once_while_one_types_and_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("1", (96, 48)).save(path)
    painter, told = MemoryPainter(), list[object]()
    drafts = DraftPainter(painter.of, told.append)
    for header in ("S", "Se"):
        drafts.paint(with_logo(path, header=header))
    Image.new("1", (48, 48)).save(path)
    os.utime(path, ns=(1, 1))
    drafts.paint(with_logo(path, header="Se"))
    drafts.paint(DRAFT)
    first, second, third, without = (receipt.template.logo for receipt, _ in painter.papers)
    assert first is not None
    assert second is first
    assert third is not None
    assert (first.wide.width, third.wide.width) == (96, 48)
    assert without is None
    assert painter.papers[1][0].template.header == "Se"
    assert told == [LogoRead(path=str(path))] * 3


def test_a_picture_that_is_none_is_told_and_the_receipt_painted_without(tmp_path: Path) -> None:
    painter, told = MemoryPainter(), list[object]()
    drafts = DraftPainter(painter.of, told.append)
    letter, absent = tmp_path / "letter.txt", tmp_path / "absent.png"
    letter.write_text("no picture")
    for path in (letter, letter, absent):
        drafts.paint(with_logo(path))
    codes = [event.refusal.code for event in told if isinstance(event, LogoRead) and event.refusal]
    assert codes == ["logo.no_picture", "logo.no_picture", "logo.unreadable"]
    assert all(receipt.template.logo is None for receipt, _ in painter.papers)
