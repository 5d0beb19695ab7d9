"""A gateway is asked while the sale is preparing; whatever it answers, the sale is left right."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.hosted_payment import InstructionKind
from pos_app.domain.money import Money, currency
from pos_app.domain.rate import RateProblem
from pos_app.domain.sale_state import COULD_NOT_PREPARE, START, Life, Standing, State
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.books.authored_entry import THE_TILL
from pos_app.services.gateways.gateway_calls import CLOSING
from pos_app.services.gateways.hosted_orders import ANSWER_SECONDS
from tests.services.gateways.hosted_shop import PATIENCE_SECONDS, HostedShop
from tests.support.counter import TEN_EURO, TEN_EURO_SAT
from tests.support.memory_gateway import an_instruction, opened

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


def reason(shop: HostedShop) -> str | None:
    sale = shop.charge()
    assert sale.state == COULD_NOT_PREPARE
    assert sale.reason is not None
    return sale.reason.code


def test_a_sale_is_preparing_until_the_gateway_answers(shop: HostedShop) -> None:
    shop.gateway.hold.clear()
    sale = shop.checkout.charge(sale_id := uuid4(), TEN_EURO, "")
    assert sale.id == sale_id
    assert sale.state == START
    shop.gateway.hold.set()
    assert shop.answered(sale).state == WAITING


def test_the_gateways_price_and_end_win_and_ours_is_kept_beside(shop: HostedShop) -> None:
    shop.counter.rates.price = Decimal(51_000)
    sale = shop.charge()
    assert sale.lock.price == Decimal(50_000)
    assert sale.lock.median == Decimal(51_000)
    assert not sale.lock.is_off_median
    assert [quote.source for quote in sale.lock.quotes] == ["memory"]
    assert sale.lock.total_sat == TEN_EURO_SAT
    assert sale.lock.ends_at == opened().expires_at
    assert sale.worth == TEN_EURO
    assert sale.request is not None
    assert sale.request.hosted is not None
    assert sale.request.hosted.reference == "payment-1"
    assert (sale.request.address, sale.request.script) == ("bcrt1qgateway", b"")
    order = shop.gateway.orders[0]
    assert (order.number, order.amount, order.lock_seconds) == (1, TEN_EURO, 900)
    assert order.callback_url == "https://till.example/memory/1"
    assert order.redirects.confirmed == "https://shop.example/1"


def test_a_price_more_than_two_percent_from_ours_is_marked(shop: HostedShop) -> None:
    shop.counter.rates.price = Decimal(51_021)
    assert shop.charge().lock.is_off_median


def test_what_our_sources_cannot_say_is_no_hindrance(shop: HostedShop) -> None:
    shop.counter.rates.answer = RateProblem.NO_QUOTES
    sale = shop.charge()
    assert sale.state == WAITING
    assert sale.lock.median is None
    assert not sale.lock.is_off_median


def test_worth_in_the_stores_currency_needs_a_rate_of_it(shop: HostedShop) -> None:
    shop.gateway.answer = replace(opened(), currency_code="USD", price=Decimal(60_000))
    dollars = Money(1_200, currency("USD"))
    assert shop.charge(dollars).worth == TEN_EURO
    shop.counter.rates.answer = RateProblem.NO_QUOTES
    assert shop.charge(dollars).worth is None


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (UnreachableError("gateway.unreachable", gateway="memory"), "gateway.unreachable"),
        (RefusedError("gateway.refused", gateway="memory", reason="no"), "gateway.refused"),
        (ValueError("a bug"), "gateway.nonsense"),
        (replace(opened(), instructions=()), "gateway.nothing_to_pay"),
        (replace(opened(), expires_at=opened().expires_at - 14 * MINUTE), "gateway.clock"),
        (replace(opened(), due_sat=1), "sale.too_small"),
        (replace(opened(), due_sat=21 * 10**14 + 1), "sale.too_large"),
    ],
)
def test_what_cannot_be_asked_for_is_not_prepared(
    shop: HostedShop, answer: object, code: str
) -> None:
    shop.gateway.answer = answer  # type: ignore[assignment]
    assert reason(shop) == code
    assert shop.refused == []


def test_after_five_seconds_it_could_not_be_prepared_and_the_late_answer_is_closed(
    shop: HostedShop,
) -> None:
    shop.gateway.hold.clear()
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    assert shop.orders.step() == ANSWER_SECONDS
    shop.clock.pass_time(timedelta(seconds=ANSWER_SECONDS - 0.1))
    shop.orders.step()
    assert shop.now(sale).state == START
    shop.clock.pass_time(timedelta(seconds=0.1))
    shop.orders.step()
    slow = shop.now(sale)
    assert slow.state == COULD_NOT_PREPARE
    assert slow.reason is not None
    assert slow.reason.code == "gateway.slow"
    shop.gateway.hold.set()
    shop.until(lambda: shop.gateway.closed == ["payment-1"])
    assert shop.now(sale).state == COULD_NOT_PREPARE


def test_a_late_no_changes_nothing_and_what_cannot_be_closed_is_left(
    shop: HostedShop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.gateway.hold.clear()
    shop.gateway.answer = RefusedError("gateway.refused", gateway="memory", reason="no")
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.orders.step()
    shop.clock.pass_time(timedelta(seconds=ANSWER_SECONDS))
    shop.orders.step()
    before = shop.now(sale)
    shop.gateway.close_answer = UnreachableError("gateway.unreachable", gateway="memory")
    shop.gateway.answer = replace(opened(), instructions=())
    other = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.orders.step()
    shop.gateway.hold.set()
    shop.answered(other)
    for name in ("ask-memory", CLOSING):
        for thread in threading.enumerate():
            if thread.name == name:
                thread.join(PATIENCE_SECONDS)
        shop.orders.step()
    assert "gateway.unreachable" in caplog.text
    assert shop.now(sale) == before
    assert shop.gateway.closed


def test_a_touch_tries_again_or_takes_the_own_wallet(shop: HostedShop) -> None:
    shop.gateway.answer = UnreachableError("gateway.unreachable", gateway="memory")
    first, second = shop.charge(), shop.charge()
    shop.gateway.answer = opened()
    assert shop.checkout.prepare_again(first.id).state == START
    assert shop.answered(first).state == WAITING
    assert shop.checkout.prepare_again(first.id).state == WAITING
    own = shop.checkout.prepare_again(second.id, own_wallet=True)
    assert own.state == WAITING
    assert own.request is not None
    assert own.request.hosted is None
    assert own.request.address == "address-0"
    assert len(shop.gateway.orders) == 3


def test_a_sale_that_was_being_asked_about_when_the_till_died_is_not_asked_for_twice(
    shop: HostedShop,
) -> None:
    shop.gateway.hold.clear()
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.begin()
    shop.orders.step()
    left = shop.now(sale)
    assert left.state == COULD_NOT_PREPARE
    assert left.reason is not None
    assert left.reason.code == "gateway.unfinished"
    assert shop.gateway.orders == []


def test_a_second_touch_while_it_is_asked_asks_once(shop: HostedShop) -> None:
    shop.gateway.hold.clear()
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.orders.open(sale.id)
    shop.gateway.hold.set()
    assert shop.answered(sale).state == WAITING
    assert len(shop.gateway.orders) == 1


def test_a_gateway_that_is_not_set_up_is_said(shop: HostedShop) -> None:
    shop.begin(gateway="other")
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.orders.step()
    left = shop.now(sale)
    assert left.reason is not None
    assert left.reason.code == "gateway.not_set_up"


def test_a_forwarding_gateway_gets_a_fresh_own_address_and_our_price(shop: HostedShop) -> None:
    shop.gateway.needs_own_address = True
    forwarded = replace(opened(), price=None, due_sat=0, chain_script=b"\x00\x14" + bytes(20))
    shop.gateway.answer = RefusedError("gateway.refused", gateway="memory", reason="no")
    shop.charge()
    shop.gateway.answer = forwarded
    first, second = shop.charge(), shop.charge()
    assert [order.forwards_to for order in shop.gateway.orders] == [
        "address-0", "address-0", "address-1",
    ]  # fmt: skip
    assert first.request is not None
    assert first.request.script == forwarded.chain_script
    assert first.request.hosted is not None
    assert first.request.hosted.forwards_to == "address-0"
    assert first.lock.price == Decimal(50_000)
    assert first.lock.median is None
    assert first.lock.total_sat == TEN_EURO_SAT
    assert second.state == WAITING
    shop.counter.rates.answer = RateProblem.TOO_OLD
    assert reason(shop) == "rate.too_old"
    assert shop.gateway.closed == ["payment-1"]


def test_no_own_address_is_a_reason_too(shop: HostedShop) -> None:
    shop.gateway.needs_own_address = True
    shop.counter.addresses.problem = RefusedError("wallet.no_address_ready")
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.orders.step()
    left = shop.now(sale)
    assert left.reason is not None
    assert left.reason.code == "wallet.no_address_ready"


def test_lightning_alone_has_no_address(shop: HostedShop) -> None:
    shop.gateway.answer = replace(
        opened(), instructions=(an_instruction(InstructionKind.LIGHTNING),)
    )
    sale = shop.charge()
    assert sale.request is not None
    assert sale.request.address == ""


def test_a_sale_given_up_while_it_was_asked_for_is_closed_at_the_gateway(
    shop: HostedShop,
) -> None:
    shop.gateway.hold.clear()
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    shop.orders.step()
    shop.clock.pass_time(timedelta(seconds=ANSWER_SECONDS))
    shop.orders.step()
    shop.checkout.cancel(sale.id)
    shop.gateway.hold.set()
    shop.until(lambda: shop.gateway.closed == ["payment-1"])
    assert shop.now(sale).state == State(Standing.COULD_NOT_PREPARE, Life.CANCELLED)


def test_a_gateway_is_asked_once_the_customer_has_chosen_a_tip(shop: HostedShop) -> None:
    asking = shop.checkout.charge(uuid4(), TEN_EURO, "", asks_tip=True)
    shop.orders.step()
    assert shop.gateway.orders == []
    tip = Money(150, TEN_EURO.currency)
    sale = shop.answered(shop.checkout.choose_tip(asking.id, tip, on="page", by=THE_TILL))
    (order,) = shop.gateway.orders
    assert (order.amount, sale.state.standing) == (sale.amount, Standing.WAITING)
