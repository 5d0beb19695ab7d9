"""One payment that can't be looked at holds up no other, and no call is in vain."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import RefusedError
from tests.services.gateways.hosted_shop import HostedShop
from tests.support.counter import TEN_EURO_SAT
from tests.support.memory_gateway import LOOK_AGAIN_SECONDS, money, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

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


@pytest.mark.parametrize(("closed", "after"), [(True, A_LOOK), (False, timedelta(days=1))])
def test_paid_money_is_final_in_the_end_and_no_start_asks_for_it_again(
    shop: HostedShop, after: timedelta, *, closed: bool
) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED), closed=closed)
    shop.look(sale)
    shop.pass_time(after)
    assert shop.gateway.pushes == {}
    (credit,) = shop.now(sale).credits
    assert credit.assurance is Assurance.FINAL
    assert shop.now(sale).state == PAID
    shop.pass_time(timedelta(days=4))
    with shop.counter.store.transaction() as transaction:
        assert transaction.sales_to_watch(shop.clock.now() - timedelta(days=3)) == ()


def test_what_cannot_be_kept_as_final_yet_is_followed_on(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.follower.step()
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED), closed=True)
    record, calls = shop.counter.ledger.record_with, []

    def fails_at_the_second(*asked: Any, **more: Any) -> Sale:
        calls.append(asked)
        return record(*asked, **more) if len(calls) != 2 else 1 / 0  # type: ignore[return-value]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shop.counter.ledger, "record_with", fails_at_the_second)
        shop.clock.pass_time(A_LOOK)
        assert shop.look(sale).state == PAID
    assert list(shop.gateway.pushes) == ["payment-1"]
    shop.pass_time(10 * MINUTE)
    assert shop.gateway.pushes == {}


def test_a_start_listens_for_what_is_open_only(shop: HostedShop) -> None:
    paid = shop.charge()
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED))
    shop.look(paid)
    shop.gateway.answer = opened("payment-2")
    shop.charge()
    shop.gateway.pushes.clear()
    shop.begin()
    shop.follower.step()
    assert list(shop.gateway.pushes) == ["payment-2"]
