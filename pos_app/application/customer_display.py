"""Puts the small display to work where the shop has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.config.printer_url import serial_port
from pos_app.domain.message import Message
from pos_app.services import doctor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.application.crew import Crew
    from pos_app.config.settings_display import DisplaySettings
    from pos_app.domain.sale import Sale
    from pos_app.ports import CustomerDisplay
    from pos_app.services.customer.customer_lines import DisplayWords
    from pos_app.services.doctor import Check

WORKER = "customer-display"


def follow_on_display(
    settings: DisplaySettings, words: DisplayWords | None, crew: Crew
) -> Callable[[Sale], None]:
    """What is to be told of every sale that changes; it never waits and never fails."""
    if settings.url is None or words is None:
        return lambda _: None
    from pos_app.services.customer.customer_display import DisplayMailbox
    from pos_app.services.customer.customer_lines import CustomerLines

    mailbox = DisplayMailbox(_display(settings.url, settings.language))
    lines = CustomerLines(words, mailbox.put)
    worker = crew.hire(WORKER, mailbox.step, patient=True)
    crew.closing.callback(mailbox.close)

    def follow(sale: Sale) -> None:
        lines.follow(sale)
        worker.wake()

    return follow


def check_display(url: str, language: str) -> Check:
    """Whether it takes what it is to show, which is nothing here."""

    def clear() -> Message:
        display = _display(url, language)
        try:
            display.clear()
        finally:
            display.close()
        return Message(code="doctor.display")

    return doctor.attempt(url, clear)


def _display(url: str, language: str) -> CustomerDisplay:
    from pos_app.adapters.display.pole_display import PoleDisplay

    port = serial_port(url)
    return PoleDisplay(port.device, baud=port.baud, language=language)
