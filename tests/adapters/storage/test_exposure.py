"""How much was taken unconfirmed: exact, and as fast in a large till as in a new one."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import text

from pos_app.domain.money import Money, currency
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import ACKNOWLEDGED
from tests.adapters.storage.full_sales import a_sale

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore

EUR = currency("EUR")
MANY = 100_000


OUT = (Standing.ACCEPTED, Standing.SEEN, Standing.REVERSED)


def test_it_is_the_worth_of_what_was_accepted_and_waits_for_a_block(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert transaction.exposed_minor() == 0
        for number, standing in enumerate(Standing, 1):
            state, worth = State(standing, Life.SETTLED), Money(10**number, EUR)
            sale = a_sale(number, state=state, worth=worth, credits=())
            transaction.save_sale(sale)
            assert sale.is_exposed is (standing in OUT)
            confirmed_first = a_sale(number + 50, state=state, worth=worth, accepted_at=None)
            transaction.save_sale(replace(confirmed_first, credits=()))
            assert not confirmed_first.is_exposed
        accepted_minor = sum(10 ** (list(Standing).index(standing) + 1) for standing in OUT)
        assert transaction.exposed_minor() == accepted_minor
        accepted = State(Standing.ACCEPTED, Life.SETTLED)
        transaction.save_sale(a_sale(101, state=accepted, worth=Money(7, EUR), credits=()))
        transaction.save_sale(a_sale(102, state=accepted, worth=None, credits=()))
        assert transaction.exposed_minor() == accepted_minor + 7


def test_a_loss_weighs_on_the_budget_until_a_person_has_acknowledged_it(
    store: SqliteStore,
) -> None:
    lost = a_sale(1, state=State(Standing.REVERSED, Life.SETTLED), worth=Money(7, EUR))
    with store.transaction() as transaction:
        transaction.save_sale(lost)
        assert transaction.exposed_minor() == 7
        transaction.set_value(f"{ACKNOWLEDGED}{lost.id}", "yes")
        assert transaction.exposed_minor() == 0
        back = replace(lost, state=State(Standing.SEEN, Life.SETTLED))
        transaction.save_sale(back)
        assert transaction.exposed_minor() == 7
        transaction.set_value(f"{ACKNOWLEDGED}{lost.id}", "")
        transaction.save_sale(lost)
        assert transaction.exposed_minor() == 7


def test_a_hundred_thousand_sales_do_not_slow_it(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.save_sale(
            a_sale(1, state=State(Standing.ACCEPTED, Life.SETTLED), worth=Money(700, EUR))
        )
        transaction.save_sale(a_sale(2, state=State(Standing.CONFIRMED, Life.SETTLED)))
    with store._engine.begin() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(sale)"))]
        own = {"id": "hex(randomblob(16))", "number": "n.value", "script": "randomblob(22)"}
        own["receipt_number"] = "n.value"
        values = ", ".join(own.get(name, f"sale.{name}") for name in columns)
        connection.execute(
            text(
                "WITH RECURSIVE n(value) AS (SELECT 1000 UNION ALL SELECT value + 1 FROM n"
                f" WHERE value < {1_000 + MANY}) INSERT INTO sale ({', '.join(columns)})"
                f" SELECT {values} FROM n JOIN sale ON sale.number = 2"
            )
        )
    with store.transaction() as transaction:
        assert transaction.exposed_minor() == 700
        started = time.perf_counter()
        for _ in range(100):
            transaction.exposed_minor()
        each_ms = (time.perf_counter() - started) * 10
    # Reading every sale takes ten milliseconds or more.
    assert each_ms < 2
