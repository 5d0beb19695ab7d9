"""The part of the set-up form about the printer: where it is, and what its test page showed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.setup_parts import FieldKind, FormField, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

PRINTER_KEY = "printer.url"
PAPER_KEY = "printer.paper_mm"
MODEL_KEY = "printer.profile"
PAGES_KEY = "printer.code_pages"

_printer = partial(FormField, step=Step.PRINTER)
_choice = partial(_printer, kind=FieldKind.CHOICE)

PRINTER_FIELDS: tuple[FormField, ...] = (
    _printer(
        PRINTER_KEY,
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Address of the printer"),
        hint="tcp://192.168.1.50:9100",
        mistake=QT_TRANSLATE_NOOP(
            "Setup", "Such as tcp://host:9100, usb:///dev/usb/lp0 or serial:///dev/ttyUSB0."
        ),
    ),
    _choice(
        PAPER_KEY,
        label=QT_TRANSLATE_NOOP("Setup", "Width of the paper in millimetres"),
        options=(58, 80),
    ),
    _choice(
        "printer.print_at",
        label=QT_TRANSLATE_NOOP("Setup", "A slip before the receipt"),
        options=("ask", "seen", "paid"),
    ),
    _choice(
        "printer.dots",
        label=QT_TRANSLATE_NOOP("Setup", "Test page: the last whole number under the ruler"),
        options=("", 384, 512, 576),
    ),
    _choice(
        "printer.native_qr",
        label=QT_TRANSLATE_NOOP("Setup", "Test page: is there a code at QR 2?"),
        options=("auto", "yes", "no"),
    ),
    _printer(
        "printer.cut",
        FieldKind.SWITCH,
        label=QT_TRANSLATE_NOOP("Setup", "It cuts the paper"),
        options=("true",),
    ),
    _choice(
        "printer.style",
        label=QT_TRANSLATE_NOOP("Setup", "Print with the printer's own letters"),
        options=("auto", "letters", "drawn"),
    ),
    _printer(
        MODEL_KEY,
        FieldKind.TEXT,
        label=QT_TRANSLATE_NOOP("Setup", "Model, for its letters"),
        hint="default",
        mistake=QT_TRANSLATE_NOOP("Setup", "A model such as TM-T20II, or default."),
    ),
    _printer(
        PAGES_KEY,
        FieldKind.NUMBERS,
        label=QT_TRANSLATE_NOOP("Setup", "Numbers of the rows that you can read, empty for all"),
        hint="16, 19",
        mistake=QT_TRANSLATE_NOOP("Setup", "Numbers from 0 to 255 with commas between."),
    ),
)

PRINTER_WORDS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("Setup", "Automatic"),
    "auto": QT_TRANSLATE_NOOP("Setup", "Automatic"),
    "yes": QT_TRANSLATE_NOOP("Setup", "Yes"),
    "no": QT_TRANSLATE_NOOP("Setup", "No"),
    "letters": QT_TRANSLATE_NOOP("Setup", "Always"),
    "drawn": QT_TRANSLATE_NOOP("Setup", "Never"),
}
