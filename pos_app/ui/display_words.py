"""The words of the small display that faces the customer: twenty letters a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.formatting import Formatter
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale, QTranslator

    from pos_app.domain.money import Money

_CONTEXT = "Display"
_SENTENCES = {
    "missing": QT_TRANSLATE_NOOP("Display", "Still to pay"),
    "seen": QT_TRANSLATE_NOOP("Display", "Payment seen"),
    "wait": QT_TRANSLATE_NOOP("Display", "Nothing more to do"),
    "paid": QT_TRANSLATE_NOOP("Display", "Paid"),
    "thanks": QT_TRANSLATE_NOOP("Display", "Thank you"),
    "speak_to_us": QT_TRANSLATE_NOOP("Display", "Please speak to us"),
}


class TranslatedDisplayWords:
    """Without a `translator` it speaks the sentences as they stand here."""

    def __init__(self, locale: QLocale, translator: QTranslator | None = None) -> None:
        self._translator = translator
        self._formatter = Formatter.of(locale)

    def text(self, code: str) -> str:
        sentence = _SENTENCES[code]
        if self._translator is None:
            return sentence
        return self._translator.translate(_CONTEXT, sentence) or sentence

    def money(self, amount: Money) -> str:
        return self._formatter.money(amount)

    def btc(self, sat: int) -> str:
        return self._formatter.btc(sat)
