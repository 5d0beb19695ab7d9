"""The words for shifts, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

SHIFT_SENTENCES: dict[str, str] = {
    "shift.already_open": QT_TRANSLATE_NOOP(
        "Message", "Shift {number} is open. Close it before the next one begins."
    ),
    "shift.not_open": QT_TRANSLATE_NOOP(
        "Message", "No shift is open. Open one; what was sold meanwhile belongs to it."
    ),
    "shift.none_closed": QT_TRANSLATE_NOOP("Message", "No shift was closed in these days."),
    "shift.no_report": QT_TRANSLATE_NOOP(
        "Message", "Shift {number} was not closed yet, so it has no report."
    ),
}
