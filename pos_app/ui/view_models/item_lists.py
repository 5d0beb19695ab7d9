"""Lists of items as files: which there are, what taking one in would change, and writing one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.catalogue import ImportDone, ImportRead, ListsFound, ListWritten
from pos_app.ui.list_model import ListModel
from pos_app.ui.messages import sentence_of
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from pos_app.domain.catalogue_list import ImportPlan, Planned
    from pos_app.ui.catalogue import CatalogueFacade
    from pos_app.ui.formatting import Formatter

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_LINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A file, or what one of its lines changes; `tone` is part for what is wrong."""

    key: str
    text: str
    detail: str = ""
    tone: str = "quiet"


class ListRowModel(ListModel[ListRow]):
    """In the order in which they stand there."""


@QmlElement
@QmlUncreatable("belongs to the editor")
class ItemListsViewModel(QObject):
    """`isOpen`: it stands in front of the editor; `file` is the one that was looked at."""

    changed = Signal()

    def __init__(
        self, facade: CatalogueFacade, numbers: Formatter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._numbers = numbers
        self._open = False
        self._folder = ""
        self._file: Path | None = None
        self._plan: ImportPlan | None = None
        self._told = ""
        self._files = ListRowModel(ListRow, self)
        self._lines = ListRowModel(ListRow, self)

    def hear(self, event: object) -> None:
        match event:
            case ListsFound(folder=folder, files=files):
                self._open, self._folder = True, str(folder)
                rows = [ListRow(key=str(file), text=file.name) for file in files]
                self._files.replace_rows(rows)
            case ImportRead(file=file, plan=plan):
                self._file, self._plan, self._told = file, plan, ""
                self._lines.replace_rows(self._rows(plan))
            case ImportDone(added=added, changed=changed):
                self._forget()
                words = translate("Catalogue", "Taken in: {added} new, {changed} changed.")
                self._told = words.format(added=added, changed=changed)
            case ListWritten(file=file):
                words = translate("Catalogue", "All items stand in {file}.")
                self._told = words.format(file=file)
                if self._open:
                    self._facade.find_lists()
            case _:
                return
        self.changed.emit()

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        return self._open

    @Property(QObject, constant=True)
    def files(self) -> QObject:
        return self._files

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._lines

    @Property(str, notify=changed)
    def folderText(self) -> str:
        if self._files.rows:
            return translate("Catalogue", "Lists in {folder}").format(folder=self._folder)
        words = translate("Catalogue", "Put a CSV file into {folder}, then look again.")
        return words.format(folder=self._folder)

    @Property(str, notify=changed)
    def file(self) -> str:
        return "" if self._file is None else self._file.name

    @Property(str, notify=changed)
    def summary(self) -> str:
        """What would change, or how many lines have to be mended first."""
        plan = self._plan
        if plan is None:
            return ""
        if plan.problems:
            words = translate("Catalogue", "{count} lines to mend: nothing is taken in before.")
            return words.format(count=len(plan.problems))
        words = translate("Catalogue", "{added} new, {changed} changed, {same} as they are.")
        return words.format(added=len(plan.added), changed=len(plan.changed), same=plan.same)

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        plan = self._plan
        return plan is not None and not plan.problems and bool(plan.added or plan.changed)

    @Property(str, notify=changed)
    def told(self) -> str:
        """What was done last."""
        return self._told

    @Slot()
    def look(self) -> None:
        self._forget()
        self._told = ""
        self._facade.find_lists()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        self._open, self._told = False, ""
        self._forget()
        self.changed.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        self._facade.read_list(Path(key))

    @Slot()
    def take(self) -> None:
        if self._file is not None and self.canTake:
            self._facade.take_list(self._file)

    @Slot()
    def write(self) -> None:
        self._facade.write_list()

    def _forget(self) -> None:
        self._file = self._plan = None
        self._lines.replace_rows(())

    def _rows(self, plan: ImportPlan) -> list[ListRow]:
        rows = [
            ListRow(
                key=f"wrong-{place}",
                text=translate("Catalogue", "Line {line}").format(line=each.line),
                detail=sentence_of(each.problem),
                tone="part",
            )
            for place, each in enumerate(plan.problems)
        ]
        if not rows:
            rows = [self._change(each) for each in (*plan.added, *plan.changed)]
        return rows[:MOST_LINES]

    def _change(self, planned: Planned) -> ListRow:
        item, before = planned.item, planned.before
        price = self._numbers.money(item.price)
        if before is None:
            detail = translate("Catalogue", "new, {price}").format(price=price)
        elif before.price != item.price:
            words = translate("Catalogue", "{before}, then {price}")
            detail = words.format(before=self._numbers.money(before.price), price=price)
        else:
            detail = translate("Catalogue", "changed, {price}").format(price=price)
        return ListRow(key=str(item.id), text=item.name, detail=detail)
