"""Puts the small display to work where the shop has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.config.printer_url import serial_port

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.application.crew import Crew
    from pos_app.config.settings_display import DisplaySettings
    from pos_app.domain.sale import Sale
    from pos_app.services.customer_lines import DisplayWords

WORKER = "customer-display"


def follow_on_display(
    settings: DisplaySettings, words: DisplayWords | None, crew: Crew
) -> Callable[[Sale], None]:
    """What is to be told of every sale that changes; it never waits and never fails."""
    if settings.url is None or words is None:
        return lambda _: None
    from pos_app.adapters.display.pole_display import PoleDisplay
    from pos_app.services.customer_display import DisplayMailbox
    from pos_app.services.customer_lines import CustomerLines

    port = serial_port(settings.url)
    display = PoleDisplay(port.device, baud=port.baud, language=settings.language)
    mailbox = DisplayMailbox(display)
    lines = CustomerLines(words, mailbox.put)
    worker = crew.hire(WORKER, mailbox.step, patient=True)
    crew.closing.callback(mailbox.close)

    def follow(sale: Sale) -> None:
        lines.follow(sale)
        worker.wake()

    return follow
