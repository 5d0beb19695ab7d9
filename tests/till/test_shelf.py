"""Which sales stay in sight, for how long, and after a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.events import OverUse
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ports import PrintState, RefusedError
from pos_app.till.shelf import Shelf, shown_sale
from pos_app.ui.till import ReceiptProgress, SaleChanged
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.till.conftest import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.sale import Sale

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def on_shelf(counter: Counter) -> list[int]:
    """What a till that starts now would show: the numbers of its sales."""
    shelf = Shelf()
    shelf.load(counter.store, counter.clock.now())
    return [shown.sale.number for shown in shelf.open_sales(counter.clock.now())]


def stays_until(counter: Counter, sale: Sale, after: timedelta) -> None:
    """On the shelf up to the last second before `after`, and gone then."""
    counter.clock.pass_time(after - SECOND)
    assert on_shelf(counter) == [sale.number]
    counter.clock.pass_time(SECOND)
    assert on_shelf(counter) == []


def expired(counter: Counter) -> Sale:
    sale = counter.charge()
    counter.clock.pass_time(15 * MINUTE)
    return counter.find(sale)


def take_back(counter: Counter, sale: Sale) -> Sale:
    """Its newest payment is displaced by another one."""
    (*others, newest) = sale.credits
    revoked = type(newest)(
        reference=newest.reference,
        sat=newest.sat,
        assurance=Assurance.REVOKED,
        first_seen=newest.first_seen,
    )
    return counter.find(sale, *others, revoked)


def settled(counter: Counter) -> Sale:
    return counter.pay(counter.charge(), TEN_EURO_SAT, height=100)


def test_an_open_sale_stays(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(timedelta(days=30))
    assert on_shelf(counter) == [sale.number]


def test_a_settled_sale_stays_for_a_minute(counter: Counter) -> None:
    sale = settled(counter)
    assert sale.state.life is Life.SETTLED
    stays_until(counter, sale, MINUTE)


def test_an_unpaid_sale_stays_a_quarter_of_an_hour_after_its_price(counter: Counter) -> None:
    sale = expired(counter)
    assert sale.state == (Standing.WAITING, Life.EXPIRED)
    stays_until(counter, sale, 15 * MINUTE)


def test_a_cancelled_sale_is_gone_at_once(counter: Counter) -> None:
    counter.checkout.cancel(counter.charge().id)
    assert on_shelf(counter) == []


@pytest.mark.parametrize("sat", [TEN_EURO_SAT, 1_000])
def test_money_on_a_cancelled_sale_waits_for_a_person(counter: Counter, sat: int) -> None:
    sale = counter.charge()
    counter.checkout.cancel(sale.id)
    counter.pay(sale, sat, height=90)
    counter.clock.pass_time(timedelta(days=30))
    assert on_shelf(counter) == [sale.number]


def test_money_that_came_late_waits_for_a_person(counter: Counter) -> None:
    sale = expired(counter)
    counter.clock.pass_time(30 * MINUTE)
    late = counter.pay(sale, TEN_EURO_SAT, height=100)
    assert Flag.LATE in late.flags
    counter.clock.pass_time(timedelta(days=30))
    assert on_shelf(counter) == [sale.number]


def test_deeply_buried_money_waits_too(counter: Counter) -> None:
    """Nothing about it changes any more, and nobody has decided."""
    sale = counter.charge()
    counter.checkout.cancel(sale.id)
    paid = counter.pay(sale, TEN_EURO_SAT, height=90)
    (credit,) = paid.credits
    final = type(credit)(
        reference=credit.reference,
        sat=credit.sat,
        assurance=Assurance.FINAL,
        first_seen=credit.first_seen,
        height=credit.height,
        block_hash=credit.block_hash,
        block_time=credit.block_time,
    )
    counter.tip_height = 500
    counter.find(sale, final)
    counter.clock.pass_time(timedelta(days=30))
    assert on_shelf(counter) == [sale.number]


def test_a_sale_that_could_not_be_prepared_stays_until_it_is_given_up(counter: Counter) -> None:
    counter.addresses.problem = RefusedError("address.differs")
    sale = counter.charge()
    counter.clock.pass_time(timedelta(days=1))
    assert on_shelf(counter) == [sale.number]
    counter.checkout.cancel(sale.id)
    assert on_shelf(counter) == []


@pytest.mark.parametrize("make", [settled, lambda counter: counter.charge()])
def test_a_payment_taken_back_stays_until_it_was_seen_also_after_restarts(
    open_counter: Callable[[], Counter], make: Callable[[Counter], Sale]
) -> None:
    counter = open_counter()
    sale = make(counter)
    if not sale.credits:
        sale = counter.pay(sale, TEN_EURO_SAT)
    counter.clock.pass_time(MINUTE)
    assert take_back(counter, sale).state.standing is Standing.REVERSED
    weeks = timedelta(days=21)
    counter = open_counter()
    counter.clock.pass_time(weeks)
    assert on_shelf(counter) == [sale.number]
    shelf = Shelf()
    shelf.load(counter.store, counter.clock.now())
    shelf.acknowledge(counter.store, sale.id)
    assert shelf.open_sales(counter.clock.now()) == []
    counter = open_counter()
    counter.clock.pass_time(weeks)
    assert on_shelf(counter) == []


def test_a_payment_taken_back_after_a_cancel_alarms_nobody(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT)
    counter.checkout.cancel(sale.id)
    assert on_shelf(counter) == [sale.number]
    assert take_back(counter, sale).state == (Standing.REVERSED, Life.CANCELLED)
    assert on_shelf(counter) == []


def test_what_is_taken_back_a_second_time_alarms_again(desk: Desk) -> None:
    counter = desk.counter
    sale = take_back(counter, counter.pay(counter.charge(), TEN_EURO_SAT))
    acknowledge(desk, sale)
    assert desk.till.open_sales() == []
    sale = counter.pay(sale, TEN_EURO_SAT)
    assert sale.state.standing is Standing.SEEN
    take_back(counter, sale)
    assert [shown.sale.id for shown in desk.till.open_sales()] == [sale.id]
    assert on_shelf(counter) == [sale.number]


def test_an_alarm_that_is_over_is_not_acknowledged_in_advance(desk: Desk) -> None:
    counter = desk.counter
    sale = counter.pay(counter.charge(), TEN_EURO_SAT)
    desk.till.acknowledge(sale.id)
    desk.till.look_again()
    desk.ears.until(lambda: "looked" in desk.ears.heard)
    take_back(counter, sale)
    assert [shown.sale.id for shown in desk.till.open_sales()] == [sale.id]
    assert "alarm.acknowledged" not in counter.journal()


def test_an_acknowledged_alarm_is_journalled(desk: Desk) -> None:
    sale = take_back(desk.counter, desk.counter.pay(desk.counter.charge(), TEN_EURO_SAT))
    acknowledge(desk, sale)
    desk.till.look_again()
    desk.ears.until(lambda: "looked" in desk.ears.heard)
    assert "alarm.acknowledged" in desk.counter.journal()


def acknowledge(desk: Desk, sale: Sale) -> None:
    heard = len(desk.ears.of(SaleChanged))
    desk.till.acknowledge(sale.id)
    desk.ears.until(lambda: len(desk.ears.of(SaleChanged)) > heard)


def test_a_till_that_opens_tells_of_every_sale_in_sight(
    open_counter: Callable[[], Counter],
) -> None:
    counter = open_counter()
    waiting, paid = counter.charge(), counter.pay(counter.charge(), TEN_EURO_SAT)
    counter.checkout.cancel(counter.charge().id)
    desk = Desk(counter=open_counter())
    desk.open()
    told = [event.shown for event in desk.ears.of(SaleChanged)]
    assert [shown.sale.id for shown in told] == [waiting.id, paid.id]
    assert told == [shown_sale(desk.counter.store, shown.sale) for shown in told]
    assert desk.till.close(60)


def test_a_refund_slip_is_no_receipt(counter: Counter) -> None:
    """A slip that lies there says nothing about the receipt that still waits."""
    sale = counter.pay(counter.charge(), TEN_EURO_SAT + 4_000, height=100)
    sale = counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, 4_000)
    with counter.store.transaction() as transaction:
        slip = max(transaction.print_jobs(sale.id, 10), key=lambda job: job.position)
        assert slip.receipt.kind is ReceiptKind.REFUND
        transaction.update_print_job(replace(slip, state=PrintState.PRINTED))
    assert shown_sale(counter.store, sale).receipt is ReceiptProgress.WAITING
