"""A cart with its discount and its wait, through whoever is at the till."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.money import Money
from pos_app.domain.share import Percent
from pos_app.services.selling.sale_entry import SaleEntry
from pos_app.ui.duty import AskedLabel, OverrideAsked, PinAnswered
from pos_app.ui.sale_entry import (
    CartHeld,
    CartRecalled,
    DiscountAllowed,
    DiscountWish,
    HeldCartsChanged,
)
from tests.support.carts import cart, euro, line
from tests.support.domain_values import TILL_ID
from tests.support.staff import PIN, person_called

if TYPE_CHECKING:
    from tests.till.conftest import Desk

CART_ID = UUID(int=21)
TEN_EURO = cart(line(1000))


@pytest.fixture
def entered(desk: Desk) -> Desk:
    desk.till.entry.open(SaleEntry(desk.counter.store, desk.counter.clock, TILL_ID))
    return desk


def sign_in(desk: Desk, name: str) -> None:
    desk.till.duty.sign_in(person_called(desk.till, name).id, PIN)
    desk.ears.until(lambda: desk.ears.of(PinAnswered))


def a_tenth_off() -> DiscountWish:
    after = replace(TEN_EURO, discount=Percent(Decimal(10)))
    return DiscountWish(cart_id=CART_ID, before=TEN_EURO, after=after, typed=line(500))


def journal(desk: Desk) -> list[tuple[str, UUID | None]]:
    with desk.counter.store.transaction() as transaction:
        entries = transaction.journal()
    return [(entry.name, entry.subject) for entry in entries if entry.name.startswith("cart.")]


def test_nothing_waits_before_the_store_is_open(desk: Desk) -> None:
    assert desk.till.entry.held() == ()


def test_who_may_gives_a_discount_at_once(entered: Desk) -> None:
    wish = a_tenth_off()
    entered.till.entry.allow_discount(wish)
    entered.ears.until(lambda: entered.ears.of(DiscountAllowed))
    assert entered.ears.of(DiscountAllowed) == [DiscountAllowed(wish=wish)]
    assert entered.ears.of(OverrideAsked) == []
    assert journal(entered) == [("cart.discounted", CART_ID)]


def test_a_cashiers_discount_waits_for_a_managers_pin(entered: Desk) -> None:
    sign_in(entered, "Maya")
    entered.till.entry.allow_discount(a_tenth_off())
    entered.ears.until(lambda: entered.ears.of(OverrideAsked))
    [asked] = entered.ears.of(OverrideAsked)
    assert asked.subject == CART_ID
    assert [(row.label, row.value) for row in asked.details.rows] == [
        (AskedLabel.DISCOUNT, euro(150)),
        (AskedLabel.PRICE, euro(1350)),
    ]
    assert entered.ears.of(DiscountAllowed) == []
    entered.till.duty.grant(asked.ask_id, person_called(entered.till, "Ruth").id, PIN)
    entered.ears.until(lambda: entered.ears.of(DiscountAllowed))
    with entered.counter.store.transaction() as transaction:
        last = transaction.journal()[-1]
    assert last.name == "cart.discounted"
    assert last.actor == str(person_called(entered.till, "Maya").id)
    assert str(person_called(entered.till, "Ruth").id) in last.body


def test_a_cart_waits_and_comes_back_once(entered: Desk) -> None:
    desk = entered.till.entry
    desk.hold(CART_ID, TEN_EURO, "Table 4")
    entered.ears.until(lambda: entered.ears.of(CartHeld))
    [held] = desk.held()
    assert (held.id, held.cart, held.label) == (CART_ID, TEN_EURO, "Table 4")
    desk.recall(CART_ID)
    entered.ears.until(lambda: entered.ears.of(CartRecalled))
    assert entered.ears.of(CartRecalled) == [CartRecalled(held=held)]
    assert desk.held() == ()
    desk.drop(CART_ID)
    assert entered.ears.until_refused() == ["cart.taken"]


def test_what_waits_is_there_after_a_start(entered: Desk) -> None:
    entered.till.entry.hold(CART_ID, TEN_EURO, "")
    entered.ears.until(lambda: entered.ears.of(CartHeld))
    later = SaleEntry(entered.counter.store, entered.counter.clock, TILL_ID)
    before = len(entered.ears.of(HeldCartsChanged))
    entered.till.entry.open(later)
    assert len(entered.ears.of(HeldCartsChanged)) == before + 1
    assert [held.id for held in entered.till.entry.held()] == [CART_ID]
    entered.till.entry.drop(CART_ID)
    entered.ears.until(lambda: len(entered.ears.of(HeldCartsChanged)) == before + 2)
    assert entered.till.entry.held() == ()


def test_what_can_not_be_held_is_refused(entered: Desk) -> None:
    entered.till.entry.hold(CART_ID, TEN_EURO, "")
    entered.till.entry.hold(CART_ID, TEN_EURO, "")
    assert entered.ears.until_refused() == ["cart.too_many_held"]


def test_what_is_thrown_away_is_in_the_journal(entered: Desk) -> None:
    entered.till.entry.cleared(CART_ID, TEN_EURO)
    entered.till.entry.hold(UUID(int=22), TEN_EURO, "")
    entered.ears.until(lambda: entered.ears.of(CartHeld))
    assert journal(entered)[0] == ("cart.cleared", CART_ID)


def test_a_bill_is_charged_under_the_id_of_its_cart(entered: Desk) -> None:
    bill = replace(TEN_EURO, discount=Money(100, TEN_EURO.currency)).bill()
    sale_id = entered.till.charge(bill.total, "", bill=bill, sale_id=CART_ID)
    assert sale_id == CART_ID
    shown = entered.ears.until_shown(sale_id, lambda shown: shown.sale.number > 0)
    assert (shown.sale.amount, shown.sale.bill) == (euro(900), bill)
