"""The words for what may be wrong with a wallet account, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

ACCOUNT_SENTENCES: dict[str, str] = {
    "account.missing": QT_TRANSLATE_NOOP("Message", "No account is given."),
}
