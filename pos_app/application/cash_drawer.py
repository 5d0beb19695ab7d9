"""Puts the cash drawer to work where the shop has one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.ports import RefusedError
from pos_app.services import doctor
from pos_app.services.receipts.cash_drawer import AskedBy, PaidSales

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos_app.application.crew import Crew
    from pos_app.config.settings import Settings
    from pos_app.config.settings_drawer import DrawerSettings
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, Printer
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.doctor import Check
    from pos_app.services.receipts.cash_drawer import CashDrawer, Drawer

WORKER = "drawer"


class NoDrawer:
    """Where nothing can be sent to one; says why."""

    def __init__(self, code: str, arguments: Mapping[str, str]) -> None:
        self._code = code
        self._arguments = arguments

    def open(self, seconds_left: Callable[[], float]) -> None:
        del seconds_left
        raise RefusedError(self._code, **self._arguments)

    def stop(self) -> None:
        """Nothing runs."""


def check_drawer(settings: Settings) -> Check:
    """Whether there is a line to it; it is not opened while nobody stands at it."""

    def look() -> Message:
        url = settings.printer.url
        if url is None:
            raise RefusedError("printer.absent")
        from pos_app.adapters.printing.registry import wire_of

        place = wire_of(url).place
        arguments = {"place": place, "pin": str(settings.drawer.pin)}
        return Message(code="doctor.drawer", arguments=arguments)

    return doctor.attempt("drawer", look)


def drawer_of(settings: Settings) -> Drawer:
    """On the printer's line; one that refuses where there is none that goes both ways."""
    url = settings.printer.url
    if url is None:
        return NoDrawer("printer.absent", {})
    from pos_app.adapters.printing.printer_drawer import PrinterDrawer
    from pos_app.adapters.printing.registry import wire_of

    try:
        wire = wire_of(url)
    except RefusedError as error:
        return NoDrawer(error.message.code, error.message.arguments)
    return PrinterDrawer(
        wire.open_line,
        command_of(settings.drawer),
        place=wire.place,
        in_turn=not settings.drawer.real_time,
    )


def command_of(drawer: DrawerSettings) -> bytes:
    from pos_app.adapters.printing.printer_drawer import in_turn_command, real_time_command

    make = real_time_command if drawer.real_time else in_turn_command
    return make(drawer.pin, drawer.on_ms, drawer.off_ms)


def _open_for(drawer: CashDrawer, sale_id: UUID) -> None:
    drawer.ask(AskedBy.SALE, sale_id=sale_id)


class DrawerWork:
    """The drawer's part in the till's work: beside the papers, and after a paid sale.

    `drawer` is None where the owner wants none.
    """

    def __init__(
        self, drawer: CashDrawer | None, settings: Settings, clock: Clock, crew: Crew
    ) -> None:
        self._drawer = drawer
        self._settings = settings
        self._crew = crew
        self._paid: PaidSales | None = None
        if drawer is not None and settings.drawer.after_sale:
            self._paid = PaidSales(clock, partial(_open_for, drawer))

    def beside(self, printer: Printer | None, ledger: Ledger) -> Printer | None:
        """The printer for everybody else, who have to take turns with the drawer."""
        cash_drawer = self._drawer
        if cash_drawer is None:
            return printer
        drawer = drawer_of(self._settings)
        if printer is not None:
            from pos_app.services.receipts.shared_printer import SharedPrinter

            printer = drawer = SharedPrinter(printer, drawer)
        worker = self._crew.hire(WORKER, cash_drawer.step)
        self._crew.interrupts.callback(drawer.stop)
        cash_drawer.employ(drawer, ledger.note_till_event, worker.wake)
        return printer

    def follow(self, sale: Sale) -> None:
        """A sale has changed. Never waits."""
        if self._paid is not None:
            self._paid.follow(sale)
