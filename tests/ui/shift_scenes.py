"""The shift's page as a manager meets it: an X, a close, a Z, and the list of those before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt_shift import ShiftCount, ShiftReport, ShiftState
from pos_app.domain.shift_chart import SoldPoint
from pos_app.domain.shift_details import NO_DETAILS, Drift, ShiftDetails, Unexplained
from pos_app.domain.tally import Tally
from pos_app.domain.tax import TaxRate, taxes_of
from tests.support.receipts import TXID, a_shift_report
from tests.ui.memory_duty import INES, JONAS, MAYA, RUTH, MemoryDuty
from tests.ui.memory_shifts import MemoryShifts
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Person
    from pos_app.ui.view_models.shift import ShiftViewModel

EUR, USD, JPY = currency("EUR"), currency("USD"), currency("JPY")
OPENED = datetime(2026, 11, 21, 7, 58, tzinfo=UTC)
UNTIL = datetime(2026, 11, 21, 14, 24, tzinfo=UTC)
# Whole euros from 9 to 15 o'clock in Berlin.
HOURS = (96, 142, 188, 231, 164, 279, 185)
SELLERS = (MAYA, JONAS, INES)


def in_euro(minor: int, sales: int = 1, sat: int = 0) -> Tally:
    return Tally(sales=sales, amounts=(Money(minor, EUR),), sat=sat)


def the_shift(*, usual: bool = True, **changes: Any) -> ShiftReport:
    """Shift 112 as it goes on, all in euros; not `usual`: in three currencies, with everything."""
    counts = [
        ShiftCount(state=ShiftState.PAID, sales=38, amounts=(Money(117_195, EUR),), sat=1_284_000),
        ShiftCount(state=ShiftState.SEEN, sales=2, amounts=(Money(6_640, EUR),), sat=72_000),
        ShiftCount(state=ShiftState.PARTLY_PAID, sales=1, amounts=(Money(8_400, EUR),), sat=900),
        ShiftCount(state=ShiftState.EXPIRED, sales=3, amounts=(Money(9_000, EUR),), sat=0),
        ShiftCount(state=ShiftState.CANCELLED, sales=2, amounts=(Money(1_000, EUR),), sat=0),
        ShiftCount(state=ShiftState.TAKEN_BACK, sales=1, amounts=(Money(4_625, EUR),), sat=0),
    ]
    details = ShiftDetails(
        tips=in_euro(2_400, 6),
        discounts=in_euro(1_850, 3),
        over=in_euro(95, 2, 1_040),
        short=in_euro(2, 1, 22),
        carried_over=in_euro(6_640, 2, 72_000),
        at_risk=in_euro(4_625, 1, 50_690),
        drift=(Drift(price=Decimal("91240.50"), sat=1_284_000, amount=Money(311, EUR)),),
    )
    if not usual:
        more = (Money(1_284_000, JPY), Money(23_450, USD))
        counts[0] = replace(counts[0], amounts=(*counts[0].amounts, *more))
        details = replace(
            details,
            unprinted=(1038, 1041, 1042, 1043),
            carried_over=in_euro(8_840, 3, 96_000),
            late=in_euro(1_250, 1, 13_700),
            unconfirmed=in_euro(3_300, 1, 36_000),
            of_earlier=in_euro(2_200, 1, 24_000),
            carried_in=in_euro(2_200, 1, 24_000),
            taxes=taxes_of([(TaxRate("VAT", Decimal(19)), Money(117_195, EUR))]),
            unexplained=(Unexplained(txid=TXID, sat=-200),),
        )
    report = a_shift_report(
        opened_at=OPENED,
        until=UNTIL,
        at=UNTIL,
        is_closed=False,
        counts=tuple(counts),
        taken=(Money(117_195, EUR),),
        taken_sat=1_284_000,
        refunds=1,
        refunded=(Money(1_250, EUR),),
        refunded_sat=13_700,
        fees_sat=0,
        expected_sat=1_357_238,
        found_sat=1_357_238 if usual else 1_357_038,
        note="",
        details=details,
    )
    return replace(report, **changes)


def the_points() -> list[SoldPoint]:
    """Sales of the day by hour and by person, and some days before."""
    points = [
        SoldPoint(
            at=datetime(2026, 11, 21, 8 + place, 10, tzinfo=UTC),
            cashier="nobody",
            amount=Money(euros * 100, EUR),
            sat=0,
            sales=6,
        )
        for place, euros in enumerate(HOURS)
    ]
    by_hour = [replace(point, cashier=str(SELLERS[at % 3].id)) for at, point in enumerate(points)]
    before = [
        replace(by_hour[back % 7], at=OPENED - timedelta(days=back, hours=-3))
        for back in range(1, 20)
        if back % 7
    ]
    return [*before, *by_hour]


# Nothing of it was taken back.
CALM: dict[str, Any] = {"details": NO_DETAILS, "counts": the_shift().counts[:2]}


def the_past(count: int = 6) -> list[ShiftReport]:
    """Closed ones, oldest first."""
    return [
        the_shift(
            number=112 - back,
            opened_at=OPENED - timedelta(days=back),
            until=OPENED - timedelta(days=back) + timedelta(hours=9 + 8 * (back % 2)),
            is_closed=True,
            usual=back != 2,
            **({} if back in (2, 4) else CALM),
        )
        for back in range(count, 0, -1)
    ]


class ShiftCounter(PagesCounter):
    """Ruth at a till whose shift has sold since the morning."""

    def __init__(
        self, *arguments: Any, here: Person = RUTH, usual: bool = True, **wishes: Any
    ) -> None:
        shifts = MemoryShifts(the_shift(usual=usual))
        shifts.points = the_points()
        shifts.past = the_past()
        super().__init__(*arguments, duty=MemoryDuty(here=here), shifts=shifts, **wishes)


class PlainShiftCounter(ShiftCounter):
    def __init__(self, *arguments: Any, **wishes: Any) -> None:
        super().__init__(*arguments, usual=False, **wishes)


class CashierCounter(ShiftCounter):
    def __init__(self, *arguments: Any, **wishes: Any) -> None:
        super().__init__(*arguments, here=MAYA, **wishes)


class FreshCounter(PagesCounter):
    """No shift is open, and none was ever closed."""

    def __init__(self, *arguments: Any, **wishes: Any) -> None:
        super().__init__(*arguments, duty=MemoryDuty(here=RUTH), **wishes)


def page_of(counter: PagesCounter) -> ShiftViewModel:
    assert counter.pages.shift is not None
    return counter.pages.shift


def shift_x(counter: PagesCounter) -> None:
    counter.go("shift")


def shift_x_everything(counter: PagesCounter) -> None:
    counter.go("shift")


def shift_days(counter: PagesCounter) -> None:
    counter.go("shift")
    page_of(counter).report.charts.showByDay(True)


def shift_close(counter: PagesCounter) -> None:
    counter.go("shift")
    counter.tap("shiftClose")


def shift_z(counter: PagesCounter) -> None:
    counter.go("shift")
    counter.tap("shiftClose")
    counter.tap("closeYes")
    counter.settle()
    page_of(counter).save()


def shift_past(counter: PagesCounter) -> None:
    counter.go("shift")
    page_of(counter).showPast()


def shift_past_none(counter: PagesCounter) -> None:
    counter.go("shift")
    page_of(counter).showPast()


def shift_none(counter: PagesCounter) -> None:
    counter.go("shift")


def shift_hidden(counter: PagesCounter) -> None:
    counter.go("shift")


SHIFT_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene
    for scene in (
        shift_x,
        shift_x_everything,
        shift_days,
        shift_close,
        shift_z,
        shift_past,
        shift_past_none,
        shift_none,
        shift_hidden,
    )
}
SHIFT_COUNTERS: dict[str, type[PagesCounter]] = {
    "shift_x_everything": PlainShiftCounter,
    "shift_past_none": FreshCounter,
    "shift_none": FreshCounter,
    "shift_hidden": CashierCounter,
}
SHIFT_COUNTERS = dict.fromkeys(SHIFT_PAGES, ShiftCounter) | SHIFT_COUNTERS
