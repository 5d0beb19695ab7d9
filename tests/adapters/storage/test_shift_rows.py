"""Shifts come back as they were written, and what is closed can not be changed by anybody."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos_app.domain.events import OverUse
from pos_app.domain.money import SAT, Money
from pos_app.domain.shift import Shift
from pos_app.domain.shift_chart import SoldPoint
from pos_app.domain.shift_sums import OUTSTANDING, difference
from pos_app.domain.shift_totals import totals_of
from pos_app.domain.tally import NOTHING
from tests.domain.test_shift_laws import EVERYTHING
from tests.support.domain_values import EUR, NOON
from tests.support.receipts import a_detailed_report
from tests.support.shift_story import ShiftStory

if TYPE_CHECKING:
    from pos_app.adapters.storage.sql_transaction import SqlTransaction
    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.domain.shift_entry import ShiftEntry

EXTRA = (0, 1, 250)
HOUR = timedelta(hours=1)
FIRST = Shift(number=1, opened_at=NOON, opened_by="Maya")
CLOSED = replace(FIRST, closed_at=NOON + HOUR, closed_by="Noor")
SECOND = Shift(number=2, opened_at=NOON + HOUR, opened_by="Noor")
REPORT = a_detailed_report(number=1)


def a_story() -> ShiftStory:
    """One sale settled, one that waits with tax and tip, one that is over and paid back."""
    story = ShiftStory()
    story.sell(0, 1_000)
    story.sell(1, 5_000, 1, 250)
    story.sell(3, 90_000)
    story.pay(0, 1_000)
    story.confirm(0)
    story.pass_time(1)
    story.pay(2, 1_500)
    story.confirm(2)
    story.refund(2, 100, 500)
    return story


def keep(transaction: SqlTransaction, story: ShiftStory) -> None:
    for sale, entry in zip(story.sales, story.entries.values(), strict=True):
        if entry.changed_in != story.shift:
            continue
        # Each at an address of its own.
        assert sale.request is not None
        script = sale.number.to_bytes(22, "big")
        transaction.save_sale(replace(sale, request=replace(sale.request, script=script)))
        transaction.add_shift_sums(difference(transaction.shift_entry(sale.id), entry))
        transaction.save_shift_entry(entry)


def entries_kept(transaction: SqlTransaction) -> list[tuple[Any, ...]]:
    tables = ("shift_entry", "shift_sum")
    rows = (transaction._connection.execute(text(f"SELECT * FROM {table}")) for table in tables)
    return [tuple(row) for of_one in rows for row in of_one]


def entries(story: ShiftStory) -> list[ShiftEntry]:
    return list(story.entries.values())


def test_shifts_come_back(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert (transaction.last_shift(), transaction.shifts(9)) == (None, ())
        transaction.open_shift(FIRST)
        assert transaction.last_shift() == FIRST
        with pytest.raises(LookupError):
            transaction.shift_report(1)
        transaction.close_shift(CLOSED, REPORT)
        transaction.open_shift(SECOND)
    with store.transaction() as transaction:
        assert transaction.last_shift() == SECOND
        assert transaction.shifts(9) == (SECOND, CLOSED)
        assert transaction.shifts(9, before=2) == (CLOSED,)
        assert transaction.shift_report(1) == REPORT
        for without in (0, 2, 3):
            with pytest.raises(LookupError):
                transaction.shift_report(without)


def test_entries_come_back(store: SqliteStore) -> None:
    story = a_story()
    with store.transaction() as transaction:
        keep(transaction, story)
    with store.transaction() as transaction:
        for entry in entries(story):
            assert transaction.shift_entry(entry.sale_id) == entry
        assert transaction.shift_entry(UUID(int=99)) is None
        kept = {key: added for key, added in story.sums.items() if any(added)}
        assert transaction.shift_sums(1) == kept
        assert {key.shift for key in transaction.shift_sums(2)} == {OUTSTANDING}
        assert transaction.shift_receipts(1) == (1, 2)
        assert transaction.shift_receipts(2) is None


def test_the_next_shift_books_on_what_the_one_before_left(store: SqliteStore) -> None:
    story = a_story()
    with store.transaction() as transaction:
        keep(transaction, story)
    story.close()
    story.pay(1, 1_000)
    story.confirm(1)
    with store.transaction() as transaction:
        keep(transaction, story)
        kept = transaction.shift_entry(story.sales[1].id)
    assert kept == entries(story)[1]
    assert kept.booked != kept.now


def random_history(seed: int) -> list[tuple[Any, ...]]:
    """One for each seed: sales in currencies of 0, 2 and 3 digits, and what befalls them."""
    chance = random.Random(seed)
    history: list[tuple[Any, ...]] = [
        ("sell", number, chance.randint(1_000, 10**6), number % 2, chance.choice(EXTRA))
        for number in range(4)
    ]
    for _ in range(40):
        which = chance.randrange(4)
        history.append(
            chance.choice(
                [
                    ("pay", which, chance.choice([1, 400, 1_000, 1_500])),
                    ("confirm", which),
                    ("revoke", which),
                    ("restore", which),
                    ("accept", which),
                    ("take_short", which),
                    ("renew", which, chance.choice([-20, 30])),
                    ("take_over", which, chance.choice(list(OverUse))),
                    ("refund", which, chance.randint(1, 900), chance.randint(1, 9_000)),
                    ("pass_time", chance.choice([1, 20, 700])),
                    ("close",),
                ]
            )
        )
    return history


@pytest.mark.parametrize(
    "history", [EVERYTHING, *map(random_history, range(4))], ids=["everything", *"0123"]
)
def test_a_whole_story_is_let_through_and_comes_to_the_same(
    store: SqliteStore, history: list[tuple[Any, ...]]
) -> None:
    story = ShiftStory()
    for name, *arguments in [*history, ("close",)]:
        with store.transaction() as transaction:
            if name == "close":
                said = totals_of(
                    transaction.shift_sums(story.shift),
                    number=story.shift,
                    closing_prices=story.prices,
                    receipts=transaction.shift_receipts(story.shift),
                )
                shift = replace(FIRST, number=story.shift)
                transaction.open_shift(shift)
                transaction.close_shift(replace(shift, closed_at=NOON), REPORT)
                told = story.close()
                carried = replace(told.details, carried_in=NOTHING)
                assert said == replace(told, details=carried)
            else:
                getattr(story, name)(*arguments)
                keep(transaction, story)
    assert story.shift > 1


def test_sold_sales_of_a_time_are_summed_by_the_quarter_of_an_hour(store: SqliteStore) -> None:
    story = a_story()
    story.sell(0, 250)
    story.pay(3, 1_000)
    story.pass_time(14)
    story.sell(0, 500)
    story.pay(4, 1_000)
    story.confirm(4)
    sat = [sale.received_sat for sale in story.sales]
    with store.transaction() as transaction:
        keep(transaction, story)
        quarter = timedelta(minutes=15)
        points = transaction.sold_points(NOON, NOON + 2 * quarter)
        euro = SoldPoint(
            at=NOON, cashier="Maya", amount=Money(1_250, EUR), sat=sat[0] + sat[3], sales=2
        )
        later = NOON + quarter
        assert sorted(points, key=lambda point: (point.at, point.sat)) == sorted(
            (
                euro,
                SoldPoint(at=NOON, cashier="Maya", amount=Money(90_000, SAT), sat=sat[2]),
                SoldPoint(at=later, cashier="Maya", amount=Money(500, EUR), sat=sat[4]),
            ),
            key=lambda point: (point.at, point.sat),
        )
        assert transaction.sold_points_of(1) == points
        assert {point.at for point in transaction.sold_points(NOON, later)} == {NOON}
        assert transaction.sold_points_of(2) == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE shift SET report = '{}' WHERE number = 1",
        "UPDATE shift SET closed_at = NULL, report = NULL WHERE number = 1",
        "UPDATE shift SET number = 7 WHERE number = 2",
        "UPDATE shift SET opened_at = closed_by WHERE number = 2",
        "UPDATE shift SET opened_by = 'me' WHERE number = 2",
        "UPDATE shift SET closed_at = opened_at WHERE number = 2",
        "DELETE FROM shift WHERE number = 2",
        "DELETE FROM shift",
        (
            "INSERT OR REPLACE INTO shift SELECT number, opened_at, 'me', NULL, '', NULL FROM shift"
            " WHERE number = 1"
        ),
        "INSERT INTO shift VALUES (3, '', '', NULL, '', NULL)",
        "DELETE FROM shift_entry",
        "UPDATE shift_entry SET changed_in = 1",
        "UPDATE shift_entry SET changed_in = 2, sold_in = 2",
        "UPDATE shift_entry SET changed_in = 2, cashier = 'me', booked = now",
        "UPDATE shift_entry SET changed_in = 2, settled_in = 2, booked = now",
        "UPDATE shift_entry SET changed_in = 2, booked = '{}'",
        "UPDATE shift_entry SET changed_in = 2, sale_id = '7', booked = now",
        (
            "INSERT INTO shift_entry SELECT 'new', 9, NULL, cashier, 1, 'EUR', 2, 1, sold_at, NULL,"
            " NULL, 0, 1, now, booked, 0 FROM shift_entry LIMIT 1"
        ),
        "UPDATE shift_sum SET sat = 1 WHERE shift = 1",
        "UPDATE shift_sum SET shift = 2 WHERE shift = 1",
        "UPDATE shift_sum SET shift = 1 WHERE shift = 0",
        "DELETE FROM shift_sum WHERE shift = 0",
        "INSERT INTO shift_sum VALUES (1, 'sold', 'paid', 'me', 'EUR', 2, 1, 1, 1)",
    ],
)
def test_what_is_closed_can_not_be_changed(store: SqliteStore, change: str) -> None:
    with store.transaction() as transaction:
        transaction.open_shift(FIRST)
        keep(transaction, a_story())
        transaction.close_shift(CLOSED, REPORT)
        transaction.open_shift(SECOND)
        before = entries_kept(transaction)
    with pytest.raises(IntegrityError, match="shift: "), store.transaction() as transaction:
        transaction._connection.execute(text(change))
    with store.transaction() as transaction:
        assert entries_kept(transaction) == before
        assert transaction.shift_report(1) == REPORT


@pytest.mark.parametrize(
    "shift", [FIRST, replace(SECOND, number=3), SECOND], ids=["again", "gap", "two open"]
)
def test_numbers_have_no_gaps_and_one_shift_is_open(store: SqliteStore, shift: Shift) -> None:
    with store.transaction() as transaction:
        transaction.open_shift(FIRST)
    with pytest.raises(IntegrityError, match="without gaps"), store.transaction() as transaction:
        transaction.open_shift(shift)


def test_what_was_booked_before_this_shift_stays_while_it_goes_on(store: SqliteStore) -> None:
    story = a_story()
    with store.transaction() as transaction:
        keep(transaction, story)
    other = replace(entries(story)[0], booked=entries(story)[2].now)
    with pytest.raises(IntegrityError, match="booked for ever"), store.transaction() as transaction:
        transaction.save_shift_entry(other)
