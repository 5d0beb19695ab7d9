"""The whole program gives an address a second time where its owner allows it, and only there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing
from pos_app.services.addresses.gap_guard import WARN_FROM
from tests.support.demo_street import DemoStreet
from tests.support.headless_till import HeadlessTill
from tests.support.own_address import index_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ui.till import ShownSale

DAY = timedelta(hours=25)
MOST_FRESH = 30


@pytest.fixture
def street(monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoStreet]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street:
        yield street


def open_till(street: DemoStreet, folder: Path, *, reuse: bool) -> HeadlessTill:
    document = street.settings()
    document["wallet"] = {**document["wallet"], "reuse_addresses": reuse}
    return HeadlessTill(folder / "data", document, clock=street.shop.clock)


def unpaid_since_yesterday(street: DemoStreet, counter: HeadlessTill) -> list[ShownSale]:
    sales = [counter.charge(3_197 + each) for each in range(WARN_FROM)]
    street.shop.clock.skip(timedelta(minutes=16))
    counter.till.look_again()
    counter.until(
        "all expire",
        lambda: all(life_of(counter, sale) is Life.EXPIRED for sale in sales),
    )
    counter.until("the warning", lambda: is_warned(counter))
    street.shop.clock.skip(DAY)
    street.shop.chain.mine()
    counter.till.look_again()
    return sales


def is_warned(counter: HeadlessTill) -> bool:
    gap = counter.till.status().gap
    return gap is not None and gap.warn


def life_of(counter: HeadlessTill, shown: ShownSale) -> Life:
    return counter.shown(shown.sale.id).sale.state.life


def test_without_leave_the_gap_grows_and_is_told(street: DemoStreet, tmp_path: Path) -> None:
    with open_till(street, tmp_path, reuse=False) as counter:
        sales = unpaid_since_yesterday(street, counter)
        assert index_of(counter.charge(5_000).sale) == index_of(sales[-1].sale) + 1
        counter.until("it is counted", lambda: told(counter) == (WARN_FROM + 1, 40))


def told(counter: HeadlessTill) -> tuple[int, int] | None:
    gap = counter.till.status().gap
    return None if gap is None else (gap.unpaid_in_a_row, gap.needed_gap_limit)


def test_with_leave_the_oldest_serves_again_and_its_money_is_the_new_sales(
    street: DemoStreet, tmp_path: Path
) -> None:
    with open_till(street, tmp_path, reuse=True) as counter:
        sales = unpaid_since_yesterday(street, counter)
        fresh, again = charge_until_reused(counter, sales[0])
        assert again.sale.request is not None
        street.shop.chain.pay(again.sale.request.address, again.sale.due_sat)
        counter.until(
            "it is seen",
            lambda: counter.shown(again.sale.id).sale.state.standing is Standing.SEEN,
        )
        assert counter.shown(sales[0].sale.id).sale.credits == ()
        unpaid = WARN_FROM - 1 + fresh
        counter.until("it is counted", lambda: (told(counter) or (0, 0))[0] == unpaid)


def charge_until_reused(counter: HeadlessTill, oldest: ShownSale) -> tuple[int, ShownSale]:
    """How many sales got a fresh address before one was looked at and checked, and the sale."""
    for fresh in range(MOST_FRESH):
        shown = counter.charge(5_000 + fresh)
        if index_of(shown.sale) == index_of(oldest.sale):
            return fresh, shown
        counter.wait_for_event(1)
    raise AssertionError("no address was used again")
