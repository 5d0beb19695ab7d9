"""The words for what a "Try it" of the set-up page found."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import currency
from pos_app.ui.messages import sentence_of, title_of

if TYPE_CHECKING:
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.setup import TrialLine

translate = QCoreApplication.translate

# What a banner says of these assumes a till that works; here the address may be wrong.
_SILENT = {
    "chain.unreachable",
    "chain.connection_lost",
    "chain.timeout",
    "http.unreachable",
    "http.slow",
    "printer.unreachable",
    "rates.slow",
    "webhook.unreachable",
    "webhook.timeout",
}


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
            return translate(
                "Trial", "Works: the test page is printing. Answer its questions above."
            )
        case "trial.webhook":
            text = translate("Trial", "Works: the server answered {status}.")
            return text.format(status=arguments["status"])
        case code if code in _SILENT:
            return translate("Trial", "No answer. Check the address, the port and the network.")
        case _:
            title, sentence = title_of(line.answer), sentence_of(line.answer)
            return sentence if sentence == title else f"{title}. {sentence}"
