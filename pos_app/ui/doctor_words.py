"""What `pos-app doctor` writes on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from pos_app.ui.formatting import Formatter
from pos_app.ui.messages import has_title, sentence_of, title_of
from pos_app.ui.setup import TrialLine
from pos_app.ui.trial_words import trial_sentence

if TYPE_CHECKING:
    from pos_app.services.doctor import Check

translate = QCoreApplication.translate


def check_line(check: Check) -> str:
    """`ok      kraken: Works, €91 240.50`, or `FAILED` and what to do."""
    mark = translate("Doctor", "ok") if check.ok else translate("Doctor", "FAILED")
    return f"{mark:<7} {check.name}: {_words(check)}"


def _words(check: Check) -> str:
    message = check.message
    match message.code:
        case "doctor.settings":
            return translate("Doctor", "Every setting is allowed.")
        case "doctor.printer":
            return translate("Doctor", "Ready to print.")
        case "doctor.key":
            text = translate("Doctor", "The first address is {address}.")
            return text.format(address=message.arguments["address"])
    if check.ok:
        numbers = Formatter.of(QLocale.c())
        line = TrialLine(subject=check.name, works=True, answer=message)
        return trial_sentence(line, numbers)
    if has_title(message):
        return f"{title_of(message)}. {sentence_of(message)}"
    return sentence_of(message)
