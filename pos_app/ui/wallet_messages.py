"""The words for a wallet that was changed, and for who may change what."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

WALLET_TITLES: dict[str, str] = {
    "wallet.unconfirmed": QT_TRANSLATE_NOOP("Message", "The wallet was changed outside the till"),
    "wallet.changed": QT_TRANSLATE_NOOP("Message", "The wallet was changed by {by}, {moment}"),
    "wallet.changed_in_file": QT_TRANSLATE_NOOP(
        "Message", "The wallet was changed in the settings file, {moment}"
    ),
}
WALLET_SENTENCES: dict[str, str] = {
    "wallet.unconfirmed": QT_TRANSLATE_NOOP(
        "Message",
        "Nothing is sold until the owner has compared its addresses: Settings, Wallet.",
    ),
    "wallet.changed": QT_TRANSLATE_NOOP(
        "Message", "Money of new sales goes there. If that is news to the owner, stop selling."
    ),
    "wallet.changed_in_file": QT_TRANSLATE_NOOP(
        "Message", "Money of new sales goes there. If that is news to the owner, stop selling."
    ),
    "wallet.endings_differ": QT_TRANSLATE_NOOP(
        "Message",
        "These are not the addresses of your own wallet: compare them once more. Nothing was "
        "changed.",
    ),
    "settings.owner_needed": QT_TRANSLATE_NOOP(
        "Message", "Nothing was changed: that takes the owner's PIN."
    ),
}
