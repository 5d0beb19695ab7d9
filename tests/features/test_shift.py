"""The story of shift.feature."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_bdd import parsers, scenarios, then, when

from pos_app.services.shifts import shift_json
from tests.support.seen_window import until

if TYPE_CHECKING:
    from pos_app.domain.receipt_shift import ShiftReport
    from tests.features.story_shop import StoryShop

scenarios("shift.feature")


def reports(shop: StoryShop) -> list[ShiftReport]:
    """Everything that was asked to be printed of shifts, oldest first."""
    query = "SELECT receipt FROM print_job WHERE sale_id IS NULL ORDER BY position"
    with closing(sqlite3.connect(shop._books)) as database:
        return [shift_json.from_document(json.loads(text)) for (text,) in database.execute(query)]


def newest(shop: StoryShop, count: int) -> ShiftReport:
    until(f"{count} reports are asked for", lambda: len(reports(shop)) == count)
    return reports(shop)[-1]


def taken(report: ShiftReport) -> list[str]:
    return [f"{money.currency.code} {money.decimal}" for money in report.taken]


@then(parsers.parse('the newest report says "{amount}" is taken, and is no Z'))
def says_taken(shop: StoryShop, amount: str) -> None:
    report = newest(shop, 1)
    assert (taken(report), report.is_closed, report.head) == ([amount], False, None)


@then("Z 1 is printed: 12.00 taken, 5.00 carried over")
def z_is_printed(shop: StoryShop) -> None:
    report = newest(shop, 2)
    assert (report.number, report.is_closed, taken(report)) == (1, True, ["EUR 12.00"])
    assert [str(money.decimal) for money in report.details.carried_over.amounts] == ["5.00"]
    assert report.head is not None


@then("the wallet has what Z 1 expects")
def wallet_adds_up(shop: StoryShop) -> None:
    report = reports(shop)[1]
    assert report.expected_sat > 0
    assert (report.found_sat, report.details.unexplained) == (report.expected_sat, ())


@then("the store has heard that shift 1 was closed")
def store_has_heard(shop: StoryShop) -> None:
    def heard() -> bool:
        told = [json.loads(call.body) for call in shop.calls]
        return any(
            each["type"] == "shift.closed" and each["data"]["shift_number"] == 1 for each in told
        )

    until("the store has heard of the close", heard)


@then("shift 2 is open")
def second_is_open(shop: StoryShop) -> None:
    shifts = shop.till.program.assembly.till.shifts

    def is_second() -> bool:
        shift = shifts.current()
        return shift is not None and shift.number == 2

    until("the second shift is open", is_second)


@then("the 5.00 that waited are taken in shift 2")
def taken_in_the_next(shop: StoryShop) -> None:
    query = "SELECT amount_minor FROM shift_entry WHERE sold_in = 1 AND settled_in = 2"

    def settled() -> bool:
        with closing(sqlite3.connect(shop._books)) as database:
            return database.execute(query).fetchall() == [(500,)]

    until("it is settled in the second shift", settled)


@when("Z 1 is printed once more")
def print_again(shop: StoryShop) -> None:
    shop.till.program.assembly.till.shifts.reprint(1)


@then("the newest report is copy 1 of Z 1 with the same figures")
def is_a_copy(shop: StoryShop) -> None:
    copy, first = newest(shop, 3), reports(shop)[1]
    assert copy.copy_number == 1
    assert replace(copy, marks=first.marks, copy_number=None, at=first.at) == first
