"""The words for receipts that are saved as files, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

RECEIPT_TITLES: dict[str, str] = {
    "receipt.not_saved": QT_TRANSLATE_NOOP("Message", "The receipt was not saved"),
}

RECEIPT_SENTENCES: dict[str, str] = {
    "receipt.not_saved": QT_TRANSLATE_NOOP(
        "Message", "The folder {folder} did not take it: {reason}. It stays in History."
    ),
    "receipt.file_exists": QT_TRANSLATE_NOOP(
        "Message", "{file} is there already and was not changed. Name another file."
    ),
    "receipt.no_such_number": QT_TRANSLATE_NOOP("Message", "There is no receipt {number}."),
    "receipt.taken_back": QT_TRANSLATE_NOOP(
        "Message",
        "The payment of receipt {number} was taken back: there is nothing to show a receipt for.",
    ),
}
