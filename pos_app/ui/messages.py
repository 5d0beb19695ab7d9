"""The words for each message code: what happened, then what to do, then what still works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.account_messages import ACCOUNT_SENTENCES
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.rate_messages import RATE_SENTENCES
from pos_app.ui.settings_messages import SETTINGS_SENTENCES

if TYPE_CHECKING:
    from pos_app.domain.message import Message

_CONTEXT = "Message"

# A banner's first line; its second line is the sentence.
_TITLES = {
    "chain.unreachable": QT_TRANSLATE_NOOP(
        "Message", "No network: payments cannot be seen right now"
    ),
    "rate.no_quotes": QT_TRANSLATE_NOOP("Message", "Sales are stopped: no exchange rate"),
    "rate.too_few_agree": QT_TRANSLATE_NOOP("Message", "Sales are stopped: the rates differ"),
    "rate.too_old": QT_TRANSLATE_NOOP("Message", "Sales are stopped: the rate is too old"),
    "rate.ageing": QT_TRANSLATE_NOOP("Message", "The exchange rate is getting old"),
    "wallet.derivations_differ": QT_TRANSLATE_NOOP(
        "Message", "Sales are stopped: the address check failed"
    ),
    "wallet.no_address_ready": QT_TRANSLATE_NOOP("Message", "No address is ready yet"),
    "printer.waiting": QT_TRANSLATE_NOOP("Message", "The printer is not ready"),
    "webhook.waiting": QT_TRANSLATE_NOOP("Message", "The store's server does not answer"),
    "clock.jumped": QT_TRANSLATE_NOOP("Message", "The clock of this till was changed"),
    "till.bug": QT_TRANSLATE_NOOP("Message", "That did not work"),
}

_SENTENCES = {
    "chain.unreachable": QT_TRANSLATE_NOOP(
        "Message",
        "Sales go on while the rate is fresh. Check the cable or Wi-Fi. "
        "Nothing paid meanwhile is lost.",
    ),
    "rate.no_quotes": QT_TRANSLATE_NOOP(
        "Message", "No source answers. Check the network. Selling starts again by itself."
    ),
    "rate.too_few_agree": QT_TRANSLATE_NOOP(
        "Message", "Too few sources agree on a price. Selling starts again by itself."
    ),
    "rate.too_old": QT_TRANSLATE_NOOP(
        "Message", "No source has answered for 10 minutes. Check the network; open sales go on."
    ),
    "rate.ageing": QT_TRANSLATE_NOOP(
        "Message", "No new rate for 5 minutes. Check the network. Selling goes on for now."
    ),
    "wallet.derivations_differ": QT_TRANSLATE_NOOP(
        "Message",
        "Two ways to make an address gave different answers. Restart the till; call for help.",
    ),
    "wallet.no_address_ready": QT_TRANSLATE_NOOP(
        "Message", "The till is still preparing addresses. Try again in a moment."
    ),
    "printer.waiting": QT_TRANSLATE_NOOP(
        "Message", "Check power, cable and paper. Receipts print by themselves. Selling goes on."
    ),
    "webhook.waiting": QT_TRANSLATE_NOOP(
        "Message", "Nothing is lost: messages are sent again until it answers. Selling goes on."
    ),
    "clock.jumped": QT_TRANSLATE_NOOP(
        "Message", "It moved by {seconds} s. Prices are held by the old time. Check the clock."
    ),
    "sale.too_small": QT_TRANSLATE_NOOP(
        "Message", "The amount is too small for bitcoin: at least {least_sat} sat."
    ),
    "sale.too_large": QT_TRANSLATE_NOOP("Message", "The amount is larger than all bitcoin."),
    "sale.moved_on": QT_TRANSLATE_NOOP("Message", "The sale has just changed. Look at it again."),
    "till.bug": QT_TRANSLATE_NOOP(
        "Message", "Try it once more. The sale is kept, and a report is in the log."
    ),
    **ACCOUNT_SENTENCES,
    **RATE_SENTENCES,
    **SETTINGS_SENTENCES,
}

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
    """A sentence is shown even when one of its arguments is missing."""

    def __missing__(self, key: str) -> str:
        return "…"
