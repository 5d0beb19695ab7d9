"""The status bar says in a word how the printer is, before a sale begins."""

from __future__ import annotations

import pytest

from pos_app.domain.message import Message
from pos_app.ui.printer_chip import PrinterChip, printer_chip
from pos_app.ui.till import Health, PartStatus

WELL = PartStatus(health=Health.WELL)


def in_trouble(code: str, waiting: int = 0, health: Health = Health.TROUBLE) -> PartStatus:
    return PartStatus(health=health, message=Message(code=code), waiting=waiting)


@pytest.mark.parametrize(
    ("part", "chip"),
    [
        (PartStatus(health=Health.STARTING), PrinterChip("Connecting", "Connecting")),
        (WELL, PrinterChip("Printer ready", "Ready")),
        (
            PartStatus(health=Health.WELL, notice=Message(code="printer.paper_low")),
            PrinterChip("Paper nearly out", "Paper low", "wait"),
        ),
        (
            in_trouble("printer.paper_out", waiting=3),
            PrinterChip("No paper", "No paper", "part"),
        ),
        (
            in_trouble("printer.paper_out", health=Health.STOPPED),
            PrinterChip("No paper", "No paper", "alarm"),
        ),
    ],
)
def test_how_it_is(part: PartStatus, chip: PrinterChip) -> None:
    assert printer_chip(part) == chip


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("printer.cover_open", "Printer open"),
        ("printer.uncertain", "Look at the paper"),
        ("printer.offline", "Printer offline"),
        ("printer.unreachable", "Printer off"),
        ("printer.silent", "Printer off"),
        ("printer.busy", "Printer busy"),
        ("printer.refused", "Printer busy"),
        ("printer.taken", "Printer busy"),
        ("printer.cutter", "Printer fault"),
        ("printer.no_permission", "Printer fault"),
    ],
)
def test_each_trouble_has_its_word(code: str, word: str) -> None:
    chip = printer_chip(in_trouble(code))
    assert chip is not None
    assert (chip.word, chip.tone) == (word, "part")


def test_a_shop_without_a_printer_has_no_word() -> None:
    assert printer_chip(PartStatus(health=Health.ABSENT)) is None
