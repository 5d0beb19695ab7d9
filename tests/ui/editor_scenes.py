"""The receipt's editor, to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.receipt_template import ReceiptBlock
from tests.ui.editor_counter import EditorCounter

if TYPE_CHECKING:
    from collections.abc import Callable

# In Latin, Hebrew, Arabic and Thai.
HEADER = (
    "Second-hand and new\n\u05e1\u05e4\u05e8 \u00b7 \u0643\u062a\u0627\u0628 \u00b7 "
    "\u0e2b\u0e19\u0e31\u0e07\u0e2a\u0e37\u0e2d"
)
FOOTER = "Open Monday to Saturday, 9 to 18\nwww.corner-books.example"


def editor_filled(counter: EditorCounter) -> None:
    """Own lines, a tax, and a logo that is no picture."""
    counter.open_editor()
    counter.edit_setting("receipt.header", HEADER)
    counter.edit_setting("receipt.tax_number", "USt-IdNr. DE123456789")
    counter.edit_setting("receipt.tax_rate", "19")
    counter.edit_setting("receipt.footer", FOOTER)
    counter.edit_setting("receipt.logo", "/proc/version")
    counter.wait_for_mistake("receipt.logo", "PNG")
    counter.wait_for_paper()


def editor_switches(counter: EditorCounter) -> None:
    """What may be left out, what may not, and keys on the screen that are put away again."""
    counter.open_editor()
    counter.edit_setting("receipt.footer", FOOTER)
    counter.leave_out(ReceiptBlock.THANKS)
    counter.focus("switch_receipt.explorer_qr")
    counter.tap("switch_receipt.explorer_qr")
    counter.wait_for_paper()


EDITOR_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene for scene in (editor_filled, editor_switches)
}
EDITOR_COUNTERS = dict.fromkeys(EDITOR_PAGES, EditorCounter)
