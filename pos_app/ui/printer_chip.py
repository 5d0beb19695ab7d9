"""The printer in one or two words, for the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from pos_app.ui.till import Health

if TYPE_CHECKING:
    from pos_app.domain.message import Message
    from pos_app.ui.till import PartStatus

translate = QCoreApplication.translate

_AWAY = frozenset(
    {
        "printer.silent",
        "printer.unplugged",
        "printer.unreachable",
    }
)
_ELSEWHERE = frozenset({"printer.busy", "printer.refused", "printer.taken"})


class PrinterChip(NamedTuple):
    """`short` is for narrow windows; `tone` names a colour role."""

    word: str
    short: str
    tone: str = "quiet"


def printer_chip(part: PartStatus) -> PrinterChip | None:
    """None where the shop has no printer."""
    if part.health is Health.ABSENT:
        return None
    if part.health is Health.STARTING:
        word = translate("Status", "Connecting")
        return PrinterChip(word, word)
    if part.message is not None:
        tone = "part" if part.health is Health.TROUBLE else "alarm"
        word = _in_trouble(part.message)
        return PrinterChip(word, word, tone)
    if part.notice is not None:
        # No banner: a roll lasts long after this, and cheap printers say so of every roll.
        return PrinterChip(
            translate("Status", "Paper nearly out"), translate("Status", "Paper low"), "wait"
        )
    return PrinterChip(translate("Status", "Printer ready"), translate("Status", "Ready"))


def _in_trouble(message: Message) -> str:
    code = message.code
    if code in _AWAY:
        return translate("Status", "Printer off")
    if code in _ELSEWHERE:
        return translate("Status", "Printer busy")
    return {
        "printer.paper_out": translate("Status", "No paper"),
        "printer.cover_open": translate("Status", "Printer open"),
        "printer.offline": translate("Status", "Printer offline"),
        "printer.uncertain": translate("Status", "Look at the paper"),
    }.get(code, translate("Status", "Printer fault"))
