"""The words for the troubles of what the till serves, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

WEB_TITLES: dict[str, str] = {
    "web.not_listening": QT_TRANSLATE_NOOP("Message", "The customer's page can't be reached"),
}

WEB_SENTENCES: dict[str, str] = {
    "web.not_listening": QT_TRANSLATE_NOOP(
        "Message",
        "The till can't listen at {address}: {reason}. Customers' pages and a gateway's calls wait "
        "for it; it is tried again by itself. Selling and watching go on.",
    ),
}
