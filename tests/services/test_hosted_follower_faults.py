"""One payment that can't be looked at holds up no other, and no call is in vain."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import RefusedError
from tests.services.hosted_shop import HostedShop
from tests.support.counter import TEN_EURO_SAT
from tests.support.memory_gateway import LOOK_AGAIN_SECONDS, money, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MINUTE = timedelta(minutes=1)
A_LOOK = timedelta(seconds=LOOK_AGAIN_SECONDS)
HALF = TEN_EURO_SAT // 2
PAID = State(Standing.CONFIRMED, Life.SETTLED)
GONE = RefusedError("gateway.refused", gateway="memory", reason="HTTP 404")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


@pytest.mark.parametrize("trouble", [GONE, ValueError("a bug")])
def test_one_payment_that_fails_for_ever_holds_up_no_other(
    shop: HostedShop, trouble: Exception
) -> None:
    shop.gateway.snapshots["payment-1"] = trouble  # type: ignore[assignment]
    shop.charge()
    shop.gateway.answer = opened("payment-2")
    shop.charge()
    for _ in range(20):
        shop.pass_time(A_LOOK)
    looks = shop.gateway.looks.count("payment-2")
    for _ in range(10):
        shop.pass_time(A_LOOK)
    assert shop.gateway.looks.count("payment-2") == looks + 10
    assert shop.gateway.looks.count("payment-1") > 1
    assert shop.health[-1] == ("memory", None)


def test_what_can_not_be_closed_for_a_bug_stops_nothing(
    shop: HostedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shop.gateway, "close_payment", lambda _: 1 / 0)
    given_up = shop.charge()
    shop.gateway.answer = opened("payment-2")
    other = shop.charge()
    shop.checkout.cancel(given_up.id)
    shop.gateway.shows(money(), reference="payment-2")
    shop.follower.step()
    assert shop.now(other).state.standing is Standing.SEEN


def test_a_sale_that_asks_for_more_is_looked_at_whatever_the_gateway_thinks(
    shop: HostedShop,
) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(sat=HALF, assurance=Assurance.CONFIRMED), closed=True)
    shop.look(sale)
    shop.gateway.shows(
        money(sat=HALF, assurance=Assurance.CONFIRMED),
        money(2, HALF, Assurance.CONFIRMED),
        closed=True,
    )
    shop.pass_time(A_LOOK)
    assert shop.now(sale).state == PAID


def test_a_call_about_a_sale_that_is_over_has_it_looked_at_again(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(closed=True)
    shop.look(sale)
    late_push = shop.gateway.pushes["payment-1"]
    shop.pass_time(15 * MINUTE)
    shop.pass_time(MINUTE)
    assert shop.gateway.pushes == {}
    # The last word of a connection that was ended: else each end would begin anew.
    late_push()
    shop.follower.step()
    assert shop.gateway.pushes == {}
    shop.gateway.shows(money(), closed=True)
    assert shop.look(sale).received_sat == TEN_EURO_SAT


def test_a_payment_at_a_new_price_is_given_back_as_the_first_was(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.follower.step()
    shop.checkout.cancel(sale.id)
    shop.follower.step()
    shop.gateway.answer = replace(opened("payment-2"), expires_at=opened().expires_at + 15 * MINUTE)
    shop.checkout.renew_rate(sale.id)
    shop.answered(sale)
    shop.follower.step()
    shop.checkout.cancel(sale.id)
    shop.follower.step()
    assert shop.gateway.closed == ["payment-1", "payment-2"]
