"""The bars of a shift's report: its hours or the past days, and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import day_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.shift_charts import (
    BarRow,
    PieceRow,
    ShareRow,
    day_rows,
    hour_rows,
    piece_rows,
    share_rows,
)
from pos_app.ui.shift_sums import sums_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, tzinfo

    from pos_app.domain.money import Currency
    from pos_app.domain.person import Person
    from pos_app.domain.shift_chart import DayBar
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.shifts import ShiftPicture

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to a report")
class ShiftChartsViewModel(QObject):
    """`people` are those of the till by id. `daysWanted` asks for the bars of past days."""

    changed = Signal()
    daysWanted = Signal()

    def __init__(
        self,
        numbers: Formatter,
        zone: Callable[[], tzinfo],
        people: Callable[[], Mapping[str, Person]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._zone = zone
        self._people = people
        self._picture: ShiftPicture | None = None
        self._of: Currency | None = None
        self._today: date | None = None
        self._past_days: tuple[DayBar, ...] = ()
        self._by_day = False
        self._bars = ListModel(BarRow, self)
        self._shares = ListModel(ShareRow, self)
        self._pieces = ListModel(PieceRow, self)

    def show(self, picture: ShiftPicture, of: Currency, today: date) -> None:
        """`today` in the shop's zone."""
        if self._picture is None or self._picture.report.number != picture.report.number:
            self._by_day, self._past_days = False, ()
        self._picture, self._of, self._today = picture, of, today
        sums = sums_of(picture.report, of)
        people = self._people()
        self._shares.replace_rows(share_rows(picture.cashiers, of, self._numbers, people))
        self._pieces.replace_rows(piece_rows(sums, self._numbers))
        self._fill_bars()

    def show_days(self, days: tuple[DayBar, ...]) -> None:
        self._past_days = days
        self._fill_bars()

    def drop(self) -> None:
        self._picture, self._past_days, self._by_day = None, (), False
        self._bars.clear()
        self._shares.clear()
        self._pieces.clear()
        self.changed.emit()

    def _fill_bars(self) -> None:
        picture, of, today = self._picture, self._of, self._today
        if picture is None or of is None or today is None:
            return
        report, numbers = picture.report, self._numbers
        if self._by_day:
            self._bars.replace_rows(day_rows(self._past_days, of, numbers, today=today))
        else:
            rows = hour_rows(
                picture.hours,
                of,
                numbers,
                since=report.opened_at,
                now=report.until,
                zone=self._zone(),
                running=not report.is_closed,
            )
            self._bars.replace_rows(rows)
        self.changed.emit()

    @Property(bool, notify=changed)
    def byDay(self) -> bool:
        return self._by_day

    @Slot(bool)
    def showByDay(self, by_day: bool) -> None:
        if by_day != self._by_day:
            self._by_day = by_day
            if by_day:
                self.daysWanted.emit()
            self._fill_bars()

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._by_day:
            return translate("Shift", "Sales by day")
        return translate("Shift", "Sales by hour")

    @Property(str, notify=changed)
    def detail(self) -> str:
        """`EUR. The hour now running is outlined`."""
        picture, of, today = self._picture, self._of, self._today
        if picture is None or of is None or today is None:
            return ""
        if self._by_day:
            return translate("Shift", "{currency}, four weeks").format(currency=of.code)
        if picture.report.is_closed:
            return f"{of.code}, {day_text(picture.day, today)}"
        text = translate("Shift", "{currency}. The hour now running is outlined")
        return text.format(currency=of.code)

    @Property(str, notify=changed)
    def longestValue(self) -> str:
        return max((row.value for row in self._bars.rows), key=len, default="")

    @Property(QObject, constant=True)
    def bars(self) -> QObject:
        return self._bars

    @Property(QObject, constant=True)
    def shares(self) -> QObject:
        return self._shares

    @Property(QObject, constant=True)
    def pieces(self) -> QObject:
        return self._pieces

    @Property("QVariantList", notify=changed)
    def pieceParts(self) -> list[float]:
        return [row.part for row in self._pieces.rows]
