"""The words for who may do what, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

DUTY_SENTENCES: dict[str, str] = {
    "duty.locked": QT_TRANSLATE_NOOP(
        "Message", "Nobody is signed in. Choose your face and type your PIN, then try again."
    ),
}
