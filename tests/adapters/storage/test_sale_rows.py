"""A sale comes back from the disk as it went, and is found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.journal import next_entry
from pos_app.domain.money import Money, currency
from pos_app.domain.sale import Sale
from pos_app.domain.sale_state import Flag, Life, Standing, State
from tests.adapters.storage.full_sales import (
    NOON,
    TXID,
    a_credit,
    a_lock,
    a_sale,
)

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore


def save(store: SqliteStore, *sales: Sale) -> None:
    with store.transaction() as transaction:
        for sale in sales:
            transaction.save_sale(sale)


def found(store: SqliteStore, text: str) -> list[int]:
    with store.transaction() as transaction:
        return [sale.number for sale in transaction.find_sales(text, 10)]


def watched(store: SqliteStore, since: datetime) -> list[int]:
    with store.transaction() as transaction:
        return [sale.number for sale in transaction.sales_to_watch(since)]


def test_every_field_comes_back(store: SqliteStore) -> None:
    full = a_sale(1)
    bare = Sale(
        id=uuid4(),
        till_id=UUID(int=1),
        number=2,
        order_token="",
        amount=Money(5, currency("KWD")),
        note="",
        created_at=NOON,
    )
    save(store, full, bare)
    with store.transaction() as transaction:
        assert transaction.sale(full.id) == full
        assert transaction.sale(bare.id) == bare
        assert transaction.sale_of_script((1).to_bytes(22)) == full.id
        with pytest.raises(LookupError):
            transaction.sale(uuid4())


def test_what_a_gateway_follows_is_no_address_to_look_for(store: SqliteStore) -> None:
    hosted = a_sale(1)
    assert hosted.request is not None
    hosted = replace(hosted, request=replace(hosted.request, script=b""))
    save(store, hosted)
    with store.transaction() as transaction:
        assert transaction.sale(hosted.id) == hosted
        assert transaction.sale_of_script(b"") is None
        assert transaction.issued_scripts(b"", 10) == ()


def test_a_sale_that_goes_on_is_written_over_itself(store: SqliteStore) -> None:
    first = a_sale(1, locks=(a_lock(10_000),), credits=(a_credit(1, Assurance.SEEN),))
    save(store, first)
    later = replace(
        first,
        state=State(Standing.CONFIRMED, Life.SETTLED),
        flags=frozenset(),
        locks=(*first.locks, a_lock(30_000)),
        credits=(
            replace(first.credits[0], assurance=Assurance.CONFIRMED, height=None, inputs=()),
            a_credit(0, Assurance.UNKNOWN),
        ),
        note="",
        reason=None,
    )
    save(store, later)
    with store.transaction() as transaction:
        assert transaction.sale(first.id) == later
        assert transaction.recent_sales(10) == (later,)


def test_the_newest_come_first(store: SqliteStore) -> None:
    save(store, *(a_sale(number) for number in (3, 1, 2, 4)))
    with store.transaction() as transaction:
        assert [sale.number for sale in transaction.recent_sales(3)] == [4, 3, 2]


def test_what_can_still_change_is_watched(store: SqliteStore) -> None:
    final = (a_credit(0, Assurance.FINAL),)
    over = {"state": State(Standing.CONFIRMED, Life.SETTLED), "credits": final}
    save(
        store,
        a_sale(1, **over),
        a_sale(2, **{**over, "state": State(Standing.WAITING, Life.OPEN)}),
        *(
            a_sale(number, **{**over, "credits": (a_credit(0, assurance),)})
            for number, assurance in (
                (3, Assurance.SEEN),
                (4, Assurance.HELD),
                (5, Assurance.CONFIRMED),
                (6, Assurance.UNKNOWN),
                (7, Assurance.REVOKED),
            )
        ),
        a_sale(8, **{**over, "credits": ()}),
    )
    long_after = NOON + timedelta(days=30)
    assert watched(store, long_after) == [2, 3, 4, 5, 6]
    assert watched(store, NOON + timedelta(minutes=6, seconds=30)) == [2, 3, 4, 5, 6, 7, 8]
    note_change(store, long_after + timedelta(seconds=1), 1)
    assert watched(store, long_after) == [1, 2, 3, 4, 5, 6]


def note_change(store: SqliteStore, at: datetime, number: int) -> None:
    with store.transaction() as transaction:
        (sale,) = (one for one in transaction.recent_sales(10) if one.number == number)
        for subject in (sale.id, None):
            transaction.append_journal(
                next_entry(
                    transaction.journal_head(),
                    till_id=UUID(int=1),
                    at=at,
                    actor="till",
                    name="sale.flags",
                    subject=subject,
                    body={},
                )
            )


def test_many_sales_are_read_in_more_than_one_go(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_app.adapters.storage.sale_rows._AT_ONCE", 2)
    sales = [a_sale(number) for number in range(1, 6)]
    save(store, *sales)
    with store.transaction() as transaction:
        assert transaction.recent_sales(10) == tuple(reversed(sales))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2", [2]),  # sale number
        (" #2 ", [2]),
        ("103", [3]),  # receipt number
        ("10.01", [1]),  # amount
        ("10,02", [2]),
        ("1.5", [5]),
        ("500", [6]),
        ("address0003", [3]),  # end of the address
        ("ADDRESS0003", [3]),
        ("003", [3]),  # the number, as papers write it
        ("r03", []),
        ("exampleofan", []),  # only the end counts
        (TXID, [4]),
        (TXID.upper()[:8], [4]),
        ("abab", [4]),  # the end of the payment's id
        ("bab", []),
        ("20000", [6, 5, 4, 3, 2, 1]),  # the price in satoshi
        ("%%%%", []),
        ("____", []),
        ("", [6, 5, 4, 3, 2, 1]),  # all there are
        ("10.0", []),
        ("9" * 30, []),
        ("٢", []),
    ],
)
def test_a_sale_is_found(store: SqliteStore, text: str, numbers: list[int]) -> None:
    save(
        store,
        *(a_sale(number, credits=()) for number in (1, 2, 3)),
        a_sale(4),
        a_sale(5, amount=Money(1_500, currency("KWD")), credits=()),
        a_sale(6, amount=Money(500, currency("JPY")), credits=()),
    )
    assert found(store, text) == numbers


def test_what_came_in_is_found_by_its_worth_and_in_satoshi(store: SqliteStore) -> None:
    """Half of a price of 18.25 came, as the customer's wallet said 9.12."""
    short = State(Standing.PARTLY_PAID, Life.EXPIRED)
    lock = replace(a_lock(20_000), price=Decimal(91_250), margin_basis_points=0)
    paid = replace(a_credit(0, Assurance.SEEN), sat=10_000)
    gone = replace(a_credit(1, Assurance.UNKNOWN), sat=7)
    given = {"locks": (a_lock(1), lock), "amount": Money(1_825, currency("EUR"))}
    save(
        store,
        a_sale(1, state=short, credits=(paid, gone), flags=frozenset(), forgiven_sat=0, **given),
        a_sale(2, state=short, credits=(gone,), flags=frozenset(), forgiven_sat=0, **given),
        a_sale(3, credits=(paid,), flags=frozenset({Flag.OVER}), forgiven_sat=0, **given),
        a_sale(4, credits=(paid,), flags=frozenset(), forgiven_sat=5, **given),
        a_sale(5, credits=(paid,), flags=frozenset(), forgiven_sat=0, **given),
    )
    assert found(store, "9.12") == [4, 3, 1]
    assert found(store, "9,13") == [4, 3, 1]
    assert found(store, "9.16") == []
    assert found(store, "10000") == [5, 4, 3, 1]


def test_a_margin_counts_where_the_worth_is_asked_for(store: SqliteStore) -> None:
    lock = replace(a_lock(20_000), price=Decimal(91_250), margin_basis_points=1_000)
    paid = replace(a_credit(0, Assurance.SEEN), sat=11_000)
    save(store, a_sale(1, locks=(lock,), credits=(paid,)))
    assert found(store, str(lock.value_of(11_000, currency("EUR")).decimal)) == [1]


def test_no_more_are_found_than_wanted(store: SqliteStore) -> None:
    save(store, *(a_sale(number, amount=Money(500, currency("EUR"))) for number in range(1, 15)))
    assert found(store, "5.00") == list(range(14, 4, -1))
