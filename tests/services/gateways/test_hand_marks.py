"""What a person took as it is, the gateway's own books hear of: once, and only where money came."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.gateways.hand_marks import HandMarks
from pos_app.services.gateways.hosted_follower import QUIET_PAUSE_SECONDS, REST_SECONDS
from pos_app.services.retry import FIRST_RETRY_SECONDS
from tests.services.gateways.hosted_shop import HostedShop
from tests.support.counter import TEN_EURO_SAT
from tests.support.memory_gateway import money, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

PAID = State(Standing.CONFIRMED, Life.SETTLED)
AWAY = UnreachableError("gateway.unreachable", gateway="memory")
A_MOMENT = timedelta(milliseconds=1)
HALF = TEN_EURO_SAT // 2


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


def marks_of(shop: HostedShop, *, knows_gateway: bool = True) -> HandMarks:
    """As after a start of the program."""
    gateways = {shop.gateway.name: shop.gateway} if knows_gateway else {}
    counter = shop.counter
    marks = HandMarks(gateways, counter.ledger, counter.store, shop.clock, stored=shop.stored)

    def recorded(sale: Sale) -> None:
        shop.follower.watch(sale)
        marks.watch(sale)

    counter.on_recorded = recorded
    return marks


def taken_short(shop: HostedShop) -> Sale:
    sale = shop.charge()
    shop.gateway.shows(money(1, HALF, Assurance.CONFIRMED))
    part = shop.look(sale)
    taken = shop.checkout.accept(part.id, missing_sat=part.missing_sat)
    assert taken.state == PAID
    return taken


def told(shop: HostedShop, sale: Sale) -> list[str]:
    return [name for name in shop.counter.journal(sale) if name.startswith("gateway.")]


def test_what_was_taken_short_is_marked_once_even_after_a_start(shop: HostedShop) -> None:
    marks = marks_of(shop)
    assert marks.step() == REST_SECONDS
    sale = taken_short(shop)
    assert shop.gateway.marked == []
    assert marks.step() == REST_SECONDS
    assert shop.gateway.marked == ["payment-1"]
    assert told(shop, sale) == ["gateway.marked"]
    marks.watch(sale)
    marks.step()
    assert marks_of(shop).step() == REST_SECONDS
    assert shop.gateway.marked == ["payment-1"]


def test_late_money_is_marked_when_it_has_settled(shop: HostedShop) -> None:
    marks = marks_of(shop)
    sale = shop.charge()
    shop.follower.step()
    shop.pass_time(timedelta(minutes=17))
    shop.gateway.shows(money())
    shop.pass_time(timedelta(seconds=QUIET_PAUSE_SECONDS))
    shop.checkout.accept(sale.id, missing_sat=0)
    marks.step()
    assert shop.gateway.marked == []  # it may still go away
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED))
    shop.pass_time(timedelta(seconds=QUIET_PAUSE_SECONDS))
    assert shop.now(sale).state == PAID
    marks.step()
    assert shop.gateway.marked == ["payment-1"]


def test_what_was_paid_as_asked_or_at_nobodys_gateway_is_left_alone(shop: HostedShop) -> None:
    marks = marks_of(shop)
    marks.step()
    paid = shop.charge()
    shop.gateway.shows(money(assurance=Assurance.CONFIRMED))
    assert shop.look(paid).state == PAID
    own = shop.counter.charge()
    shop.counter.pay(own, HALF, height=100)
    assert shop.counter.checkout.accept(own.id, missing_sat=HALF).state == PAID
    shop.gateway.answer = opened("payment-2")
    late = shop.charge()
    shop.gateway.shows(money(2, HALF, Assurance.CONFIRMED), reference="payment-2")
    shop.look(late)
    gone = marks_of(shop, knows_gateway=False)
    shop.checkout.accept(late.id, missing_sat=HALF)
    assert gone.step() == marks.step() == REST_SECONDS
    assert shop.gateway.marked == []


def test_a_gateway_that_is_away_is_told_later(shop: HostedShop) -> None:
    marks = marks_of(shop)
    shop.gateway.mark_answer = AWAY
    sale = taken_short(shop)
    rest = marks.step()
    assert 0 < rest <= FIRST_RETRY_SECONDS
    assert marks.step() > 0
    assert shop.gateway.marked == ["payment-1"]
    assert told(shop, sale) == []
    shop.gateway.mark_answer = None
    # And nothing is forgotten over a start.
    assert marks_of(shop).step() == REST_SECONDS
    assert told(shop, sale) == ["gateway.marked"]
    shop.clock.pass_time(timedelta(seconds=rest) + A_MOMENT)
    assert marks.step() == REST_SECONDS


def test_a_gateway_that_says_no_is_not_asked_again(shop: HostedShop) -> None:
    marks = marks_of(shop)
    shop.gateway.mark_answer = RefusedError("gateway.refused", gateway="memory", reason="no")
    sale = taken_short(shop)
    marks.step()
    marks_of(shop).step()
    assert shop.gateway.marked == ["payment-1"]
    assert told(shop, sale) == ["gateway.not_marked"]


def test_only_the_payment_that_money_came_to_is_marked(shop: HostedShop) -> None:
    marks = marks_of(shop)
    sale = taken_short(shop)
    shop.gateway.shows(money(1, HALF, Assurance.REVOKED))
    marks.step()
    assert shop.gateway.marked == []
    assert told(shop, sale) == []
