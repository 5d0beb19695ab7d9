"""Ten sales over the real store, however slow it is: one for each touch, none shares anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import Money
from pos_app.domain.sale_state import Standing
from tests.support.counter import EUR

if TYPE_CHECKING:
    from tests.till.conftest import Desk

TEN = 10


def test_no_touch_waits_for_a_slow_store_and_none_is_lost(desk: Desk) -> None:
    with desk.counter.store.transaction():  # the disk takes its time
        ids = [desk.till.charge(Money(1_000 + each, EUR), "") for each in range(TEN)]
        assert {shown.sale.state.standing for shown in desk.till.open_sales()} == {
            Standing.PREPARING
        }
    desk.ears.until(
        lambda: all(shown.sale.number for shown in desk.till.open_sales()),
    )
    sales = {shown.sale.id: shown.sale for shown in desk.till.open_sales()}
    assert list(sales) == ids
    assert [sale.number for sale in sales.values()] == list(range(1, TEN + 1))
    assert [sale.amount.minor for sale in sales.values()] == [1_000 + each for each in range(TEN)]
    addresses = {sale.request.address for sale in sales.values() if sale.request is not None}
    assert len(addresses) == TEN
    with desk.counter.store.transaction() as transaction:
        assert len(transaction.recent_sales(50)) == TEN
