"""A price that ended: the code is hidden, and a new rate asks on the same address for the rest."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock
from pos_app.demo.store import DemoStore
from tests.regtest.selling_shop import SellingShop, ShopParts
from tests.support.seen_window import until
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from pos_app.demo.store import StoreCall
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

SAT_PER_BITCOIN = 100_000_000


@pytest.fixture
def clock() -> DemoClock:
    return DemoClock(SystemClock())


@pytest.fixture
def calls() -> list[StoreCall]:
    return []


@pytest.fixture
def store(clock: DemoClock, calls: list[StoreCall]) -> Iterator[DemoStore]:
    """Verifies signatures against the till's clock, which skips ahead."""
    store = DemoStore(SECRET, clock, calls.append)
    yield store
    store.stop()


@pytest.fixture
def shop(
    application: QGuiApplication,
    regtest: RegtestStack,
    clock: DemoClock,
    store: DemoStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SellingShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    parts = ShopParts(folder=tmp_path, stack=regtest, store_url=store.url, clock=clock)
    with SellingShop(parts, price=90_000) as shop:
        yield shop


def let_the_price_end(shop: SellingShop, clock: DemoClock, price: int) -> None:
    """Every source says the new `price` when the lock has ended."""
    till = shop.till
    shop.set_price(price)
    clock.skip(till.sale().lock.ends_at - clock.now())
    # A worker rests in real time, which has not passed.
    till.program.assembly.till.look_again()
    till.until_word("Expired")

    def shown() -> str:
        return "".join(filter(str.isdigit, till.text("status_rate", "strong")))

    until("the new price is shown", lambda: shown() == f"{price}00", shown)


def due(amount: str, price: int) -> int:
    exact = Decimal(amount) * SAT_PER_BITCOIN / price
    return int(exact.to_integral_value(ROUND_CEILING))


def test_the_whole_price_at_a_new_rate(
    shop: SellingShop, clock: DemoClock, regtest: RegtestStack, calls: list[StoreCall]
) -> None:
    till = shop.till
    asked = till.charge("31.97")
    assert asked.sat == due("31.97", 90_000)
    let_the_price_end(shop, clock, 60_000)
    assert till.codes() == []
    till.touch("action_renew_rate")
    till.until_word("Waiting")
    again = till.asked()
    assert (again.address, again.sat) == (asked.address, due("31.97", 60_000))
    regtest.pay(again.address, again.sat)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    until("the store hears it", lambda: calls and calls[-1].message["type"] == "sale.confirmed")
    data = calls[-1].message["data"]
    assert data["order_status"] == "paid"
    assert (data["rate"]["price"], data["due_sat"]) == ("60000", again.sat)
    assert "sale.expired" in [call.message["type"] for call in calls]
    assert all(call.verified for call in calls)


def test_what_was_paid_before_counts_at_the_new_rate(
    shop: SellingShop, clock: DemoClock, regtest: RegtestStack
) -> None:
    till = shop.till
    asked = till.charge("84")
    paid = asked.sat // 4
    regtest.pay(asked.address, paid)
    till.until_word("Partly paid")
    let_the_price_end(shop, clock, 60_000)
    till.touch("action_renew_rate")
    till.until_word("Partly paid")
    rest = till.asked()
    # What was paid keeps the value it had: only the rest costs more satoshi now.
    rest_sat = math.ceil(Decimal(asked.sat - paid) * 90_000 / 60_000)
    assert (rest.address, rest.sat) == (asked.address, rest_sat)
    regtest.pay(rest.address, rest.sat)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    assert shop.received(asked.address) == paid + rest_sat
