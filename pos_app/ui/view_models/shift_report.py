"""One report of a shift as it is drawn, in one currency at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import day_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.shift_close_rows import CloseRow, close_rows
from pos_app.ui.shift_sums import (
    FigureRow,
    currencies_of,
    details_of,
    figures_of,
    sales_text,
    signed,
    sums_of,
    unexplained_text,
    wallet_text,
)
from pos_app.ui.view_models.shift_charts import ShiftChartsViewModel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, tzinfo

    from pos_app.domain.money import Currency
    from pos_app.domain.person import Person
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.shift_sums import Sums
    from pos_app.ui.shifts import ShiftPicture

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionRow:
    key: str
    sentence: str


@QmlElement
@QmlUncreatable("belongs to a page")
class ShiftReportViewModel(QObject):
    """`people` are those of the till by id. Nothing is kept of a report after `drop`."""

    changed = Signal()

    def __init__(
        self,
        context: Callable[[], PaymentContext],
        numbers: Formatter,
        zone: Callable[[], tzinfo],
        people: Callable[[], Mapping[str, Person]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._numbers = numbers
        self._zone = zone
        self._people = people
        self._picture: ShiftPicture | None = None
        self._chosen = ""
        self._charts = ShiftChartsViewModel(numbers, zone, people, self)
        self._figures = ListModel(FigureRow, self)
        self._unexplained = ListModel(TransactionRow, self)
        self._close_rows = ListModel(CloseRow, self)

    # --- what is shown ---

    @property
    def picture(self) -> ShiftPicture | None:
        return self._picture

    def show(self, picture: ShiftPicture) -> None:
        self._picture = picture
        self._fill()

    def drop(self) -> None:
        self._picture = None
        self._charts.drop()
        self._figures.clear()
        self._unexplained.clear()
        self._close_rows.clear()
        self.changed.emit()

    @property
    def _of(self) -> Currency:
        """The currency that is shown."""
        setup = self._context().setup
        if self._picture is None:
            return setup.currency
        known = currencies_of(self._picture.report, setup.currency.code)
        return next((one for one in known if one.code == self._chosen), (*known, setup.currency)[0])

    @property
    def _sums(self) -> Sums | None:
        return None if self._picture is None else sums_of(self._picture.report, self._of)

    @property
    def _today(self) -> date:
        return self._context().now.astimezone(self._zone()).date()

    def _fill(self) -> None:
        picture, of, numbers = self._picture, self._of, self._numbers
        if picture is None:
            return
        report, sums = picture.report, sums_of(picture.report, of)
        self._charts.show(picture, of, self._today)
        self._figures.replace_rows(figures_of(report, of, numbers))
        self._unexplained.replace_rows(
            [
                TransactionRow(key=one.txid, sentence=unexplained_text(one, numbers))
                for one in report.details.unexplained
            ]
        )
        self._close_rows.replace_rows(close_rows(sums, numbers))
        self.changed.emit()

    # --- words ---

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._picture is not None

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._picture.report.number if self._picture else 0

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        return self._picture is not None and self._picture.report.is_closed

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._picture is None:
            return ""
        text = (
            translate("Shift", "Shift {number}, Z report")
            if self.closed
            else translate("Shift", "Shift {number}, X report")
        )
        return text.format(number=self.number)

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """`Open since 08:58 · 41 sales · Maya, Jonas, Ines`."""
        picture = self._picture
        if picture is None:
            return ""
        report, people = picture.report, self._people()
        begin, end = self._moment(report.opened_at), self._moment(report.until)
        text = (
            translate("Shift", "{begin} to {end}")
            if report.is_closed
            else translate("Shift", "Open since {begin}")
        )
        names = [people[bar.cashier].name for bar in picture.cashiers if bar.cashier in people]
        sums = sums_of(report, self._of)
        parts = (text.format(begin=begin, end=end), sales_text(sums.sold.sales), ", ".join(names))
        return " · ".join(part for part in parts if part)

    def _moment(self, at: datetime) -> str:
        """The shop's time; with the day, where it is not that of the report."""
        local, last = at.astimezone(self._zone()), self._picture
        if last is not None and local.date() == last.day and not last.report.is_closed:
            return f"{local:%H:%M}"
        return f"{day_text(local.date(), self._today)} {local:%H:%M}"

    @Property(str, notify=changed)
    def wallet(self) -> str:
        if self._picture is None:
            return ""
        return wallet_text(self._picture.report, self._numbers)

    @Property(bool, notify=changed)
    def addsUp(self) -> bool:
        """False where somebody has to look into the wallet."""
        report = self._picture.report if self._picture else None
        return report is None or not (report.details.unexplained or report.difference_sat)

    # --- sums ---

    @Property(str, notify=changed)
    def sold(self) -> str:
        return self._amount("sold")

    @Property(str, notify=changed)
    def settled(self) -> str:
        return self._amount("settled")

    @Property(str, notify=changed)
    def carried(self) -> str:
        return self._amount("carried")

    @Property(str, notify=changed)
    def atRisk(self) -> str:
        return self._amount("at_risk")

    @Property(bool, notify=changed)
    def alarming(self) -> bool:
        sums = self._sums
        return sums is not None and sums.at_risk.sales > 0

    @Property("QStringList", notify=changed)
    def details(self) -> list[str]:
        """Under sold, settled, carried over and at risk."""
        sums = self._sums
        return [] if sums is None else details_of(sums, len(self.currencies))

    def _amount(self, name: str) -> str:
        sums = self._sums
        return "" if sums is None else signed(getattr(sums, name).amount, self._numbers)

    # --- choices ---

    @Property("QStringList", notify=changed)
    def currencies(self) -> list[str]:
        """Of which one is shown; none where there is nothing to choose."""
        if self._picture is None:
            return []
        usual = self._context().setup.currency.code
        return [one.code for one in currencies_of(self._picture.report, usual)]

    @Property(int, notify=changed)
    def currency(self) -> int:
        codes = self.currencies
        return codes.index(self._of.code) if self._of.code in codes else 0

    @Slot(int)
    def chooseCurrency(self, place: int) -> None:
        self._chosen = self.currencies[place]
        self._fill()

    # --- rows ---

    @Property(ShiftChartsViewModel, constant=True)
    def charts(self) -> ShiftChartsViewModel:
        return self._charts

    @Property(QObject, constant=True)
    def figures(self) -> QObject:
        return self._figures

    @Property(QObject, constant=True)
    def unexplained(self) -> QObject:
        return self._unexplained

    @Property(QObject, constant=True)
    def closeRows(self) -> QObject:
        return self._close_rows
