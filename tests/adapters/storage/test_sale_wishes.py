"""Sales are found by kind, person, time and note, and each kind is what its words say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos_app.adapters.storage.sale_search import ids_that_match
from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.ports.sale_search import ANY_SALE, SaleKind, SaleWish
from pos_app.services.shifts.shift_booking import book
from tests.adapters.storage.full_sales import NOON, a_credit, a_sale
from tests.support.sale_kinds import is_of

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.domain.sale import Sale

_HOUR = timedelta(hours=1)


@pytest.fixture
def sales(store: SqliteStore) -> list[Sale]:
    """Every standing in every life, each begun an hour after the other, by three people in turn."""
    flags = [frozenset[Flag](), *(frozenset({flag}) for flag in Flag), frozenset(Flag)]
    made = []
    for number, state in enumerate(product(Standing, Life), 1):
        made.append(
            a_sale(
                number,
                state=State(*state),
                flags=flags[number % len(flags)],
                created_at=NOON + number * _HOUR,
                note=f"for Lena {number}" if number % 5 == 0 else "",
                settled_at=None,
            )
        )
    with store.transaction() as transaction:
        for sale in made:
            transaction.save_sale(sale)
            book(transaction, None, sale, cashier=("maya", "jonas", "")[sale.number % 3])
    return made


def found(store: SqliteStore, wish: SaleWish = ANY_SALE, words: str = "") -> list[int]:
    with store.transaction() as transaction:
        return [sale.number for sale in transaction.find_sales(words, 100, wish)]


@pytest.mark.parametrize("kind", SaleKind)
def test_a_kind_is_what_the_rule_says(
    store: SqliteStore, sales: list[Sale], kind: SaleKind
) -> None:
    wanted = [sale.number for sale in reversed(sales) if is_of(sale, kind)]
    assert wanted
    assert found(store, SaleWish(kind=kind)) == wanted
    by_maya = [number for number in wanted if number % 3 == 0]
    assert found(store, SaleWish(kind=kind, cashier="maya")) == by_maya


def test_times_begin_with_the_first_and_end_before_the_last(
    store: SqliteStore, sales: list[Sale]
) -> None:
    del sales
    wish = SaleWish(since=NOON + 5 * _HOUR, until=NOON + 8 * _HOUR)
    assert found(store, wish) == [7, 6, 5]
    assert found(store, replace(wish, cashier="maya")) == [6]
    assert found(store, replace(wish, until=None))[-1] == 5
    assert found(store, replace(wish, since=None, cashier="jonas")) == [7, 4, 1]


def test_a_person_is_who_began_the_sale(store: SqliteStore, sales: list[Sale]) -> None:
    by_jonas = [sale for sale in reversed(sales) if sale.number % 3 == 1]
    assert found(store, SaleWish(cashier="jonas")) == [sale.number for sale in by_jonas]
    with store.transaction() as transaction:
        names = transaction.cashiers_of([sale.id for sale in sales[:3]])
    assert names == {sales[0].id: "jonas", sales[2].id: "maya"}


def test_words_and_wishes_must_both_be_so(store: SqliteStore, sales: list[Sale]) -> None:
    assert found(store, words="LENA")[:2] == [len(sales) // 5 * 5, len(sales) // 5 * 5 - 5]
    assert found(store, SaleWish(cashier="maya"), "Lena") == [30, 15]
    assert found(store, SaleWish(cashier="maya", since=NOON + 20 * _HOUR), "Lena") == [30]
    assert found(store, words="len_") == []
    assert found(store, SaleWish(cashier="nobody"), "Lena") == []


def test_letters_beyond_ascii_are_found_in_either_size(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.save_sale(a_sale(1, note="Für Änne"))
    for typed in ("änne", "Änne", "für"):
        assert found(store, words=typed) == [1]


def test_a_payment_is_found_by_any_part_of_its_id(store: SqliteStore) -> None:
    txid = "".join(f"{byte:02x}" for byte in range(100, 132))
    credit = replace(a_credit(0, Assurance.SEEN), reference=f"{txid}:0")
    with store.transaction() as transaction:
        transaction.save_sale(a_sale(1, credits=(credit,)))
    for part in (txid, txid[:6], txid[20:32], txid[-4:], txid.upper()[10:20]):
        assert found(store, words=part) == [1], part
    assert found(store, words=txid[20:25]) == []


@pytest.mark.parametrize(
    "wish",
    [
        *(SaleWish(kind=kind) for kind in SaleKind),
        *(SaleWish(kind=kind, cashier="maya") for kind in (None, SaleKind.PAID)),
        SaleWish(since=NOON),
        SaleWish(cashier="maya", since=NOON, until=NOON + _HOUR),
    ],
)
def test_no_wish_reads_every_sale(store: SqliteStore, wish: SaleWish) -> None:
    wanted = ids_that_match("", wish)
    assert wanted is not None
    compiled = wanted.limit(200).compile(compile_kwargs={"literal_binds": True})
    with store._engine.connect() as connection:
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {compiled}")).all()
    steps = " ".join(row.detail for row in plan)
    narrow = ("SEARCH", "INDEX sale_flagged", "INDEX sale_moving")
    assert any(way in steps for way in narrow), steps
