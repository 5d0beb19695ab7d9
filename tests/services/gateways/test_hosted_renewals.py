"""A new price through a gateway: for the rest of the sale, and never for money that came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.money import SAT, Money
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import RefusedError
from tests.services.gateways.hosted_shop import HostedShop
from tests.support.counter import TEN_EURO, TEN_EURO_SAT
from tests.support.memory_gateway import LOOK_AGAIN_SECONDS, money, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAITING = State(Standing.WAITING, Life.OPEN)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


def test_a_new_price_is_the_gateways_for_the_rest(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(sat=TEN_EURO_SAT // 2))
    sale = shop.look(sale)
    shop.clock.pass_time(14 * MINUTE)
    shop.follower.step()
    assert shop.now(sale).state == State(Standing.PARTLY_PAID, Life.EXPIRED)
    shop.gateway.answer = replace(
        opened("payment-2"),
        due_sat=9_000,
        price=Decimal(55_555),
        expires_at=opened().expires_at + 15 * MINUTE,
    )
    shop.checkout.renew_rate(sale.id)
    sale = shop.answered(sale)
    assert shop.gateway.refreshed == ["payment-1"]
    assert shop.gateway.orders[-1].amount == Money(500, TEN_EURO.currency)
    assert sale.state == State(Standing.PARTLY_PAID, Life.OPEN)
    assert (sale.lock.paid_before_sat, sale.lock.total_sat) == (10_000, 19_000)
    assert sale.missing_sat == 9_000
    assert sale.request is not None
    assert sale.request.hosted is not None
    assert sale.request.hosted.references == ("payment-1", "payment-2")
    # Money still comes to the first one.
    shop.follower.step()
    shop.gateway.shows(money(2, sat=9_000), reference="payment-2")
    shop.clock.pass_time(timedelta(seconds=LOOK_AGAIN_SECONDS))
    assert shop.look(sale).state.standing is Standing.SEEN


def test_what_a_gateway_says_no_to_leaves_the_price_as_it_was(shop: HostedShop) -> None:
    sale = shop.charge()
    before = shop.now(sale)
    shop.gateway.answer = RefusedError("gateway.refused", gateway="memory", reason="no")
    shop.checkout.renew_rate(sale.id)
    assert shop.answered(sale) == before
    shop.gateway.answer = replace(opened("payment-2"), instructions=())
    shop.checkout.renew_rate(sale.id)
    assert shop.answered(sale) == before
    assert shop.refused == [("gateway.refused", sale.id), ("gateway.nothing_to_pay", sale.id)]
    assert shop.gateway.closed == []


def test_where_no_gateway_is_known_any_more_no_price_is_renewed(shop: HostedShop) -> None:
    sale = shop.charge()
    with pytest.raises(RefusedError, match=r"gateway\.not_set_up"):
        shop.counter.checkout.renew_rate(sale.id)


def test_money_that_came_while_a_new_price_was_asked_for_is_not_asked_for_again(
    shop: HostedShop,
) -> None:
    sale = shop.charge()
    shop.gateway.hold.clear()
    shop.gateway.answer = opened("payment-2")
    shop.checkout.renew_rate(sale.id)
    shop.orders.step()
    shop.gateway.shows(money(sat=5_000))
    shop.look(sale)
    shop.gateway.hold.set()
    left = shop.answered(sale)
    assert len(left.locks) == 1
    assert shop.refused == [("sale.moved_on", sale.id)]


def test_a_sale_in_satoshi_is_renewed_for_what_is_left(shop: HostedShop) -> None:
    sale = shop.charge(Money(TEN_EURO_SAT, SAT))
    assert sale.worth == TEN_EURO
    shop.gateway.shows(money(sat=5_000))
    shop.look(sale)
    shop.gateway.answer = replace(opened("payment-2"), due_sat=15_000)
    shop.checkout.renew_rate(sale.id)
    assert shop.answered(sale).missing_sat == 15_000
    assert shop.gateway.orders[-1].amount == Money(15_000, SAT)


def test_a_sale_that_is_paid_meanwhile_asks_for_no_new_price(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money())
    seen = shop.look(sale)
    shop.checkout.renew_rate(sale.id)
    shop.orders.step()
    assert shop.gateway.refreshed == []
    assert shop.refused == [("sale.moved_on", sale.id)]
    assert shop.now(sale) == seen


@pytest.mark.parametrize("set_back", [timedelta(0), MINUTE])
def test_what_was_paid_keeps_its_value_whatever_the_clock_says_meanwhile(
    shop: HostedShop, set_back: timedelta
) -> None:
    sale = shop.charge()
    shop.clock.pass_time(2 * MINUTE)
    shop.gateway.shows(money(sat=TEN_EURO_SAT // 2))
    sale = shop.look(sale)
    shop.clock.at -= set_back
    shop.gateway.answer = replace(opened("payment-2"), due_sat=9_000, price=Decimal(55_555))
    shop.checkout.renew_rate(sale.id)
    assert shop.answered(sale).missing_sat == 9_000
