"""The list of sales, newest first: what is typed and chosen narrows it down."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.ports.sale_search import SaleKind, SaleWish
from pos_app.ui.archive import SalesFound, fresh_ticket
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_list_rows import ChoiceRow, Days, SaleRow, days_word, sale_row
from pos_app.ui.typed_search import kind_word, readings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from pos_app.ui.archive import SaleArchive
    from pos_app.ui.payment_context import PaymentContext

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_SALES = 100
SEARCH_PAUSE_MILLISECONDS = 150


@QmlElement
@QmlUncreatable("belongs to the history")
class HistoryListViewModel(QObject):
    """`only` names the one sale that was found when somebody ended a search with Enter.

    `people` are the names of the till's people by id, `zone` is the shop's.
    """

    changed = Signal()
    only = Signal(str)

    def __init__(
        self,
        archive: SaleArchive,
        context: Callable[[], PaymentContext],
        people: Callable[[], Mapping[str, str]],
        zone: Callable[[], tzinfo],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._context = context
        self._people = people
        self._zone = zone
        self._text = ""
        self._ticket = 0
        self._searched = False
        self._wants_only = False
        self._kind: SaleKind | None = None
        self._cashier = ""
        self._days = Days.ANY
        self._choosing = ""
        self._sales = ListModel(SaleRow, self)
        self._choices = ListModel(ChoiceRow, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)

    def hear(self, event: SalesFound) -> None:
        if event.ticket != self._ticket:
            return
        context = self._context()
        self._searched = True
        rows = [
            sale_row(shown.sale, context, event.cashiers.get(shown.sale.id, ""))
            for shown in event.sales
        ]
        self._sales.replace_rows(rows)
        self.changed.emit()
        if self._wants_only and len(rows) == 1:
            self.only.emit(rows[0].key)
        self._wants_only = False

    def look_soon(self) -> None:
        self._pause.start()

    def look(self) -> None:
        self._pause.stop()
        self._ticket = fresh_ticket()
        context, zone = self._context(), self._zone()
        readings = readings_of(
            self._text, self._wish(), names=self._people(), now=context.now, zone=zone
        )
        self._archive.look_up(self._ticket, readings, MOST_SALES)

    def _wish(self) -> SaleWish:
        since = None
        if self._days is not Days.ANY:
            zone = self._zone()
            today = self._context().now.astimezone(zone).date()
            first = today - timedelta(days=self._days.value - 1)
            since = datetime.combine(first, time(), zone)
        return SaleWish(kind=self._kind, cashier=self._cashier or None, since=since)

    # --- what is typed ---

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Slot(str)
    def search(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._wants_only = False
            self._pause.start()
            self.changed.emit()

    @Slot(str)
    def enter(self, text: str) -> None:
        """As a scanner ends what it read: the sale itself, where it is the only one."""
        self._text = text
        self._wants_only = bool(text.strip())
        self.look()
        self.changed.emit()

    @Property(QObject, constant=True)
    def sales(self) -> QObject:
        return self._sales

    @property
    def _is_narrowed(self) -> bool:
        chosen = self._kind or self._cashier or self._days is not Days.ANY
        return bool(self._text.strip() or chosen)

    @Property(str, notify=changed)
    def found(self) -> str:
        """`6 sales found`, while something is searched for."""
        if not self._is_narrowed:
            return ""
        count = len(self._sales.rows)
        if count == 1:
            return translate("History", "1 sale found")
        if count == MOST_SALES:
            return translate("History", "the newest {count} sales").format(count=count)
        return translate("History", "{count} sales found").format(count=count)

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        if self._sales.rows or not self._searched:
            return ""
        if self._is_narrowed:
            return translate("History", "No sale is like that.")
        return translate("History", "No sales yet. The first one will stand here.")

    # --- what is chosen ---

    @Property(str, notify=changed)
    def choosing(self) -> str:
        """`day`, `kind` or `cashier`, empty while nothing is."""
        return self._choosing

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        return self._choices

    @Slot(str)
    def ask(self, what: str) -> None:
        """Shows what there is to choose, or hides it again."""
        self._choosing = "" if what == self._choosing else what
        self._choices.replace_rows(self._rows_of(self._choosing))
        self.changed.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        match self._choosing:
            case "day":
                self._days = Days(int(key))
            case "kind":
                self._kind = SaleKind(key) if key else None
            case "cashier":
                self._cashier = key
        self._choosing = ""
        self._choices.clear()
        self.look()
        self.changed.emit()

    @Slot()
    def toggleOpen(self) -> None:
        self._kind = None if self._kind is SaleKind.OPEN else SaleKind.OPEN
        self.look()
        self.changed.emit()

    @Property(str, notify=changed)
    def dayText(self) -> str:
        return days_word(self._days)

    @Property(bool, notify=changed)
    def dayChosen(self) -> bool:
        return self._days is not Days.ANY

    @Property(str, notify=changed)
    def kindText(self) -> str:
        if self._kind is None or self.openOnly:
            return translate("History", "All states")
        return kind_word(self._kind)

    @Property(bool, notify=changed)
    def kindChosen(self) -> bool:
        return self._kind is not None and not self.openOnly

    @Property(str, notify=changed)
    def cashierText(self) -> str:
        everybody = translate("History", "All cashiers")
        return self._people().get(self._cashier, everybody)

    @Property(bool, notify=changed)
    def cashierChosen(self) -> bool:
        return self._cashier != ""

    @Property(bool, notify=changed)
    def hasPeople(self) -> bool:
        return bool(self._people())

    @Property(bool, notify=changed)
    def openOnly(self) -> bool:
        return self._kind is SaleKind.OPEN

    def _rows_of(self, what: str) -> list[ChoiceRow]:
        if what == "day":
            known = [(str(days.value), days_word(days)) for days in Days]
            chosen = str(self._days.value)
        elif what == "kind":
            known = [("", translate("History", "All states"))]
            known += [(kind.value, kind_word(kind)) for kind in SaleKind]
            chosen = self._kind.value if self._kind else ""
        elif what == "cashier":
            known = [("", translate("History", "All cashiers")), *self._people().items()]
            chosen = self._cashier
        else:
            return []
        return [ChoiceRow(key=key, label=label, chosen=key == chosen) for key, label in known]
