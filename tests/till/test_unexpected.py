"""Money for sales from which nobody expected any more: told until a person has seen it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life
from pos_app.services.chain.unexpected_money import UnexpectedMoney
from tests.support.counter import TEN_EURO_SAT
from tests.till.conftest import new_till

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from tests.support.counter import Counter
    from tests.till.conftest import Desk

MINUTE = timedelta(minutes=1)


def told(desk: Desk) -> list[UnexpectedMoney]:
    return list(desk.till.status().unexpected)


def settled(counter: Counter) -> Sale:
    return counter.pay(counter.charge(), TEN_EURO_SAT, height=100)


def test_a_sale_that_is_paid_twice_is_told(desk: Desk) -> None:
    sale = settled(desk.counter)
    desk.counter.pay(sale, 4_000, payment=2)
    (notice,) = told(desk)
    assert notice == UnexpectedMoney(
        sale_id=sale.id, number=sale.number, sat=4_000, life=Life.SETTLED
    )


def test_money_after_a_cancel_is_told(desk: Desk) -> None:
    sale = desk.counter.charge()
    desk.counter.checkout.cancel(sale.id)
    desk.counter.pay(sale, 4_000, payment=2)
    assert [(each.sat, each.life) for each in told(desk)] == [(4_000, Life.CANCELLED)]


def test_two_payments_for_one_closed_sale_are_one_notice(desk: Desk) -> None:
    sale = settled(desk.counter)
    sale = desk.counter.pay(sale, 4_000, payment=2)
    desk.counter.pay(sale, 500, payment=3)
    assert [each.sat for each in told(desk)] == [4_500]


def test_the_payment_of_an_open_sale_is_no_surprise(desk: Desk) -> None:
    sale = desk.counter.pay(desk.counter.charge(), TEN_EURO_SAT // 2)
    desk.counter.pay(sale, TEN_EURO_SAT, payment=2)
    assert told(desk) == []


def test_a_deeper_block_is_no_new_money(desk: Desk) -> None:
    sale = settled(desk.counter)
    desk.counter.find(sale, *sale.credits)
    assert told(desk) == []


@pytest.mark.parametrize(("minutes", "count"), [(29, 0), (30, 1)])
def test_an_expired_sale_in_sight_tells_by_its_tile(desk: Desk, minutes: int, count: int) -> None:
    sale = desk.counter.charge()
    desk.counter.clock.pass_time(15 * MINUTE)
    sale = desk.counter.find(sale)
    assert sale.state.life is Life.EXPIRED
    desk.counter.clock.pass_time((minutes - 15) * MINUTE)
    desk.counter.pay(sale, 4_000, payment=2)
    assert len(told(desk)) == count


def test_a_notice_goes_when_it_was_seen(desk: Desk) -> None:
    first, second = settled(desk.counter), settled(desk.counter)
    desk.counter.pay(first, 4_000, payment=2)
    desk.counter.pay(second, 500, payment=3)
    desk.till.put_away(first.id)
    desk.ears.until(lambda: [each.sale_id for each in told(desk)] == [second.id])


def test_what_nobody_has_seen_is_told_after_a_restart(desk: Desk) -> None:
    sale = settled(desk.counter)
    desk.counter.pay(sale, 4_000, payment=2)
    again = new_till(desk.counter.clock, desk.ears)
    again.open(desk.services)
    assert [each.sat for each in again.status().unexpected] == [4_000]
    again.close(60)


def test_money_that_the_screen_learnt_of_first_is_told(desk: Desk) -> None:
    """A paper that comes out meanwhile brings the newest sale to the screen."""
    sale = settled(desk.counter)

    def hear_late(sale: Sale) -> None:
        desk.till.refresh(sale.id)
        desk.till.sale_recorded(sale)

    desk.counter.on_recorded = hear_late
    desk.counter.pay(sale, 4_000, payment=2)
    assert [each.sat for each in told(desk)] == [4_000]


def test_a_notice_opens_its_sale_also_after_a_restart(desk: Desk) -> None:
    sale = settled(desk.counter)
    desk.counter.pay(sale, 4_000, payment=2)
    desk.counter.clock.pass_time(90 * 24 * 60 * MINUTE)
    again = new_till(desk.counter.clock, desk.ears)
    again.open(desk.services)
    shown = again.sale(sale.id)
    assert shown is not None
    assert shown.sale.over_sat == 4_000
    assert again.open_sales() == []
    again.close(60)


def test_months_later_only_what_just_came_is_new(desk: Desk) -> None:
    sale = settled(desk.counter)
    desk.counter.clock.pass_time(90 * 24 * 60 * MINUTE)
    desk.counter.pay(sale, 4_000, payment=2)
    assert [each.sat for each in told(desk)] == [4_000]


def test_a_payment_that_took_anothers_place_is_no_more_money(desk: Desk) -> None:
    sale = desk.counter.pay(desk.counter.charge(), TEN_EURO_SAT)
    desk.counter.checkout.cancel(sale.id)
    (first,) = sale.credits
    again = replace(first, reference="ee" * 32 + ":0")
    desk.counter.find(sale, replace(first, assurance=Assurance.REVOKED), again)
    assert told(desk) == []


def test_a_payment_that_comes_back_is_nothing_new(desk: Desk) -> None:
    sale = settled(desk.counter)
    (credit,) = sale.credits
    desk.counter.find(sale, replace(credit, assurance=Assurance.UNKNOWN))
    desk.counter.find(sale, credit)
    assert told(desk) == []
