"""The words for a logo that can't be printed, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

LOGO_SENTENCES: dict[str, str] = {
    "logo.unreadable": QT_TRANSLATE_NOOP(
        "Message", "{file} can't be read: {reason}. Receipts print without the logo."
    ),
    "logo.too_large": QT_TRANSLATE_NOOP(
        "Message",
        "{file} has more than 2 MB, or more than 4,000 dots a side. Save it smaller. Receipts "
        "print without the logo.",
    ),
    "logo.no_picture": QT_TRANSLATE_NOOP(
        "Message",
        "{file} is no whole PNG or JPEG picture. Save it anew as one. Receipts print without the "
        "logo.",
    ),
    "logo.blank": QT_TRANSLATE_NOOP(
        "Message",
        "{file} is white all over, so there is nothing to print. Receipts print without the logo.",
    ),
}
