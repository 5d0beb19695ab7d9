"""The printer's part of the set-up page, to look at: found, asked, and its test page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.ui.setup_printer import (
    CodePage,
    PagePrinted,
    PrinterAsked,
    PrinterFound,
    PrinterSearchEnded,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.pages_counter import PagesCounter

USB = "usb:///dev/usb/lp0"
SERIAL = "serial:///dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0?baud=9600"
PAGES = (
    CodePage(number=16, sample="€£¥ÄÖÜßéèçñåøæŠšŽž"),
    CodePage(number=17, sample="АЯаяЁё"),
    CodePage(number=19, sample="€£¥ÄÖÜßéèçñåøæ"),
    CodePage(number=47, sample="€£¥ΑΩαωά"),
)


def settings_printer_found(counter: PagesCounter) -> None:
    """Two were found; the first was taken and said what it can do."""
    counter.go("settings")
    counter.tap("setupStep_printer")
    counter.tap("findPrinters")
    ticket = counter.setup.ticket
    for way, url, name, usable in (
        ("usb", USB, "EPSON TM-T20II", True),
        ("serial", SERIAL, "FTDI FT232R USB UART", False),
    ):
        counter.setup.publish(
            PrinterFound(ticket=ticket, way=way, url=url, name=name, usable=usable)
        )
    counter.setup.publish(PrinterSearchEnded(ticket=ticket))
    counter.tap(f"found_{USB}")
    counter.tap("askPrinter")
    counter.setup.publish(
        PrinterAsked(
            ticket=counter.setup.ticket,
            maker="EPSON",
            model="TM-T20II",
            firmware="1.00",
            answers=True,
            confirms=True,
            profile="TM-T20II",
        )
    )
    counter.settle()


def settings_printer_page(counter: PagesCounter) -> None:
    """The test page was printed, and one of its rows is marked as readable."""
    counter.go("settings")
    counter.tap("setupStep_printer")
    assert counter.pages.setup is not None
    counter.pages.setup.edit("printer.url", USB)
    counter.settle()
    counter.tap("setupTry")
    counter.setup.publish(PagePrinted(ticket=counter.setup.ticket, pages=PAGES))
    counter.settle()
    counter.pages.setup.printer.toggle("16")
    counter.settle()


PRINTER_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene for scene in (settings_printer_found, settings_printer_page)
}
