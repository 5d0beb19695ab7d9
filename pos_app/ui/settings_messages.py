"""The words for what is wrong with a settings file, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

SETTINGS_SENTENCES: dict[str, str] = {
    "settings.not_allowed": QT_TRANSLATE_NOOP(
        "Message", "{key} = {value} is not allowed. Allowed: {allowed}."
    ),
    "settings.missing": QT_TRANSLATE_NOOP("Message", "{key} is missing. Allowed: {allowed}."),
    "settings.unknown_key": QT_TRANSLATE_NOOP(
        "Message", "{key} is no setting. The nearest one is {nearest}."
    ),
    "settings.unreadable": QT_TRANSLATE_NOOP("Message", "The file can't be read: {reason}."),
    "settings.not_toml": QT_TRANSLATE_NOOP("Message", "This is not valid TOML: {reason}."),
    "settings.not_written": QT_TRANSLATE_NOOP(
        "Message", "The settings could not be saved: {reason}."
    ),
    "settings.none_yet": QT_TRANSLATE_NOOP(
        "Message", "There are no settings yet. Run pos-app once and fill in the set-up page."
    ),
}
