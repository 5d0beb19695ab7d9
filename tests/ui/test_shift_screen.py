"""The shift's page: who sees the sums, that they add up, the close, and the reports of the past."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible

from pos_app.domain.message import Message
from pos_app.domain.money import Money
from pos_app.ui.shifts import ReportKind, ShiftLooked
from pos_app.ui.till import Health, PartStatus
from tests.ui.counter import evaluate
from tests.ui.memory_duty import MAYA, RUTH
from tests.ui.shift_scenes import (
    EUR,
    CashierCounter,
    FreshCounter,
    PlainShiftCounter,
    ShiftCounter,
    page_of,
    the_shift,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pages_counter import PagesCounter


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    counter = open_page(ShiftCounter)
    counter.go("shift")
    return counter


def amount(counter: PagesCounter, card: str) -> str:
    return str(counter.item(card).property("amount"))


def figures(counter: PagesCounter) -> dict[str, str]:
    return {row.key: row.value for row in page_of(counter).report._figures.rows}


def spoken(counter: PagesCounter, name: str) -> str:
    face = QAccessible.queryAccessibleInterface(counter.item(name))
    assert face is not None
    return face.text(QAccessible.Text.Name)


def test_four_sums_add_up(counter: PagesCounter) -> None:
    assert counter.text("shiftTitle") == "Shift 112, X report"
    assert counter.text("shiftSaid") == "Open since 08:58 · 41 sales · Maya, Jonas, Ines"
    cards = ("shiftSold", "shiftSettled", "shiftCarried", "shiftAtRisk")
    sold, *parts = (amount(counter, card) for card in cards)
    assert (sold, parts) == ("€1\u202f284.60", ["€1\u202f171.95", "€66.40", "€46.25"])
    assert 117_195 + 6_640 + 4_625 == 128_460
    assert spoken(counter, "shiftAtRisk") == "At risk, €46.25, 1 payment taken back"


def test_the_small_figures_have_their_signs(counter: PagesCounter) -> None:
    assert figures(counter) == {
        "tips": "€24.00",
        "discounts": "\N{MINUS SIGN}€18.50",
        "refunds": "\N{MINUS SIGN}€12.50",
        "over": "€0.95",
        "short": "\N{MINUS SIGN}€0.02",
        "ended": "2 and 3",
        "drift": "+€3.11",
    }
    details = {row.key: row.detail for row in page_of(counter).report._figures.rows}
    assert details["over"] == "1\u202f040\u00a0sat"
    assert details["short"] == "\N{MINUS SIGN}22\u00a0sat"
    assert details["tips"] == ""
    assert counter.text("shiftWallet") == (
        "Wallet received 1\u202f357\u202f238\u00a0sat, till booked 1\u202f357\u202f238\u00a0sat:"
        " it adds up"
    )


def test_each_hour_says_what_was_sold_and_the_one_that_runs_is_outlined(
    counter: PagesCounter,
) -> None:
    rows = page_of(counter).report.charts._bars.rows
    assert [(row.label, row.value) for row in rows[1:8]] == [
        ("9", "96"), ("10", "142"), ("11", "188"), ("12", "231"), ("13", "164"), ("14", "279"),
        ("15", "185"),
    ]  # fmt: skip
    assert len(rows) == 10
    assert [row.label for row in rows if row.running] == ["15"]
    assert rows[6].part == 1
    bar = counter.item("bar_14").parentItem()
    face = QAccessible.queryAccessibleInterface(bar)
    assert face is not None
    assert face.text(QAccessible.Text.Name) == "14 to 15 o'clock: €279.00"
    assert counter.item("bar_14").height() > counter.item("bar_9").height() > 0
    assert evaluate(counter.item("bar_15"), "border.width") > 0
    assert evaluate(counter.item("bar_14"), "border.width") == 0


def test_the_bar_of_all_the_money_has_a_sign_for_each_part(counter: PagesCounter) -> None:
    pieces = [counter.item(f"piece_{key}") for key in ("settled", "carried", "at_risk")]
    stack = counter.item("shiftStack").width()
    assert sum(piece.width() for piece in pieces) == pytest.approx(stack - 2 * 4, abs=1)
    assert pieces[0].width() > 10 * pieces[1].width() > 0
    assert spoken(counter, "piece_settled") == "Settled 91 %, €1\u202f171.95"


def test_past_days_are_read_when_somebody_wants_them(counter: PagesCounter) -> None:
    counter.tap("segment_Days")
    rows = page_of(counter).report.charts._bars.rows
    assert len(rows) == 28
    assert [row.running for row in rows] == [False] * 27 + [True]
    assert rows[-2].said == "Friday 20 November: €142.00"
    counter.tap("segment_Hours")
    assert len(page_of(counter).report.charts._bars.rows) == 10


def test_people_stand_with_their_faces_the_best_first(counter: PagesCounter) -> None:
    rows = page_of(counter).report.charts._shares.rows
    assert [(row.initials, row.value) for row in rows] == [
        ("MK", "€512.00"),
        ("IS", "€467.00"),
        ("JB", "€306.00"),
    ]
    assert rows[0].part == 1


def test_currencies_are_chosen_and_never_added(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PlainShiftCounter)
    counter.go("shift")
    assert page_of(counter).report.currencies == ["EUR", "JPY", "USD"]
    assert amount(counter, "shiftSettled") == "€1\u202f171.95"
    counter.tap("segment_JPY")
    assert amount(counter, "shiftSettled") == amount(counter, "shiftSold") == "¥1\u202f284\u202f000"
    assert amount(counter, "shiftAtRisk") == "¥0"
    assert counter.text("shiftWallet").endswith("\N{MINUS SIGN}200\u00a0sat is unexplained")
    assert "tax_VAT_19" not in figures(counter)
    counter.tap("segment_EUR")
    assert figures(counter)["tax_VAT_19"] == "€187.12"
    assert figures(counter)["unconfirmed"] == "€33.00"
    assert figures(counter)["outstanding"] == "€88.40"
    assert figures(counter)["unprinted"] == "1038, 1041, 1042, …"


def test_the_sums_follow_the_sales(counter: PagesCounter, qtbot: QtBot) -> None:
    more = replace(the_shift(), counts=the_shift().counts[:1])
    counter.shifts.report = more
    counter.till.charge(Money(500, EUR), "")
    assert amount(counter, "shiftSold") == "€1\u202f284.60"
    page_of(counter)._pause.timeout.emit()
    assert amount(counter, "shiftSold") == "€1\u202f171.95"


def test_an_answer_to_an_older_question_is_let_go(counter: PagesCounter) -> None:
    old = counter.shifts._picture(the_shift(number=9))
    page_of(counter).hear(ShiftLooked(ticket=0, picture=old))
    assert counter.text("shiftTitle") == "Shift 112, X report"


def test_paper_and_files_are_asked_for(counter: PagesCounter) -> None:
    counter.tap("shiftPrint")
    assert counter.text("shiftSaid") == "X report 112 is on its way to the printer."
    counter.tap("shiftExport")
    assert counter.shifts.saved == [("shift-112", tuple(ReportKind))]
    assert counter.text("shiftSaid") == "Saved: shift-112.csv, shift-112.json, shift-112.pdf"
    counter.tap("shiftPastButton")
    counter.tap("past_110")
    counter.tap("shiftPrint")
    assert counter.text("shiftSaid") == "A copy of Z report 110 is on its way to the printer."
    assert [(one.number, one.is_closed) for one in counter.shifts.printed] == [
        (112, False),
        (110, True),
    ]


def test_no_paper_is_offered_without_a_printer(counter: PagesCounter) -> None:
    counter.till.set_status(printer=PartStatus(health=Health.ABSENT))
    counter.go("sale")
    counter.go("shift")
    assert not counter.shows("shiftPrint")
    counter.tap("shiftClose")
    assert counter.item("closeYes").property("text") == "Close with Z 112"


def test_closed_shifts_stand_newest_first_and_open_as_they_were(counter: PagesCounter) -> None:
    counter.tap("shiftPastButton")
    rows = page_of(counter).past._rows.rows
    assert [row.number for row in rows] == [111, 110, 109, 108, 107, 106]
    assert rows[1].amount == "€1\u202f284.60 · ¥1\u202f284\u202f000 · $234.50"
    assert [row.alarming for row in rows] == [False, True, False, True, False, False]
    counter.tap("past_111")
    assert counter.text("shiftTitle") == "Shift 111, Z report"
    assert counter.text("chartDetail").startswith("EUR, ")
    counter.tap("shiftBack")
    assert counter.text("shiftTitle") == "Shift 112, X report"


def test_more_closed_shifts_are_read_as_one_scrolls(
    open_page: Callable[..., PagesCounter],
) -> None:
    counter = open_page(ShiftCounter)
    one = counter.shifts.past[0]
    counter.shifts.past = [replace(one, number=number) for number in range(1, 112)]
    counter.go("shift")
    counter.tap("shiftPastButton")
    past = page_of(counter).past
    assert len(past._rows.rows) == 50
    past.more()
    past.more()
    past.more()
    assert [row.number for row in past._rows.rows] == list(range(111, 0, -1))


def test_who_may_not_see_sums_is_shown_none(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(CashierCounter)
    counter.go("shift")
    assert counter.text("shiftEmptyTitle") == "Shift 112 is open"
    assert not counter.shows("shiftSold")
    assert page_of(counter).report.picture is None
    counter.tap("shiftShow")
    assert amount(counter, "shiftSold") == "€1\u202f284.60"
    counter.go("sale")
    assert page_of(counter).report.picture is None
    counter.go("shift")
    assert counter.shows("shiftShow")


def test_what_was_shown_goes_with_who_might_see_it(counter: PagesCounter) -> None:
    counter.duty._go(MAYA)
    assert page_of(counter).report.picture is None
    assert not counter.shows("shiftSold")
    counter.duty._go(RUTH)
    assert counter.shows("shiftSold")


def test_no_shift_is_open_until_a_sale_or_a_hand_opens_one(
    open_page: Callable[..., PagesCounter],
) -> None:
    counter = open_page(FreshCounter)
    counter.go("shift")
    assert counter.text("shiftEmptyTitle") == "No shift is open"
    assert counter.text("shiftEmptySentence") == "A new shift opens with the next sale."
    counter.tap("shiftShowPast")
    assert counter.text("pastEmpty").startswith("No shift was closed yet.")
    counter.tap("shiftBack")
    counter.shifts.report = the_shift()
    counter.tap("shiftOpen")
    assert counter.text("shiftTitle") == "Shift 112, X report"


def test_a_refusal_leaves_the_page_as_it_is(counter: PagesCounter) -> None:
    counter.shifts.refusal = Message(code="shift.not_open")
    counter.tap("shiftPrint")
    assert counter.shifts.printed == []
    assert counter.text("shiftTitle") == "Shift 112, X report"


def test_a_narrow_page_scrolls_with_keys_too(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(ShiftCounter, size=QSize(1024, 600))
    counter.go("shift")
    page = counter.item("shiftPage")
    assert page.property("contentHeight") > page.height()
    assert counter.item("shiftBars").height() >= 200
    page.forceActiveFocus()
    for _ in range(9):
        counter.key(Qt.Key.Key_Down)
    assert page.property("contentY") == pytest.approx(
        page.property("contentHeight") - page.height()
    )
    counter.key(Qt.Key.Key_Up)
    assert page.property("contentY") < page.property("contentHeight") - page.height()
