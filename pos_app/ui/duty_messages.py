"""The words for who may do what, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

DUTY_SENTENCES: dict[str, str] = {
    "duty.locked": QT_TRANSLATE_NOOP(
        "Message", "Nobody is signed in. Choose your face and type your PIN, then try again."
    ),
    "owner.nobody": QT_TRANSLATE_NOOP(
        "Message", "Nobody works at this till yet. Start it: it asks for the owner first."
    ),
    "owner.pin_unfit": QT_TRANSLATE_NOOP(
        "Message", "A PIN has 4 to 12 digits, and is not 1234 or 0000. Nothing was changed."
    ),
    "owner.pins_differ": QT_TRANSLATE_NOOP(
        "Message", "The two PINs are not the same. Nothing was changed."
    ),
    "owner.several": QT_TRANSLATE_NOOP("Message", "Say whose PIN with --name: {names}"),
    "owner.unknown": QT_TRANSLATE_NOOP("Message", "No owner of this till is called {name}."),
}
