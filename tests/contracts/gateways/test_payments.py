"""Whoever takes the payment, the sale goes the same way: one suite for all of them."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import MINED
from pos_app.domain.events import OverUse
from pos_app.domain.money import Money
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.services.refunds.link_refunds import RefundStep
from tests.contracts.gateways.takers import HELD, ON_CHAIN, BtcPay, reference_of, taker
from tests.support.demo_street import DemoStreet
from tests.support.gateways.standin import Failure
from tests.support.headless_till import PATIENCE_SECONDS, HeadlessTill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from tests.contracts.gateways.takers import Taker

S = Standing
OPEN_SEEN = State(S.SEEN, Life.OPEN)
PAID = State(S.CONFIRMED, Life.SETTLED)
# Those after which nobody waits out a deadline: those are shown by each adapter's own tests.
BROKEN_ANSWERS = (
    Failure.SERVER_ERROR,
    Failure.LOST,
    Failure.HUGE_BODY,
    Failure.NO_JSON,
    Failure.WRONG_TYPES,
    Failure.TOO_MANY,
)

# The own wallet asks nobody for an address.
OPENED_ELSEWHERE = ("apirone-v1", *HELD)


class Shop:
    """A composed till without a screen, and the world around it."""

    def __init__(self, till: HeadlessTill, world: Taker) -> None:
        self.till = till
        self.world = world

    def charge(self, minor: int = 3_197) -> Sale:
        return self.till.charge(minor).sale

    def fail_next_create(self, failure: Failure) -> None:
        assert self.world.standin is not None
        self.world.standin.fail_next(failure, create=True)

    def look_in_vain(self, failure: Failure) -> None:
        """The next look at anything fails so."""
        assert self.world.standin is not None
        self.world.standin.fail_next(failure)
        self.till.till.look_again()
        self.world.standin.wait_for_failures()

    def standing(self, sale_id: UUID) -> Standing:
        return self.till.shown(sale_id).sale.state.standing

    def decided(self, sale_id: UUID) -> Sale:
        """The sale once it is prepared or could not be."""
        self.till.until("it is decided", lambda: self.standing(sale_id) is not S.PREPARING)
        return self.till.shown(sale_id).sale

    def with_own_wallet(self, sale: Sale) -> Sale:
        self.till.till.prepare_again(sale.id, own_wallet=True)
        self.till.until("it waits", lambda: self.standing(sale.id) is S.WAITING)
        return self.now(sale)

    def now(self, sale: Sale) -> Sale:
        return self.till.shown(sale.id).sale

    def until(self, sale: Sale, what: str, holds: Callable[[Sale], object]) -> Sale:
        """A person touches "check now", so that no test waits for the next look."""
        self.till.till.look_again()
        self.till.until(f"{what}, not {self.now(sale).state}", lambda: holds(self.now(sale)))
        return self.now(sale)


@pytest.fixture(scope="module", params=[*ON_CHAIN, *HELD])
def shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shop]:
    with ExitStack() as stack:
        street = stack.enter_context(DemoStreet())
        world = taker(request.param, street.shop.chain, stack)
        patched = stack.enter_context(pytest.MonkeyPatch.context())
        for name, secret in world.secrets.items():
            patched.setenv(f"POS_SECRET_{name.upper()}", secret)
        document = street.settings() | world.sections()
        del document["printer"], document["webhook"]
        document["web"] = {"bind": f"127.0.0.1:{free_port()}", "public_url": "https://till.example"}
        folder = tmp_path_factory.mktemp(request.param)
        till = stack.enter_context(HeadlessTill(folder, document))
        till.until_ready()
        yield Shop(till, world)


def test_a_payment_is_seen_then_paid(shop: Shop) -> None:
    sale = shop.charge()
    assert sale.state == State(S.WAITING, Life.OPEN)
    shop.world.pay(sale, sale.due_sat)
    seen = shop.until(sale, "seen", lambda now: now.state == OPEN_SEEN)
    assert seen.received_sat == sale.due_sat
    shop.world.confirm(sale)
    paid = shop.until(sale, "paid", lambda now: now.state == PAID)
    assert paid.receipt_number is not None
    assert paid.flags == frozenset()


def test_two_payments_add_up_at_the_same_place(shop: Shop) -> None:
    sale = shop.charge()
    half = sale.due_sat // 2
    shop.world.pay(sale, half)
    part = shop.until(sale, "part", lambda now: now.state.standing is S.PARTLY_PAID)
    assert part.missing_sat == sale.due_sat - half
    assert part.request == sale.request
    shop.world.pay(sale, part.missing_sat)
    shop.until(sale, "all", lambda now: now.state == OPEN_SEEN)
    shop.world.confirm(sale)
    paid = shop.until(sale, "paid", lambda now: now.state == PAID)
    assert paid.received_sat == sale.due_sat


def test_too_much_is_kept_as_a_known_difference(shop: Shop) -> None:
    sale = shop.charge()
    shop.world.pay(sale, sale.due_sat + 5_000)
    shop.until(sale, "seen", lambda now: now.state == OPEN_SEEN)
    shop.world.confirm(sale)
    paid = shop.until(sale, "paid", lambda now: now.state == PAID)
    assert paid.over_sat == 5_000
    assert Flag.OVER in paid.flags


def test_money_that_is_taken_back_before_it_is_sure_is_no_payment(shop: Shop) -> None:
    sale = shop.charge()
    shop.world.pay(sale, sale.due_sat)
    shop.until(sale, "seen", lambda now: now.state == OPEN_SEEN)
    shop.world.revoke(sale)
    gone = shop.until(sale, "gone", lambda now: now.received_sat == 0)
    assert gone.receipt_number is None
    assert gone.state.standing in {S.WAITING, S.REVERSED}


@pytest.mark.parametrize("shop", OPENED_ELSEWHERE, indirect=True)
def test_an_answer_that_is_broken_asks_nobody_to_pay(shop: Shop) -> None:
    """And a touch takes the payment with the own wallet instead."""
    for failure in BROKEN_ANSWERS:
        # Sales before this one are looked at meanwhile.
        shop.fail_next_create(failure)
        left = shop.decided(shop.till.till.charge(Money(2_500, shop.till.till.setup.currency), ""))
        assert left.state.standing is S.COULD_NOT_PREPARE, failure
        assert left.reason is not None
        assert left.reason.code.startswith("gateway."), failure
        own = shop.with_own_wallet(left)
        assert own.request is not None
        assert own.request.hosted is None
        shop.till.till.cancel(own.id)


@pytest.mark.parametrize("shop", HELD, indirect=True)
def test_a_look_that_is_broken_changes_nothing_and_the_next_one_sees(shop: Shop) -> None:
    for failure in BROKEN_ANSWERS:
        sale = shop.charge()
        shop.look_in_vain(failure)
        assert shop.now(sale) == sale, failure
        shop.world.pay(sale, sale.due_sat)
        shop.until(sale, f"seen after {failure}", lambda now: now.state == OPEN_SEEN)
        shop.world.confirm(sale)
        shop.until(sale, f"paid after {failure}", lambda now: now.state == PAID)


@pytest.mark.parametrize("shop", HELD, indirect=True)
def test_a_word_nobody_has_heard_of_takes_nothing_for_paid(shop: Shop) -> None:
    sale = shop.charge()
    shop.world.pay(sale, sale.due_sat)
    shop.until(sale, "seen", lambda now: now.state == OPEN_SEEN)
    # What the first one said is recorded once the second one comes.
    for _ in range(2):
        shop.look_in_vain(Failure.UNKNOWN_STATE)
    assert shop.now(sale).receipt_number is None
    shop.world.confirm(sale)
    shop.until(sale, "paid", lambda now: now.state == PAID)


@pytest.mark.parametrize("shop", ["btcpay"], indirect=True)
def test_too_much_is_given_back_by_a_link(shop: Shop) -> None:
    sale = shop.charge()
    shop.world.pay(sale, sale.due_sat + 5_000)
    shop.world.confirm(sale)
    paid = shop.until(sale, "paid", lambda now: now.state == PAID)
    assert isinstance(shop.world, BtcPay)
    refunds = shop.till.till.refunds
    assert refunds.step_of(paid) is RefundStep.POSSIBLE
    refunds.ask(sale.id, 5_000)
    shop.until(sale, "given back", lambda now: now.over_use is OverUse.REFUND_DUE)
    shop.till.until("the link is known", lambda: refunds.link_of(sale.id))
    assert str(refunds.link_of(sale.id)).startswith(f"{shop.world.standin.url}/pull-payments/")
    assert [each["refundVariant"] for each in shop.world.standin.refunds] == ["OverpaidAmount"]


@pytest.mark.parametrize("shop", ["btcpay"], indirect=True)
def test_what_a_person_took_short_is_settled_at_the_gateway_too(shop: Shop) -> None:
    sale = shop.charge()
    shop.world.pay(sale, sale.due_sat - 2_000)
    shop.world.confirm(sale)
    shop.until(sale, "sure", lambda now: now.received_sat and is_mined(now))
    shop.till.till.accept(sale.id, 2_000)
    shop.until(sale, "paid", lambda now: now.state == PAID)
    assert isinstance(shop.world, BtcPay)
    invoice = shop.world.standin.held[reference_of(sale)]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (invoice.status, invoice.additional) != ("Settled", "Marked"):
        assert time.monotonic() < deadline
        shop.till.wait_for_event(0.05)


def is_mined(sale: Sale) -> bool:
    return all(credit.assurance in MINED for credit in sale.credits)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
