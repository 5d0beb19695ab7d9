"""What a cashier can do: charge once, try again, renew the rate, accept, cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.rate import RateProblem
from pos_app.domain.sale_state import IllegalMoveError, Life, Standing
from pos_app.ports import RefusedError
from pos_app.services.books.authored_entry import THE_TILL, author_of
from tests.support.carts import cart, euro, line
from tests.support.counter import ACCOUNT, EUR, TEN_EURO, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def test_a_charge_locks_the_rate_and_takes_the_next_address(counter: Counter) -> None:
    first, second = counter.charge(), counter.charge()
    assert first.due_sat == TEN_EURO_SAT
    assert first.lock.ends_at - first.lock.locked_at == timedelta(minutes=15)
    assert [quote.source for quote in first.lock.quotes] == ["kraken", "bitstamp"]
    assert first.request is not None
    assert second.request is not None
    assert (first.request.derivation_index, second.request.derivation_index) == (0, 1)
    assert (first.number, second.number) == (1, 2)
    assert len(first.order_token) >= 32
    assert first.order_token != second.order_token


def test_a_bill_is_charged_as_what_it_comes_to(counter: Counter) -> None:
    bill = cart(line(400, quantity=Decimal(3)), discount=euro(200)).bill()
    sale = counter.checkout.charge(uuid4(), bill.total, "", bill=bill)
    assert sale.bill == bill
    assert sale.due_sat == TEN_EURO_SAT
    with pytest.raises(ValueError, match="another amount"):
        counter.checkout.charge(uuid4(), TEN_EURO, "", bill=cart(line(999)).bill())


def test_two_touches_of_one_charge_are_one_sale(counter: Counter) -> None:
    sale_id = uuid4()
    first = counter.checkout.charge(sale_id, TEN_EURO, "")
    again = counter.checkout.charge(sale_id, TEN_EURO, "")
    assert again.number == first.number
    with counter.store.transaction() as transaction:
        assert transaction.ready_addresses(ACCOUNT) == 49


def test_a_price_in_satoshi_is_that_price_and_keeps_the_stores_rate(counter: Counter) -> None:
    sale = counter.charge(Money(12_345, SAT))
    assert sale.due_sat == 12_345
    assert sale.lock.currency_code == "EUR"


def test_a_note_that_cannot_be_written_as_it_is_loses_only_that(counter: Counter) -> None:
    sale = counter.charge(note="for \ud83d Lena\x1b[2J\u202e")
    assert sale.note == "for Lena[2J"
    assert sale.state.standing is Standing.WAITING


def test_another_currency_is_charged_at_its_own_rate(counter: Counter) -> None:
    counter.rates.price = Decimal(8_000_000)
    sale = counter.charge(Money(1500, currency("JPY")))
    assert sale.lock.currency_code == "JPY"
    assert sale.due_sat == 18_750


@pytest.mark.parametrize("problem", list(RateProblem))
def test_without_a_rate_it_could_not_be_prepared_and_can_be_tried_again(
    counter: Counter, problem: RateProblem
) -> None:
    counter.rates.answer = problem
    sale = counter.charge()
    assert sale.state == (Standing.COULD_NOT_PREPARE, Life.OPEN)
    assert sale.reason is not None
    assert sale.reason.code == f"rate.{problem.value}"
    assert counter.told(sale) == []
    with counter.store.transaction() as transaction:
        assert transaction.ready_addresses(ACCOUNT) == 50
    counter.rates.answer = None
    sale = counter.checkout.prepare_again(sale.id)
    assert sale.state == (Standing.WAITING, Life.OPEN)
    assert sale.reason is None
    assert counter.checkout.prepare_again(sale.id) == sale


def test_without_an_address_it_could_not_be_prepared(counter: Counter) -> None:
    counter.addresses.problem = RefusedError("wallet.scanning")
    sale = counter.charge()
    assert sale.state.standing is Standing.COULD_NOT_PREPARE
    assert sale.reason is not None
    assert sale.reason.code == "wallet.scanning"
    cancelled = counter.checkout.cancel(sale.id)
    assert cancelled.state == (Standing.COULD_NOT_PREPARE, Life.CANCELLED)


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (Money(999, SAT), "sale.too_small"),
        (Money(1, EUR), "sale.too_small"),
        (Money(21_000_000 * 100_000_000 + 1, SAT), "sale.too_large"),
    ],
)
def test_amounts_that_bitcoin_cannot_carry_are_refused(
    counter: Counter, amount: Money, code: str
) -> None:
    sale = counter.charge(amount)
    assert sale.reason is not None
    assert sale.reason.code == code


def test_a_margin_raises_the_price_in_satoshi(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "margin", margin_basis_points=100)
    assert counter.charge().due_sat == 20_200
    counter.close()


def test_a_new_rate_asks_for_the_rest_only(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT // 2)
    counter.clock.pass_time(timedelta(minutes=16))
    sale = counter.find(sale)
    assert sale.state == (Standing.PARTLY_PAID, Life.EXPIRED)
    counter.rates.price = Decimal(25_000)
    sale = counter.checkout.renew_rate(sale.id)
    assert sale.state == (Standing.PARTLY_PAID, Life.OPEN)
    # Half is paid at the old price; the other half costs twice the satoshi now.
    assert sale.due_sat == TEN_EURO_SAT // 2 + TEN_EURO_SAT
    assert sale.missing_sat == TEN_EURO_SAT
    assert sale.lock.ends_at == counter.clock.now() + timedelta(minutes=15)
    assert len(sale.locks) == 2


def test_late_money_counts_at_the_new_rate(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(timedelta(minutes=30))
    sale = counter.pay(counter.find(sale), TEN_EURO_SAT)
    counter.rates.price = Decimal(25_000)
    sale = counter.checkout.renew_rate(sale.id)
    assert sale.state == (Standing.PARTLY_PAID, Life.OPEN)
    assert sale.missing_sat == TEN_EURO_SAT


def test_money_taken_back_after_a_new_rate_loses_its_old_price(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT - 1)
    counter.clock.pass_time(timedelta(minutes=16))
    counter.find(sale)
    counter.rates.price = Decimal(25_000)
    sale = counter.checkout.renew_rate(sale.id)
    assert sale.missing_sat == 2
    sale = counter.find(sale, replace(sale.credits[0], assurance=Assurance.REVOKED))
    assert sale.due_sat == 2 * TEN_EURO_SAT
    sale = counter.pay(sale, TEN_EURO_SAT + 1, payment=2, height=100)
    assert sale.state == (Standing.PARTLY_PAID, Life.OPEN)


def test_what_was_paid_beyond_the_price_stays_over_at_a_new_rate(counter: Counter) -> None:
    sale = counter.checkout.cancel(counter.charge().id)
    sale = counter.pay(sale, TEN_EURO_SAT + 10_000)
    sale = counter.checkout.renew_rate(sale.id)
    assert (sale.due_sat, sale.over_sat) == (TEN_EURO_SAT, 10_000)


def test_a_new_rate_needs_a_rate(counter: Counter) -> None:
    sale = counter.charge()
    counter.clock.pass_time(timedelta(minutes=16))
    counter.find(sale)
    counter.rates.answer = RateProblem.TOO_OLD
    with pytest.raises(RefusedError) as refused:
        counter.checkout.renew_rate(sale.id)
    assert refused.value.message.code == "rate.too_old"


def test_what_is_missing_can_be_forgiven_and_is_recorded(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT - 100)
    sale = counter.checkout.accept(sale.id, missing_sat=sale.missing_sat)
    assert (sale.forgiven_sat, sale.missing_sat) == (100, 0)
    assert sale.state == (Standing.SEEN, Life.OPEN)
    sale = counter.pay(sale, TEN_EURO_SAT - 100, height=100)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    assert "sale.short_taken" in counter.journal(sale)
    assert "sale.accepted" in counter.told(sale)


def test_what_the_cashier_did_not_see_is_not_forgiven(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT - 500)
    gone = replace(sale.credits[0], assurance=Assurance.REVOKED)
    sale = counter.find(counter.pay(sale, 400, payment=2), gone)
    assert sale.missing_sat == TEN_EURO_SAT - 400
    with pytest.raises(RefusedError) as refused:
        counter.checkout.accept(sale.id, missing_sat=500)
    assert refused.value.message.code == "sale.moved_on"


def test_a_payment_in_time_needs_no_acceptance(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT)
    with pytest.raises(IllegalMoveError):
        counter.checkout.accept(sale.id, missing_sat=sale.missing_sat)


def test_money_after_a_cancel_is_credited_and_can_be_taken(counter: Counter) -> None:
    sale = counter.checkout.cancel(counter.charge().id)
    sale = counter.pay(sale, TEN_EURO_SAT, height=100)
    assert sale.state == (Standing.CONFIRMED, Life.CANCELLED)
    assert sale.receipt_number is None
    assert counter.checkout.accept(sale.id, missing_sat=sale.missing_sat).state.life is Life.SETTLED


def test_a_settled_sale_cannot_be_cancelled(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    with pytest.raises(IllegalMoveError):
        counter.checkout.cancel(sale.id)


def stored(counter: Counter, sale: Sale) -> Sale:
    with counter.store.transaction() as transaction:
        return transaction.sale(sale.id)


def test_nothing_is_asked_for_before_the_customer_has_chosen_a_tip(counter: Counter) -> None:
    bill = cart(line(1000)).bill()
    asking = counter.checkout.charge(uuid4(), TEN_EURO, "", bill=bill, asks_tip=True)
    assert (asking.asks_tip, asking.state.standing) == (True, Standing.PREPARING)
    assert stored(counter, asking) == asking
    sale = counter.checkout.choose_tip(asking.id, euro(150), on="screen", by=author_of(None))
    assert (sale.asks_tip, sale.state.standing) == (False, Standing.WAITING)
    assert sale.bill is not None
    assert (sale.bill.tip, sale.amount, sale.due_sat) == (euro(150), euro(1150), 23_000)
    assert stored(counter, sale) == sale
    # Who answers second is late: the price stands.
    again = counter.checkout.choose_tip(sale.id, None, on="page", by=THE_TILL)
    assert again == sale


def test_a_typed_amount_with_a_tip_becomes_a_bill_and_without_one_stays_an_amount(
    counter: Counter,
) -> None:
    for tip in (euro(100), None):
        sale = counter.checkout.charge(uuid4(), TEN_EURO, "", asks_tip=True)
        sale = counter.checkout.choose_tip(sale.id, tip, on="page", by=THE_TILL)
        assert (None if sale.bill is None else sale.bill.tip) == tip
        assert sale.amount == (euro(1100) if tip else TEN_EURO)


def test_a_sale_given_up_at_the_tip_was_never_asked_for(counter: Counter) -> None:
    sale = counter.checkout.charge(uuid4(), TEN_EURO, "", asks_tip=True)
    given_up = counter.checkout.cancel(sale.id)
    assert given_up.state == (Standing.COULD_NOT_PREPARE, Life.CANCELLED)
    assert given_up.request is None
    late = counter.checkout.choose_tip(sale.id, euro(100), on="page", by=THE_TILL)
    assert late == given_up
