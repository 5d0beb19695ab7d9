"""The words for printers that are looked for and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.messages import sentence_of, title_of
from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.view_models.setup_rows import TrialRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pos_app.ui.setup_printer import PrinterAsked

translate = QCoreApplication.translate

_WAYS = {
    "usb": QT_TRANSLATE_NOOP("PrinterSetup", "USB printer"),
    "serial": QT_TRANSLATE_NOOP("PrinterSetup", "Serial port"),
    "cups": QT_TRANSLATE_NOOP("PrinterSetup", "Print queue"),
    "network": QT_TRANSLATE_NOOP("PrinterSetup", "In the network"),
}


def way_word(way: str) -> str:
    return translate("PrinterSetup", _WAYS[way])


def search_sentence(*, in_network: bool) -> str:
    """What the search does while it runs."""
    if in_network:
        return translate(
            "PrinterSetup",
            "Looking at port 9100 of every address of the own network. Nothing is sent.",
        )
    return translate(
        "PrinterSetup", "Looking at USB, serial ports and print queues. Nothing is sent."
    )


def result_sentence(count: int, networks: Sequence[str]) -> str:
    if not count and not networks:
        return translate("PrinterSetup", "Nothing found. Is it switched on and plugged in?")
    if not count:
        text = translate("PrinterSetup", "Nothing answers in {networks}.")
        return text.format(networks=", ".join(networks))
    return translate("PrinterSetup", "Touch yours to take its address.")


def capability_lines(told: PrinterAsked, url: str) -> list[TrialRow]:
    if told.refusal is not None:
        title, sentence = title_of(told.refusal), sentence_of(told.refusal)
        answer = sentence if sentence == title else f"{title}. {sentence}"
        return [TrialRow(key="0", subject=url, answer=answer, works=False)]
    return [
        TrialRow(key=str(place), subject=subject, answer=answer, works=works)
        for place, (subject, answer, works) in enumerate(_lines(told, url))
    ]


def _lines(told: PrinterAsked, url: str) -> Iterator[tuple[str, str, bool]]:
    name = f"{told.maker} {told.model}".strip() or url
    if told.profile:
        text = translate("PrinterSetup", "Its letters are known, as {profile}.")
        yield name, text.format(profile=told.profile), True
    else:
        yield name, translate("PrinterSetup", "No model is known by this name."), False
    state = translate("PrinterSetup", "Paper, lid and faults")
    if told.answers:
        yield state, translate("PrinterSetup", "It tells them."), True
    else:
        yield state, translate("PrinterSetup", "It says nothing of them."), False
    if url.startswith("serial://") and not told.answers and not told.confirms:
        speed = translate("PrinterSetup", "Speed of the port")
        text = translate(
            "PrinterSetup", "Perhaps another one: write it after baud=, as its self-test prints it."
        )
        yield speed, text, False
    printed = translate("PrinterSetup", "Is a receipt on paper?")
    if told.tags:
        yield printed, translate("PrinterSetup", "It says when it is."), True
    elif told.confirms:
        yield printed, translate("PrinterSetup", "It says when it has done a job."), True
    else:
        text = translate("PrinterSetup", "It does not say: receipts stand as sent.")
        yield printed, text, False
