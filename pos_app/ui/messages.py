"""The words for each message code: what happened, then what to do, then what still works."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.account_messages import ACCOUNT_SENTENCES
from pos_app.ui.cart_messages import CART_SENTENCES, CART_TITLES
from pos_app.ui.catalogue_messages import CATALOGUE_SENTENCES, CATALOGUE_TITLES
from pos_app.ui.drawer_messages import DRAWER_SENTENCES, DRAWER_TITLES
from pos_app.ui.duty_messages import DUTY_SENTENCES
from pos_app.ui.formatting import shortened
from pos_app.ui.gateway_messages import GATEWAY_SENTENCES, GATEWAY_TITLES, gateway_name
from pos_app.ui.journal_messages import JOURNAL_SENTENCES
from pos_app.ui.logo_messages import LOGO_SENTENCES
from pos_app.ui.moments import fixed_moment
from pos_app.ui.node_messages import NODE_SENTENCES, NODE_TITLES
from pos_app.ui.printer_messages import PRINTER_SENTENCES, PRINTER_TITLES
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.rate_messages import RATE_SENTENCES
from pos_app.ui.receipt_messages import RECEIPT_SENTENCES, RECEIPT_TITLES
from pos_app.ui.refund_messages import REFUND_SENTENCES, REFUND_TITLES
from pos_app.ui.settings_messages import SETTINGS_SENTENCES
from pos_app.ui.shift_messages import SHIFT_SENTENCES
from pos_app.ui.source_messages import SOURCE_SENTENCES, SOURCE_TITLES
from pos_app.ui.wallet_messages import WALLET_SENTENCES, WALLET_TITLES
from pos_app.ui.web_messages import WEB_SENTENCES, WEB_TITLES
from pos_app.ui.world_messages import WORLD_SENTENCES, WORLD_TITLES

if TYPE_CHECKING:
    from pos_app.domain.message import Message

_CONTEXT = "Message"

# A banner's first line; its second line is the sentence.
_TITLES = {
    **CART_TITLES,
    **CATALOGUE_TITLES,
    **DRAWER_TITLES,
    **GATEWAY_TITLES,
    **NODE_TITLES,
    **PRINTER_TITLES,
    **RECEIPT_TITLES,
    **REFUND_TITLES,
    **SOURCE_TITLES,
    **WALLET_TITLES,
    **WEB_TITLES,
    **WORLD_TITLES,
}
_SENTENCES = {
    **ACCOUNT_SENTENCES,
    **CART_SENTENCES,
    **CATALOGUE_SENTENCES,
    **DRAWER_SENTENCES,
    **DUTY_SENTENCES,
    **GATEWAY_SENTENCES,
    **JOURNAL_SENTENCES,
    **LOGO_SENTENCES,
    **NODE_SENTENCES,
    **PRINTER_SENTENCES,
    **RATE_SENTENCES,
    **RECEIPT_SENTENCES,
    **REFUND_SENTENCES,
    **SETTINGS_SENTENCES,
    **SHIFT_SENTENCES,
    **SOURCE_SENTENCES,
    **WALLET_SENTENCES,
    **WEB_SENTENCES,
    **WORLD_SENTENCES,
}

# Arguments of which a person only compares the ends.
_IDS = frozenset({"txid", "block"})
_UNKNOWN = QT_TRANSLATE_NOOP("Message", "Something unexpected happened. The log tells more.")


def known_codes() -> frozenset[str]:
    return frozenset(_SENTENCES)


def sentence_of(message: Message) -> str:
    """What to do; a code without words gets a general sentence."""
    text = QCoreApplication.translate(_CONTEXT, _SENTENCES.get(message.code, _UNKNOWN))
    return text.format_map(_Arguments(message.arguments))


def title_of(message: Message) -> str:
    """What happened, in one line; the sentence itself where there is no shorter line."""
    title = _TITLES.get(message.code)
    if title is None:
        return sentence_of(message)
    return QCoreApplication.translate(_CONTEXT, title).format_map(_Arguments(message.arguments))


def has_title(message: Message) -> bool:
    return message.code in _TITLES


class _Arguments(dict[str, str]):
    """A sentence is shown even when one of its arguments is missing; long ids are cut."""

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        if key == "gateway":
            return gateway_name(value)
        if key == "moment":  # ISO 8601
            return fixed_moment(datetime.fromisoformat(value))
        return shortened(value) if key in _IDS else value

    def __missing__(self, key: str) -> str:
        return "…"
