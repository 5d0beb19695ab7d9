"""Finds printers, asks them, and prints the test page, for the set-up page."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.adapters.printing.capabilities import ask_capabilities
from pos_app.adapters.printing.discovery import local_printers
from pos_app.adapters.printing.discovery_network import (
    hosts_of,
    network_printers,
    own_networks,
)
from pos_app.adapters.printing.registry import wire_of
from pos_app.application import trials
from pos_app.config.printer_url import RAW_PORT
from pos_app.domain.message import TillError
from pos_app.ui.setup import PartTried, Trial, TrialLine
from pos_app.ui.setup_printer import (
    CodePage,
    PagePrinted,
    PrinterAsked,
    PrinterFound,
    PrinterSearchEnded,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from ipaddress import IPv4Network

    from pos_app.adapters.printing.discovery import FoundPrinter
    from pos_app.ui.setup_printer import PrinterEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Where printers are looked for."""

    local: Callable[[], Iterable[FoundPrinter]] = local_printers
    networks: Callable[[], tuple[IPv4Network, ...]] = own_networks
    port: int = RAW_PORT


class PrinterDesk:
    """`run` carries out in a thread of its own; `fonts` is the declared folder, if any."""

    def __init__(
        self,
        publish: Callable[[PrinterEvent | PartTried], None],
        run: Callable[[Callable[[], None]], None],
        fonts: str | None,
        search: Search | None = None,
    ) -> None:
        self._publish = publish
        self._run = run
        self._fonts = fonts
        self._search = search or Search()
        self._stopping = threading.Event()

    def find_printers(self, *, ticket: int, in_network: bool) -> None:
        self.stop_finding()
        stopping = self._stopping = threading.Event()

        def searched() -> None:
            networks = self._search.networks() if in_network else ()
            for found in self._found(networks, stopping) if in_network else self._search.local():
                if stopping.is_set():
                    return
                self._publish(
                    PrinterFound(
                        ticket=ticket,
                        way=found.way.value,
                        url=found.url,
                        name=found.name,
                        usable=found.usable,
                    )
                )
            if not stopping.is_set():
                self._publish(PrinterSearchEnded(ticket=ticket, networks=tuple(map(str, networks))))

        self._run(searched)

    def stop_finding(self) -> None:
        self._stopping.set()

    def ask_printer(self, *, ticket: int, url: str) -> None:
        def asked() -> None:
            try:
                wire = wire_of(url)
                told = ask_capabilities(wire.open_line, threading.Event(), place=wire.place)
            except TillError as error:
                self._publish(PrinterAsked(ticket=ticket, refusal=error.message))
                return
            self._publish(
                PrinterAsked(
                    ticket=ticket,
                    maker=told.maker,
                    model=told.model,
                    firmware=told.firmware,
                    answers=told.answers,
                    confirms=told.confirms,
                    tags=told.tags,
                    profile=told.profile or "",
                    refusal=told.problem,
                )
            )

        self._run(asked)

    def try_printer(self, *, ticket: int, url: str, model: str) -> None:
        def printed() -> None:
            check = trials.test_paper(url, model, self._fonts)
            if check.ok:
                pages = tuple(
                    CodePage(number=row.number, sample=row.sample)
                    for row in trials.code_pages(model)
                )
                self._publish(PagePrinted(ticket=ticket, pages=pages))
            line = TrialLine(subject=check.name, works=check.ok, answer=check.message)
            self._publish(PartTried(ticket=ticket, trial=Trial.PRINTER, lines=(line,)))

        self._run(printed)

    def _found(
        self, networks: tuple[IPv4Network, ...], stopping: threading.Event
    ) -> Iterable[FoundPrinter]:
        return network_printers(hosts_of(networks), stopping, port=self._search.port)
