"""The words for what a "Try it" of the set-up page found."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import currency
from pos_app.ui.messages import sentence_of

if TYPE_CHECKING:
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.setup import TrialLine

translate = QCoreApplication.translate


def trial_sentence(line: TrialLine, numbers: Formatter) -> str:
    """What works and how, or what to do."""
    arguments = line.answer.arguments
    match line.answer.code:
        case "trial.server":
            return translate("Trial", "Works, block {height}").format(height=arguments["height"])
        case "trial.rate":
            price = numbers.price(Decimal(arguments["price"]), currency(arguments["currency"]))
            return translate("Trial", "Works, {price}").format(price=price)
        case "trial.printer":
            return translate("Trial", "Works: a test paper is printing.")
        case "trial.webhook":
            text = translate("Trial", "Works: the server answered {status}.")
            return text.format(status=arguments["status"])
        case _:
            return sentence_of(line.answer)
