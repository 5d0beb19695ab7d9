"""The words of the customer's page, in every language that the till has."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt

from pos_app.config.paths import resources_folder
from pos_app.services.customer.page_words import PageWords
from pos_app.ui.formatting import Formatter
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.translator import translator_of

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

_CONTEXT = "Page"
_OWN = "en"
_SENTENCES = {
    "pay": QT_TRANSLATE_NOOP("Page", "Pay with bitcoin"),
    "amount": QT_TRANSLATE_NOOP("Page", "Amount"),
    "received": QT_TRANSLATE_NOOP("Page", "Received"),
    "time_left": QT_TRANSLATE_NOOP("Page", "Price held for"),
    "scan": QT_TRANSLATE_NOOP("Page", "Scan with a bitcoin wallet"),
    "code": QT_TRANSLATE_NOOP("Page", "Code to pay with"),
    "open_wallet": QT_TRANSLATE_NOOP("Page", "Open in wallet"),
    "address": QT_TRANSLATE_NOOP("Page", "Bitcoin address"),
    "invoice": QT_TRANSLATE_NOOP("Page", "Invoice"),
    "copy": QT_TRANSLATE_NOOP("Page", "Copy"),
    "copied": QT_TRANSLATE_NOOP("Page", "Copied"),
    "connection_lost": QT_TRANSLATE_NOOP("Page", "Connection lost, trying again"),
    "ways": QT_TRANSLATE_NOOP("Page", "Ways to pay"),
    "step_asked": QT_TRANSLATE_NOOP("Page", "Asked"),
    "step_seen": QT_TRANSLATE_NOOP("Page", "Seen"),
    "step_paid": QT_TRANSLATE_NOOP("Page", "Paid"),
    "back": QT_TRANSLATE_NOOP("Page", "Back to the shop"),
    "leaving": QT_TRANSLATE_NOOP("Page", "You are taken back to the shop in a moment."),
    "fields": QT_TRANSLATE_NOOP("Page", "The shop asks for"),
    "optional": QT_TRANSLATE_NOOP("Page", "optional"),
    "send": QT_TRANSLATE_NOOP("Page", "Send"),
    "saved": QT_TRANSLATE_NOOP("Page", "Thank you, the shop has it."),
    "not_saved": QT_TRANSLATE_NOOP("Page", "It could not be sent. Try again."),
    "receipt": QT_TRANSLATE_NOOP("Page", "Your receipt is at the till."),
    "demo": QT_TRANSLATE_NOOP("Page", "Not real money"),
    "source": QT_TRANSLATE_NOOP("Page", "Source code"),
    "no_script": QT_TRANSLATE_NOOP(
        "Page", "Load this page again to see whether the payment has arrived."
    ),
    "tip_none": QT_TRANSLATE_NOOP("Page", "No tip"),
    "tip_own": QT_TRANSLATE_NOOP("Page", "Own amount"),
    "tip_give": QT_TRANSLATE_NOOP("Page", "Give"),
    "state.tip": QT_TRANSLATE_NOOP("Page", "A tip?"),
    "state.tip.text": QT_TRANSLATE_NOOP(
        "Page", "Choose one, or none: then the code to pay is made."
    ),
    "state.preparing": QT_TRANSLATE_NOOP("Page", "One moment"),
    "state.preparing.text": QT_TRANSLATE_NOOP("Page", "The code to pay with is being prepared."),
    "state.waiting": QT_TRANSLATE_NOOP("Page", "Please pay"),
    "state.waiting.text": QT_TRANSLATE_NOOP("Page", "Send this amount from a bitcoin wallet."),
    "state.partly_paid": QT_TRANSLATE_NOOP("Page", "A part is there"),
    "state.partly_paid.text": QT_TRANSLATE_NOOP("Page", "Please pay the rest with this code."),
    "state.seen": QT_TRANSLATE_NOOP("Page", "Payment seen"),
    "state.seen.text": QT_TRANSLATE_NOOP("Page", "Nothing more to do, it is being confirmed."),
    "state.paid": QT_TRANSLATE_NOOP("Page", "Paid"),
    "state.paid.text": QT_TRANSLATE_NOOP("Page", "Thank you."),
    "state.expired": QT_TRANSLATE_NOOP("Page", "The time is over"),
    "state.expired.text": QT_TRANSLATE_NOOP(
        "Page", "Please pay nothing here any more. The shop can start again."
    ),
    "state.over": QT_TRANSLATE_NOOP("Page", "This sale is closed"),
    "state.over.text": QT_TRANSLATE_NOOP("Page", "Nothing is to be paid here."),
    "state.speak_to_us": QT_TRANSLATE_NOOP("Page", "Please speak to us"),
    "state.speak_to_us.text": QT_TRANSLATE_NOOP("Page", "The shop sorts it out with you."),
    "way.unified": QT_TRANSLATE_NOOP("Page", "Any wallet"),
    "way.on_chain": QT_TRANSLATE_NOOP("Page", "On-chain"),
    "way.lightning": QT_TRANSLATE_NOOP("Page", "Lightning"),
    "due.all": QT_TRANSLATE_NOOP("Page", "To pay"),
    "due.rest": QT_TRANSLATE_NOOP("Page", "Still to pay"),
    "over": QT_TRANSLATE_NOOP("Page", "{bitcoin} came on top of the price. Please speak to us."),
    "rate": QT_TRANSLATE_NOOP("Page", "1 BTC = {price}"),
    "gone": QT_TRANSLATE_NOOP("Page", "There is nothing here"),
    "gone.text": QT_TRANSLATE_NOOP("Page", "Perhaps this sale is over. The shop can tell."),
    "field.name": QT_TRANSLATE_NOOP("Page", "Name"),
    "field.email": QT_TRANSLATE_NOOP("Page", "E-mail"),
    "field.phone": QT_TRANSLATE_NOOP("Page", "Phone"),
    "field.address": QT_TRANSLATE_NOOP("Page", "Your address"),
    "field.company": QT_TRANSLATE_NOOP("Page", "Company"),
    "field.note": QT_TRANSLATE_NOOP("Page", "Note"),
    "wrong.tip": QT_TRANSLATE_NOOP(
        "Page", "Please choose what was offered, up to the amount itself."
    ),
    "wrong.missing": QT_TRANSLATE_NOOP("Page", "Please fill this in."),
    "wrong.email": QT_TRANSLATE_NOOP("Page", "This is no e-mail address."),
    "wrong.long": QT_TRANSLATE_NOOP("Page", "This is too long."),
    "wrong.signs": QT_TRANSLATE_NOOP("Page", "This has signs in it that can't be kept."),
}


def known_codes() -> frozenset[str]:
    return frozenset(_SENTENCES)


def page_words(screen: QLocale) -> tuple[PageWords, ...]:
    """That of the screen first, which speaks where a customer's own is not among them.

    In the screen's thread: what comes out of it needs Qt no more.
    """
    first = screen.name().partition("_")[0]
    names = sorted(_languages(), key=lambda name: (name != first, name != _OWN, name))
    return tuple(_words(screen if name == first else QLocale(name), name) for name in names)


def _languages() -> set[str]:
    folder = resources_folder() / "translations"
    found = {file.stem.partition("_")[2] for file in folder.glob("pos_*.[tq][sm]")}
    return found | {_OWN}


def _words(locale: QLocale, name: str) -> PageWords:
    translator = None if name == _OWN else translator_of(locale)
    right_to_left = locale.textDirection() == Qt.LayoutDirection.RightToLeft
    texts = {code: _said(sentence, translator) for code, sentence in _SENTENCES.items()}
    return PageWords(
        language=name if translator is not None or name == _OWN else _OWN,
        direction="rtl" if right_to_left and translator is not None else "ltr",
        texts=MappingProxyType(texts),
        numbers=Formatter.of(locale),
    )


def _said(sentence: str, translator: QTranslator | None) -> str:
    if translator is None:
        return sentence
    return translator.translate(_CONTEXT, sentence) or sentence
