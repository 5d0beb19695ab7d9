"""Commands of the cashier, carried out off the screen's thread, and what the screen hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.rate import Rate, RateProblem
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import IssuedAddress, RefusedError
from pos_app.till.archive import Archive
from pos_app.till.shelf import MOST_AT_HAND
from pos_app.ui.archive import SalesFound
from pos_app.ui.till import CommandRefused, RatesChanged, SaleChanged, ShownSale
from tests.support.counter import ACCOUNT, EUR, TEN_EURO, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from tests.till.conftest import Desk


def standing(shown: ShownSale) -> Standing:
    return shown.sale.state.standing


def is_waiting(shown: ShownSale) -> bool:
    return standing(shown) is Standing.WAITING


def charged(desk: Desk, note: str = "") -> Sale:
    sale_id = desk.till.charge(TEN_EURO, note)
    return desk.ears.until_shown(sale_id, is_waiting).sale


def use_up_addresses(counter: Counter) -> None:
    with counter.store.transaction() as transaction:
        transaction.skip_to_index(ACCOUNT, 1_000)


def make_address(counter: Counter) -> None:
    with counter.store.transaction() as transaction:
        ready = IssuedAddress(index=1_000, address="address-1000", script=b"\x00\x14late")
        transaction.add_ready_addresses(ACCOUNT, [ready])


def test_a_sale_is_on_the_shelf_before_it_is_prepared(closed_desk: Desk) -> None:
    till = closed_desk.till
    sale_id = till.charge(TEN_EURO, "Ms Brown")
    (shown,) = till.open_sales()
    assert (shown.sale.id, shown.sale.state) == (sale_id, (Standing.PREPARING, Life.OPEN))
    assert (shown.sale.amount, shown.sale.note) == (TEN_EURO, "Ms Brown")
    assert till.sale(sale_id) == shown


def test_what_is_charged_before_the_till_is_open_is_carried_out_then(closed_desk: Desk) -> None:
    sale_id = closed_desk.till.charge(TEN_EURO, "")
    assert closed_desk.counter.recorded == []
    closed_desk.open()
    shown = closed_desk.ears.until_shown(sale_id, is_waiting)
    assert shown.sale.number == 1
    assert [each.sale.id for each in closed_desk.till.open_sales()] == [sale_id]


def test_nothing_is_known_before_the_till_is_open(closed_desk: Desk) -> None:
    till = closed_desk.till
    assert till.current_rate(EUR) is RateProblem.NO_QUOTES
    assert till.open_sales() == []
    assert till.sale(uuid4()) is None
    till.refresh(uuid4())
    assert closed_desk.ears.heard == []


def test_a_till_that_was_never_opened_can_be_closed(closed_desk: Desk) -> None:
    closed_desk.till.charge(TEN_EURO, "")
    assert closed_desk.till.close(0.0)
    assert closed_desk.counter.recorded == []


def test_a_sale_that_cannot_be_prepared_says_why_and_is_tried_again(desk: Desk) -> None:
    desk.counter.addresses.problem = RefusedError("address.differs")
    sale_id = desk.till.charge(TEN_EURO, "")
    failed = desk.ears.until_shown(sale_id, lambda s: standing(s) is Standing.COULD_NOT_PREPARE)
    assert failed.trouble is not None
    assert failed.trouble.code == "address.differs"
    desk.counter.addresses.problem = None
    desk.till.prepare_again(sale_id)
    assert desk.ears.until_shown(sale_id, is_waiting).sale.number == 1
    assert desk.ears.of(CommandRefused) == []


def test_a_sale_that_never_reached_the_store_is_tried_again_under_its_id(desk: Desk) -> None:
    use_up_addresses(desk.counter)
    sale_id = desk.till.charge(TEN_EURO, "Ms Brown")
    desk.ears.until_refused()
    shown = desk.till.sale(sale_id)
    assert shown is not None
    assert (standing(shown), shown.sale.number) == (Standing.COULD_NOT_PREPARE, 0)
    assert shown.trouble is not None
    assert "sale.started" not in desk.counter.journal()
    desk.till.prepare_again(sale_id)
    assert desk.ears.until_refused(2) == ["till.bug", "till.bug"]
    make_address(desk.counter)
    desk.till.prepare_again(sale_id)
    sale = desk.ears.until_shown(sale_id, is_waiting).sale
    assert (sale.number, sale.amount, sale.note) == (1, TEN_EURO, "Ms Brown")


def test_a_sale_that_never_reached_the_store_can_be_given_up(desk: Desk) -> None:
    use_up_addresses(desk.counter)
    sale_id = desk.till.charge(TEN_EURO, "")
    desk.ears.until_refused()
    desk.till.cancel(sale_id)
    desk.ears.until_shown(sale_id, lambda s: s.sale.state.life is Life.CANCELLED)
    assert desk.till.open_sales() == []
    assert len(desk.ears.of(CommandRefused)) == 1


def test_a_sale_that_was_stored_unheard_is_found_again(desk: Desk) -> None:
    def fail_once(sale: Sale) -> None:
        desk.counter.on_recorded = desk.till.sale_recorded
        raise RefusedError("store.disk_full", folder="data")

    desk.counter.on_recorded = fail_once
    sale_id = desk.till.charge(TEN_EURO, "")
    desk.ears.until_shown(sale_id, lambda s: standing(s) is Standing.COULD_NOT_PREPARE)
    desk.till.prepare_again(sale_id)
    assert desk.ears.until_shown(sale_id, is_waiting).sale.number == 1
    assert desk.counter.journal().count("sale.started") == 1


def test_a_command_about_no_sale_at_all_is_refused(desk: Desk) -> None:
    desk.till.prepare_again(uuid4())
    desk.till.renew_rate(uuid4())
    assert desk.ears.until_refused(2) == ["till.bug", "till.bug"]


def test_a_sale_that_moved_on_refuses_an_old_command_and_stays(desk: Desk) -> None:
    sale = charged(desk)
    desk.counter.pay(sale, TEN_EURO_SAT, height=100)
    desk.till.cancel(sale.id)
    assert desk.ears.until_refused() == ["sale.moved_on"]
    (refused,) = desk.ears.of(CommandRefused)
    assert refused.sale_id == sale.id
    shown = desk.till.sale(sale.id)
    assert shown is not None
    assert shown.sale.state == (Standing.CONFIRMED, Life.SETTLED)


def test_without_a_rate_no_price_is_renewed(desk: Desk) -> None:
    sale = charged(desk)
    desk.counter.rates.answer = RateProblem.TOO_OLD
    desk.till.renew_rate(sale.id)
    assert desk.ears.until_refused() == ["rate.too_old"]
    shown = desk.till.sale(sale.id)
    assert shown is not None
    assert len(shown.sale.locks) == 1


@pytest.mark.parametrize(
    ("command", "state"),
    [
        ("renew_rate", (Standing.WAITING, Life.OPEN)),
        ("cancel", (Standing.WAITING, Life.CANCELLED)),
    ],
)
def test_a_command_is_carried_out_and_told(desk: Desk, command: str, state: State) -> None:
    sale = charged(desk)
    heard = len(desk.ears.of(SaleChanged))
    getattr(desk.till, command)(sale.id)
    desk.ears.until(lambda: len(desk.ears.of(SaleChanged)) > heard)
    assert desk.ears.of(SaleChanged)[-1].shown.sale.state == state


def test_a_short_payment_is_accepted(desk: Desk) -> None:
    sale = charged(desk)
    desk.counter.pay(sale, TEN_EURO_SAT - 5_000, height=100)
    desk.till.accept(sale.id, 5_000)
    shown = desk.ears.until_shown(sale.id, lambda s: s.sale.state.life is Life.SETTLED)
    assert shown.sale.forgiven_sat == 5_000


def test_a_slip_waits_for_the_printer(desk: Desk) -> None:
    sale = charged(desk)
    desk.counter.pay(sale, TEN_EURO_SAT)
    desk.till.print_slip(sale.id)
    desk.ears.until_shown(sale.id, lambda s: s.receipt.value == "waiting")
    assert "print.asked" in desk.counter.journal(sale)


def test_looking_again_wakes_every_worker(desk: Desk) -> None:
    desk.till.look_again()
    desk.ears.until(lambda: "looked" in desk.ears.heard)
    assert desk.looks == 1


def test_a_sale_that_the_archive_found_can_be_opened_without_the_disk(desk: Desk) -> None:
    desk.counter.on_recorded = lambda _: None
    sale = desk.counter.charge()
    assert desk.till.sale(sale.id) is None
    archive = Archive(desk.ears.publish, desk.till.duty.do, desk.till.keep_at_hand)
    archive.open(desk.counter.store, desk.counter.ledger, None)
    archive.search(1, "", 10)
    desk.ears.until(lambda: any(isinstance(event, SalesFound) for event in desk.ears.heard))
    assert archive.close(60)
    desk.counter.store.close()
    shown = desk.till.sale(sale.id)
    assert shown is not None
    assert shown.sale == sale
    assert desk.till.open_sales() == []


def test_what_is_at_hand_never_hides_newer_news_and_has_an_end(desk: Desk) -> None:
    sale = charged(desk)
    (old,) = desk.till.open_sales()
    desk.counter.pay(sale, TEN_EURO_SAT)
    desk.till.keep_at_hand([old])
    shown = desk.till.sale(sale.id)
    assert shown is not None
    assert standing(shown) is Standing.SEEN
    many = [
        ShownSale(sale=replace(sale, id=UUID(int=number))) for number in range(MOST_AT_HAND + 1)
    ]
    desk.till.keep_at_hand(many[:2])
    assert desk.till.sale(UUID(int=0)) == many[0]  # asked for: kept longer than the next one
    desk.till.keep_at_hand(many[2:])
    assert desk.till.sale(UUID(int=0)) == many[0]
    assert desk.till.sale(UUID(int=1)) is None
    assert desk.till.sale(UUID(int=2)) == many[2]


def test_a_sale_in_satoshi_takes_the_rate_of_the_shop(desk: Desk) -> None:
    assert isinstance(desk.till.current_rate(SAT), Rate)
    assert desk.till.current_rate(SAT) == desk.till.current_rate(EUR)
    dollars = desk.till.current_rate(currency("USD"))
    assert isinstance(dollars, Rate)
    assert dollars.currency_code == "USD"
    sale_id = desk.till.charge(Money(5_000, SAT), "")
    assert desk.ears.until_shown(sale_id, is_waiting).sale.lock.currency_code == "EUR"


def test_the_start_is_over_when_a_sale_could_be_charged(closed_desk: Desk) -> None:
    till = closed_desk.till
    assert till.status().starting
    till.rates_changed()
    assert till.status().starting
    closed_desk.counter.rates.answer = RateProblem.NO_QUOTES
    closed_desk.open()
    till.rates_changed()
    assert till.status().starting
    closed_desk.counter.rates.answer = None
    till.rates_changed()
    assert not till.status().starting
    assert len(closed_desk.ears.of(RatesChanged)) == 3


def test_time_is_the_clocks(desk: Desk) -> None:
    desk.counter.clock.pass_time(timedelta(minutes=1))
    assert desk.till.now() == desk.counter.clock.at
    assert desk.till.monotonic() == desk.counter.clock.seconds
