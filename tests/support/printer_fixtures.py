"""Fake printers that are switched off afterwards, and a painter whose application has no window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale

from pos_app.adapters.printing.renderer import RasterPainter
from pos_app.config.paths import resources_folder
from pos_app.ui.receipt_words import ReceiptWords
from tests.support.fake_printer import FakePrinter
from tests.support.printer_wires import CableWire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QGuiApplication


@pytest.fixture
def painter(qapp: QGuiApplication) -> RasterPainter:
    assert qapp is not None
    return RasterPainter(ReceiptWords(QLocale("en_GB")), resources_folder() / "fonts")


@pytest.fixture
def new_printer() -> Iterator[Callable[..., FakePrinter]]:
    started: list[FakePrinter] = []

    def start(**wishes: Any) -> FakePrinter:
        started.append(FakePrinter(**wishes))
        return started[-1]

    yield start
    for printer in started:
        printer.switch_off()
        if isinstance(printer.wire, CableWire):
            printer.wire.throw_away()


@pytest.fixture
def fake(new_printer: Callable[..., FakePrinter]) -> FakePrinter:
    return new_printer()
