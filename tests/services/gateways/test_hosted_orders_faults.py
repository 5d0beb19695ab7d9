"""A store that fails and people who touch twice: no sale stays preparing, none is asked twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.rate import RateProblem
from pos_app.domain.sale_state import COULD_NOT_PREPARE, Life, Standing, State
from pos_app.services.gateways.hosted_orders import REST_AFTER_FAILURE_SECONDS
from tests.services.gateways.hosted_shop import HostedShop
from tests.support.counter import TEN_EURO
from tests.support.memory_gateway import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAITING = State(Standing.WAITING, Life.OPEN)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


def test_who_charges_twice_asks_once(shop: HostedShop) -> None:
    sale = shop.charge()
    assert shop.checkout.charge(sale.id, TEN_EURO, "") == sale
    shop.orders.step()
    assert len(shop.gateway.orders) == 1
    assert shop.now(sale) == sale


def test_what_the_store_cannot_take_now_is_asked_and_recorded_once_it_can(
    shop: HostedShop,
) -> None:
    """Nobody else would ever end what is preparing, and one bad sale holds up no other."""
    ledger = shop.counter.ledger
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ledger, "record_with", lambda *_, **__: 1 / 0)
        assert shop.orders.step() == REST_AFTER_FAILURE_SECONDS
    assert shop.gateway.orders == []
    shop.gateway.hold.clear()
    shop.orders.step()
    failures: list[str] = []

    def fails(*_: object, **__: object) -> None:
        failures.append("full")
        raise OSError("disk full")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ledger, "record_with", fails)
        shop.gateway.hold.set()
        shop.until(lambda: bool(failures))
    assert shop.orders.is_asking(sale.id)
    shop.orders.step()
    assert not shop.orders.is_asking(sale.id)
    assert shop.now(sale).state == WAITING
    assert len(shop.gateway.orders) == 1


def test_what_was_recorded_before_a_failure_is_not_recorded_twice(shop: HostedShop) -> None:
    told: list[int] = []

    def fails_once(_: object) -> None:
        told.append(1)
        if len(told) == 2:  # after the start
            raise ValueError("a bug")

    shop.counter.on_recorded = fails_once
    sale = shop.charge()
    assert sale.state == WAITING
    shop.orders.step()
    assert shop.now(sale) == sale
    assert shop.gateway.closed == []


def test_an_address_that_nobody_was_shown_forwards_for_the_next_sale(shop: HostedShop) -> None:
    shop.gateway.needs_own_address = True
    shop.gateway.answer = replace(opened(), price=None, due_sat=0, chain_script=bytes(22))
    shop.counter.rates.answer = RateProblem.TOO_OLD
    assert shop.charge().state == COULD_NOT_PREPARE
    assert shop.charge().state == COULD_NOT_PREPARE
    assert [order.forwards_to for order in shop.gateway.orders] == ["address-0", "address-0"]


def test_what_the_last_run_left_is_given_up_once_the_store_can_be_read(shop: HostedShop) -> None:
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.begin()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shop.counter.ledger, "record_with", lambda *_, **__: 1 / 0)
        assert shop.orders.step() == REST_AFTER_FAILURE_SECONDS
    shop.orders.step()
    assert shop.now(sale).state == COULD_NOT_PREPARE
