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
    text = _of_the_doctor(message.code)
    if text:
        return text.format_map(message.arguments)
    if check.ok and not has_title(message):
        numbers = Formatter.of(QLocale.c())
        line = TrialLine(subject=check.name, works=True, answer=message)
        return trial_sentence(line, numbers)
    if has_title(message):
        return f"{title_of(message)}. {sentence_of(message)}"
    return sentence_of(message)


def _of_the_doctor(code: str) -> str:
    return {
        "doctor.settings": translate("Doctor", "Every setting is allowed."),
        "doctor.gateway": translate("Doctor", "Set up; it is first asked by a sale."),
        "doctor.printer": translate("Doctor", "Ready to print."),
        "doctor.printer_model": translate(
            "Doctor", "Its own letters are known, {columns} in a line."
        ),
        "doctor.logo": translate("Doctor", "Prints {width} by {height} dots on wide paper."),
        "doctor.display": translate("Doctor", "Takes what it is to show."),
        "doctor.drawer": translate("Doctor", "Hangs on {place}, pin {pin}. It was not opened."),
        "doctor.key": translate("Doctor", "The first address is {address}."),
    }.get(code, "")
