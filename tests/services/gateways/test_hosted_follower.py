"""Money that a gateway holds is followed by asking for all of it, whatever is pushed or lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.ports import UnreachableError
from pos_app.services.gateways.hosted_follower import (
    QUIET_PAUSE_SECONDS,
    REST_AFTER_FAILURE_SECONDS,
    REST_SECONDS,
)
from pos_app.services.retry import FIRST_RETRY_SECONDS
from tests.services.gateways.hosted_shop import HostedShop
from tests.support.counter import NOON, TEN_EURO_SAT
from tests.support.memory_gateway import LOOK_AGAIN_SECONDS, money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MINUTE = timedelta(minutes=1)
A_MOMENT = timedelta(milliseconds=1)
HALF = TEN_EURO_SAT // 2
AWAY = UnreachableError("gateway.unreachable", gateway="memory")
PAID = State(Standing.CONFIRMED, Life.SETTLED)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


def look_again(shop: HostedShop) -> float:
    return shop.pass_time(timedelta(seconds=LOOK_AGAIN_SECONDS))


def test_what_the_gateway_vouches_for_is_paid_without_a_block(shop: HostedShop) -> None:
    sale = shop.charge()
    assert shop.follower.step() == LOOK_AGAIN_SECONDS
    shop.gateway.shows(money())
    assert look_again(shop) == LOOK_AGAIN_SECONDS
    assert shop.now(sale).state == State(Standing.SEEN, Life.OPEN)
    shop.gateway.shows(money(assurance=Assurance.HELD))
    look_again(shop)
    assert shop.now(sale).state == State(Standing.SEEN, Life.OPEN)
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED), closed=True)
    look_again(shop)
    paid = shop.now(sale)
    assert paid.state == PAID
    assert paid.receipt_number == 1
    # The ledger told of the settlement, so it is looked at once more.
    assert look_again(shop) == REST_SECONDS
    assert shop.gateway.pushes == {}
    looks = list(shop.gateway.looks)
    assert look_again(shop) == REST_SECONDS
    assert shop.gateway.looks == looks


def test_several_payments_add_up_and_repeats_change_nothing(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(1, HALF, Assurance.CONFIRMED))
    part = shop.look(sale)
    assert part.state == State(Standing.PARTLY_PAID, Life.OPEN)
    assert part.missing_sat == HALF
    look_again(shop)
    assert shop.now(sale) == part
    shop.gateway.shows(money(2, HALF, Assurance.FINAL), money(1, HALF, Assurance.CONFIRMED))
    look_again(shop)
    assert shop.now(sale).state == PAID
    over = money(3, HALF, Assurance.FINAL)
    shop.gateway.shows(over, money(2, HALF, Assurance.FINAL), money(1, HALF, Assurance.CONFIRMED))
    look_again(shop)
    assert Flag.OVER in shop.now(sale).flags


def test_a_revoked_payment_of_a_paid_sale_is_taken_back_loudly(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED))
    assert shop.look(sale).state == PAID
    shop.gateway.shows(money(assurance=Assurance.REVOKED))
    look_again(shop)
    assert shop.now(sale).state == State(Standing.REVERSED, Life.SETTLED)


def test_money_that_the_gateway_no_longer_names_is_dropped_unless_final(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(1, HALF), money(2, HALF, Assurance.FINAL))
    shop.look(sale)
    shop.gateway.shows()
    look_again(shop)
    left = shop.now(sale)
    assert left.received_sat == HALF
    assert Flag.DROPPED in left.flags
    look_again(shop)
    assert shop.now(sale) == left


def test_an_older_snapshot_changes_nothing(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(), as_of=NOON + MINUTE)
    seen = shop.look(sale)
    shop.gateway.shows(as_of=NOON)
    look_again(shop)
    assert shop.now(sale) == seen
    shop.gateway.shows(as_of=NOON + 2 * MINUTE)
    look_again(shop)
    assert shop.now(sale).received_sat == 0


def test_a_push_is_a_reason_to_look_but_not_to_hurry_for_ever(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.follower.step()
    shop.gateway.shows(money())
    for _ in range(50):
        shop.gateway.pushes["payment-1"]()
    assert shop.follower.step() == 1.0
    assert shop.gateway.looks == ["payment-1"]
    shop.pass_time(timedelta(seconds=1))
    assert shop.now(sale).state.standing is Standing.SEEN
    assert shop.gateway.looks == ["payment-1"] * 2
    shop.follower.look_now(shop.counter.charge().id)
    shop.follower.step()
    assert shop.gateway.looks == ["payment-1"] * 2


def test_a_gateway_that_is_away_is_told_and_asked_again(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.charge()
    shop.gateway.snapshots["payment-1"] = AWAY
    rest = shop.follower.step()
    assert 0 < rest <= FIRST_RETRY_SECONDS
    assert shop.health == [("memory", "gateway.unreachable")]
    shop.gateway.shows(money())
    # A push while it rests hurries nobody.
    shop.follower.look_now(sale.id)
    assert shop.follower.step() > 0
    assert shop.gateway.looks == ["payment-1"]
    shop.pass_time(timedelta(seconds=rest) + A_MOMENT)
    assert shop.now(sale).state.standing is Standing.SEEN
    assert shop.health[-1] == ("memory", None)


def test_a_person_has_it_asked_at_once(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.snapshots["payment-1"] = AWAY
    for _ in range(9):
        shop.pass_time(timedelta(seconds=shop.follower.step()) + A_MOMENT)
    assert shop.follower.step() > 1.0
    shop.gateway.shows(money())
    shop.follower.try_again()
    shop.follower.step()
    assert shop.now(sale).state.standing is Standing.SEEN


def test_the_price_ends_also_while_the_gateway_is_away(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.snapshots["payment-1"] = AWAY
    shop.follower.step()
    assert shop.pass_time(14 * MINUTE) > 0
    expired = shop.now(sale)
    assert expired.state == State(Standing.WAITING, Life.EXPIRED)
    shop.gateway.shows()
    shop.follower.try_again()
    assert shop.follower.step() == QUIET_PAUSE_SECONDS


def test_late_money_waits_for_a_person(shop: HostedShop) -> None:
    late = shop.charge()
    shop.follower.step()
    shop.pass_time(17 * MINUTE)
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED))
    shop.pass_time(timedelta(seconds=QUIET_PAUSE_SECONDS))
    assert Flag.LATE in shop.now(late).flags
    assert shop.now(late).state == State(Standing.CONFIRMED, Life.EXPIRED)


def test_what_came_in_time_while_nobody_looked_is_in_time(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.follower.step()
    shop.clock.pass_time(20 * MINUTE)
    in_time = replace(money(assurance=Assurance.CONFIRMED), received_at=NOON + MINUTE)
    shop.gateway.shows(in_time)
    assert shop.look(sale).state == PAID


def test_a_payment_nobody_waits_for_is_given_back_once(shop: HostedShop) -> None:
    paid = shop.charge()
    shop.gateway.shows(money())
    shop.look(paid)
    shop.checkout.cancel(paid.id)
    shop.follower.step()
    assert shop.gateway.closed == []
    shop.gateway.shows()
    unpaid = shop.charge()
    shop.follower.step()
    shop.checkout.cancel(unpaid.id)
    shop.follower.step()
    assert shop.gateway.closed == ["payment-1"]
    shop.follower.watch(shop.now(unpaid))
    shop.follower.step()
    assert shop.gateway.closed == ["payment-1"]


def test_a_gateway_that_will_not_take_it_back_is_asked_again(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.follower.step()
    shop.gateway.close_answer = AWAY
    shop.checkout.cancel(sale.id)
    shop.follower.step()
    shop.gateway.close_answer = None
    shop.follower.watch(shop.now(sale))
    shop.follower.step()
    assert shop.gateway.closed == ["payment-1", "payment-1"]


def test_after_a_start_everything_open_is_asked_about_again(shop: HostedShop) -> None:
    sale = shop.charge()
    own = shop.counter.charge()
    shop.gateway.shows(money(assurance=Assurance.FINAL))
    shop.begin()
    shop.follower.step()
    assert shop.now(sale).state == PAID
    assert shop.now(own).state.standing is Standing.WAITING
    assert shop.gateway.looks == ["payment-1"]


def test_a_sale_at_a_gateway_that_is_gone_from_the_settings_waits(
    shop: HostedShop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.charge()
    shop.begin(knows_gateway=False)
    assert shop.follower.step() == REST_SECONDS
    assert shop.gateway.looks == []
    assert "not set up" in caplog.text


def test_what_could_not_be_written_is_written_soon(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.follower.step()
    shop.gateway.shows(money())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shop.counter.ledger, "record_with", lambda *_, **__: 1 / 0)
        assert look_again(shop) == REST_AFTER_FAILURE_SECONDS
    look_again(shop)
    assert shop.now(sale).state.standing is Standing.SEEN
