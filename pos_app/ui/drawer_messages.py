"""The words for the cash drawer, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

DRAWER_TITLES: dict[str, str] = {
    "drawer.not_opened": QT_TRANSLATE_NOOP("Message", "The drawer did not open"),
    "drawer.unsure": QT_TRANSLATE_NOOP("Message", "Look whether the drawer is open"),
    "drawer.not_ready": QT_TRANSLATE_NOOP("Message", "The till is still starting"),
    "drawer.too_late": QT_TRANSLATE_NOOP("Message", "The printer was busy for five seconds"),
    "drawer.printer_busy": QT_TRANSLATE_NOOP("Message", "The printer is in the middle of a paper"),
}

DRAWER_SENTENCES: dict[str, str] = {
    "drawer.not_opened": QT_TRANSLATE_NOOP(
        "Message", "{reason}. It will not open by itself: touch Drawer again, or use its key."
    ),
    "drawer.unsure": QT_TRANSLATE_NOOP(
        "Message", "The printer got the command and fell silent. Nothing is sent again by itself."
    ),
    "drawer.not_ready": QT_TRANSLATE_NOOP("Message", "Touch Drawer again in a moment."),
    "drawer.too_late": QT_TRANSLATE_NOOP("Message", "Touch Drawer again, or use its key."),
    "drawer.printer_busy": QT_TRANSLATE_NOOP(
        "Message", "Touch Drawer again when it is done, or use the drawer's key."
    ),
}
