"""What the printer's part of the set-up page asks of the program beside printing a test page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from pos_app.domain.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterFound:
    """`way` is usb, serial, cups or network; `usable`: the till's user may open it."""

    ticket: int
    way: str
    url: str
    name: str
    usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterSearchEnded:
    """`networks` are those that were looked through, as 192.168.1.0/24."""

    ticket: int
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterAsked:
    """What it said of itself; `refusal` when it could not be asked, or can't print now.

    `answers`: of paper, lid and faults. `confirms`: that a job was processed. `tags`: that a job
    is on paper. `profile`: what its model is called in the settings, empty when none fits.
    """

    ticket: int
    maker: str = ""
    model: str = ""
    firmware: str = ""
    answers: bool = False
    confirms: bool = False
    tags: bool = False
    profile: str = ""
    refusal: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """A row of the test page: its number there, and what must be readable beside it."""

    number: int
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePrinted:
    """For the newest test page; the rows that are printed in the printer's own letters."""

    ticket: int
    pages: tuple[CodePage, ...]


PrinterEvent: TypeAlias = PrinterFound | PrinterSearchEnded | PrinterAsked | PagePrinted


class PrinterSetup(Protocol):
    def find_printers(self, *, ticket: int, in_network: bool) -> None:
        """Answered by PrinterFound as they are found, then PrinterSearchEnded.

        On this machine nothing is sent to anything. `in_network`: TCP 9100 of every address of
        the own private networks is opened and closed, and nothing is sent either.
        """
        ...

    def stop_finding(self) -> None:
        """The search that runs, if any, ends within a second."""
        ...

    def ask_printer(self, *, ticket: int, url: str) -> None:
        """Answered by PrinterAsked within some seconds; nothing is printed."""
        ...

    def try_printer(self, *, ticket: int, url: str, model: str) -> None:
        """Prints the test page. Answered by PartTried, and before it PagePrinted if it was."""
        ...
