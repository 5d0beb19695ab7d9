"""The printer's part of the set-up page: what was found, what it said, and the test page's rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.archive import fresh_ticket
from pos_app.ui.list_model import ListModel
from pos_app.ui.printer_words import (
    capability_lines,
    result_sentence,
    search_sentence,
    way_word,
)
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.setup_printer import (
    PagePrinted,
    PrinterAsked,
    PrinterFound,
    PrinterSearchEnded,
)
from pos_app.ui.setup_printer_fields import MODEL_KEY, PAGES_KEY, PRINTER_KEY
from pos_app.ui.view_models.setup_rows import TrialRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.setup_printer import CodePage, PrinterSetup

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    key: str
    name: str
    way: str
    usable: bool
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    key: str
    text: str
    readable: bool


@QmlElement
@QmlUncreatable("made by the set-up page")
class PrinterSetupViewModel(QObject):
    """`text` and `edit` are those of the form's fields, by key."""

    changed = Signal()

    def __init__(
        self,
        facade: PrinterSetup,
        text: Callable[[str], str],
        edit: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._text = text
        self._edit = edit
        self._found = ListModel(FoundRow, self)
        self._told = ListModel(TrialRow, self)
        self._pages = ListModel(PageRow, self)
        self._rows: tuple[CodePage, ...] = ()
        self._search = self._question = 0
        self._sentence = ""
        self._searching = self._asking = False

    def hear(self, event: object) -> None:
        match event:
            case PrinterFound(ticket=ticket) if ticket == self._search:
                self._take_in(event)
            case PrinterSearchEnded(ticket=ticket) if ticket == self._search:
                self._searching = False
                self._sentence = result_sentence(len(self._found.rows), event.networks)
            case PrinterAsked(ticket=ticket) if ticket == self._question:
                self._asking = False
                self._told.replace_rows(capability_lines(event, self._text(PRINTER_KEY)))
                if event.profile:
                    self._edit(MODEL_KEY, event.profile)
            case PagePrinted():
                self._rows = event.pages
            case _:
                return
        self.follow()

    def follow(self) -> None:
        """What stands in the fields may have changed."""
        url = self._text(PRINTER_KEY).strip()
        self._found.replace_rows([replace(row, chosen=row.key == url) for row in self._found.rows])
        readable = self._readable()
        self._pages.replace_rows(
            [
                PageRow(
                    key=str(row.number),
                    text=f"{row.number} {row.sample}",
                    readable=str(row.number) in readable,
                )
                for row in self._rows
            ]
        )
        self.changed.emit()

    def forget(self) -> None:
        """Nobody looks any more: the search ends, and its results with it."""
        self._facade.stop_finding()
        self._search = self._question = 0
        self._searching = self._asking = False
        self._sentence = ""
        self._rows = ()
        self._found.replace_rows([])
        self._told.replace_rows([])
        self.follow()

    @Property(QObject, constant=True)
    def found(self) -> QObject:
        return self._found

    @Property(QObject, constant=True)
    def told(self) -> QObject:
        return self._told

    @Property(QObject, constant=True)
    def pages(self) -> QObject:
        return self._pages

    @Property(int, notify=changed)
    def pageCount(self) -> int:
        return len(self._rows)

    @Property(str, notify=changed)
    def sentence(self) -> str:
        """What a search does, or what came of it."""
        return self._sentence

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        return self._searching

    @Property(bool, notify=changed)
    def canAsk(self) -> bool:
        return bool(self._text(PRINTER_KEY).strip()) and not self._asking

    @Property(str, notify=changed)
    def askText(self) -> str:
        if self._asking:
            return translate("PrinterSetup", "Asking")
        return translate("PrinterSetup", "Ask what it can do")

    @Slot(bool)
    def find(self, in_network: bool) -> None:
        self._search = fresh_ticket()
        self._searching = True
        self._sentence = search_sentence(in_network=in_network)
        self._found.replace_rows([])
        self._facade.find_printers(ticket=self._search, in_network=in_network)
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        self._facade.stop_finding()
        self._searching = False
        self._search = 0
        self._sentence = result_sentence(len(self._found.rows), ())
        self.changed.emit()

    @Slot(str)
    def take(self, url: str) -> None:
        self._edit(PRINTER_KEY, url)
        self._told.replace_rows([])
        self.follow()

    @Slot()
    def ask(self) -> None:
        url = self._text(PRINTER_KEY).strip()
        if self.canAsk:
            self._question = fresh_ticket()
            self._asking = True
            self._told.replace_rows([])
            self._facade.ask_printer(ticket=self._question, url=url)
            self.changed.emit()

    @Slot(str)
    def toggle(self, number: str) -> None:
        """Mark a row of the test page as readable, or take the mark back."""
        wanted = self._readable() ^ {number}
        order = [str(row.number) for row in self._rows]
        self._edit(PAGES_KEY, ", ".join(each for each in order if each in wanted))
        self.follow()

    def _readable(self) -> set[str]:
        return {part.strip() for part in self._text(PAGES_KEY).split(",")} - {""}

    def _take_in(self, event: PrinterFound) -> None:
        row = FoundRow(
            key=event.url,
            name=event.name or way_word(event.way),
            way=way_word(event.way),
            usable=event.usable,
            chosen=False,
        )
        self._found.replace_rows([*self._found.rows, row])
