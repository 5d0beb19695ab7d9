"""Money goes back once, as much as the till says, and to a customer's address."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.events import OverUse
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.refund import RefundReason, RefundState
from pos_app.domain.rights import Authority
from pos_app.ports import RefusedError
from tests.support.counter import TEN_EURO_SAT
from tests.support.giving_back import CUSTOMER, OURS, GivingBack, paying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

AS_PAID, WORTH_NOW, OVER, REPEATED, LATE = RefundReason
EXTRA = 3_000


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[GivingBack]:
    shop = GivingBack(tmp_path)
    yield shop
    shop.counter.close()


def refusal(call: object, *arguments: object, **named: object) -> str:
    with pytest.raises(RefusedError) as refused:
        call(*arguments, **named)  # type: ignore[operator]
    return refused.value.message.code


def a_person(name: str, role: Role) -> Person:
    return Person(id=uuid4(), name=name, initials=name[:2], colour=Colour.TEAL, role=role)


def slips(shop: GivingBack, sale: Sale) -> int:
    with shop.counter.store.transaction() as transaction:
        jobs = transaction.print_jobs(sale.id, limit=10)
    return sum(job.receipt.kind is ReceiptKind.REFUND for job in jobs)


def test_the_price_is_promised_to_an_address_in_one_entry_with_both_names(
    shop: GivingBack,
) -> None:
    sale = shop.sold()
    cashier = a_person("Jonas", Role.CASHIER)
    manager = a_person("Ruth", Role.MANAGER)
    by = Authority(person=cashier, granted_by=manager)
    offer = shop.offers(sale)[AS_PAID]
    refund = shop.refunds.ask(sale.id, offer, f"bitcoin:{CUSTOMER}?amount=0.5", by=by)
    assert shop.refund(sale) == refund
    assert (refund.sat, refund.address, refund.state) == (TEN_EURO_SAT, CUSTOMER, RefundState.ASKED)
    with shop.counter.store.transaction() as transaction:
        entry = transaction.journal(sale.id)[-1]
    assert (entry.name, entry.actor) == ("sale.refund_asked", str(cashier.id))
    assert str(manager.id) in entry.body


def test_what_was_promised_is_offered_to_nobody_else(shop: GivingBack) -> None:
    sale = shop.sold()
    first = shop.offers(sale)[AS_PAID]
    choices = shop.refunds.choices(sale.id)
    assert (choices.received_sat, choices.left_sat) == (TEN_EURO_SAT, TEN_EURO_SAT)
    shop.ask(sale, AS_PAID)
    assert refusal(shop.refunds.ask, sale.id, first, CUSTOMER) == "sale.moved_on"
    assert refusal(shop.refunds.choices, sale.id) == "refund.nothing"
    assert len(shop.now(sale).refunds) == 1


def test_what_is_withdrawn_may_be_promised_again(shop: GivingBack) -> None:
    sale = shop.sold()
    refund = shop.ask(sale, AS_PAID)
    shop.refunds.withdraw(sale.id, refund.id)
    shop.refunds.withdraw(sale.id, refund.id)
    assert shop.counter.journal(sale).count("sale.refund_withdrawn") == 1
    shop.ask(sale, WORTH_NOW)
    assert [each.state for each in shop.now(sale).refunds] == [
        RefundState.WITHDRAWN,
        RefundState.ASKED,
    ]
    with pytest.raises(LookupError):
        shop.refunds.withdraw(sale.id, uuid4())


def test_what_is_paid_can_not_be_withdrawn(shop: GivingBack) -> None:
    sale = shop.sold()
    refund = shop.asked(sale, AS_PAID)
    shop.chain(paying("ab", TEN_EURO_SAT))
    assert refusal(shop.refunds.withdraw, sale.id, refund.id) == "refund.paid_already"
    shop.mines()
    output = shop.source.money
    shop.chain(*(paying("ab", TEN_EURO_SAT),))
    assert output is shop.source.money
    assert refusal(shop.refunds.withdraw, sale.id, refund.id) == "refund.paid_already"


def test_the_price_of_now_is_the_one_the_person_saw(shop: GivingBack) -> None:
    sale = shop.sold()
    rates = shop.counter.rates
    rates.price = Decimal(100_000)
    seen = shop.offers(sale)[WORTH_NOW]
    rates.price = Decimal(103_000)
    assert refusal(shop.refunds.ask, sale.id, seen, CUSTOMER) == "refund.rate_moved"
    rates.unknown.add("EUR")
    assert refusal(shop.refunds.ask, sale.id, seen, CUSTOMER) == "refund.rate_moved"
    rates.unknown.clear()
    rates.price = Decimal(101_000)
    assert shop.refunds.ask(sale.id, seen, CUSTOMER).sat == 10_000


def test_money_that_may_still_go_away_is_not_given_back(shop: GivingBack) -> None:
    sale = shop.sold(TEN_EURO_SAT)
    shop.counter.pay(sale, EXTRA, payment=7)
    assert refusal(shop.refunds.choices, sale.id) == "refund.unsure"
    shop.counter.pay(sale, EXTRA, payment=7, height=100)
    assert shop.offers(sale)[OVER].sat == EXTRA


def test_the_rest_on_top_is_decided_and_needs_no_slip_to_claim_it(shop: GivingBack) -> None:
    sale = shop.sold(TEN_EURO_SAT + EXTRA)
    shop.ask(sale, OVER)
    now = shop.now(sale)
    assert (now.over_use, now.over_taken_sat) == (OverUse.REFUND_DUE, EXTRA)
    assert slips(shop, sale) == 0
    assert OVER not in shop.offers(sale)


def test_a_slip_that_was_handed_out_may_be_paid_later(shop: GivingBack) -> None:
    sale = shop.sold(TEN_EURO_SAT + EXTRA)
    shop.counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, EXTRA)
    assert slips(shop, sale) == 1
    shop.ask(sale, OVER)
    assert shop.counter.journal(sale).count("sale.over_taken") == 1


def test_a_tip_stays_with_the_shop(shop: GivingBack) -> None:
    sale = shop.sold(TEN_EURO_SAT + EXTRA)
    shop.counter.checkout.take_over(sale.id, OverUse.TIP, EXTRA)
    assert set(shop.offers(sale)) == {AS_PAID, WORTH_NOW}


def test_a_repeated_payment_and_late_money_go_back_whole(shop: GivingBack) -> None:
    twice, late = shop.sold(TEN_EURO_SAT, TEN_EURO_SAT), shop.late()
    assert shop.ask(twice, REPEATED).sat == TEN_EURO_SAT
    assert shop.ask(late, LATE).sat == TEN_EURO_SAT


def test_late_money_on_its_way_back_pays_for_nothing(shop: GivingBack) -> None:
    late = shop.late()
    refund = shop.ask(late, LATE)
    checkout = shop.counter.checkout
    assert refusal(checkout.accept, late.id, missing_sat=0) == "refund.under_way"
    assert refusal(checkout.renew_rate, late.id) == "refund.under_way"
    shop.refunds.withdraw(late.id, refund.id)
    assert checkout.accept(late.id, missing_sat=0).receipt_number == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "refund.no_address"),
        ("lnbc1", "refund.lightning"),
        ("nonsense", "address.damaged"),
        (OURS, "refund.own_address"),
    ],
)
def test_a_mistake_in_the_address_is_named(shop: GivingBack, text: str, code: str) -> None:
    sale = shop.sold()
    offer = shop.offers(sale)[AS_PAID]
    assert refusal(shop.refunds.check_address, text) == code
    assert refusal(shop.refunds.ask, sale.id, offer, text) == code
    assert shop.now(sale).refunds == ()


def test_the_address_of_a_sale_is_the_shops_own(shop: GivingBack) -> None:
    from pos_app.ports import IssuedAddress
    from tests.support.giving_back import script_of

    theirs = IssuedAddress(index=99, address="tb1qsale", script=script_of("tb1qsale"))
    shop.counter.addresses.source = lambda _: theirs
    shop.counter.charge()
    assert refusal(shop.refunds.check_address, "tb1qsale") == "refund.own_address"
    checked = shop.refunds.check_address(f"bitcoin:{CUSTOMER}?amount=0.001")
    assert (checked.address, checked.asked_sat) == (CUSTOMER, 100_000)


def test_a_sale_without_an_address_or_with_a_gateway_has_nothing_here(
    shop: GivingBack, tmp_path: Path
) -> None:
    from tests.services.gateways.hosted_shop import HostedShop
    from tests.support.memory_gateway import money

    shop.counter.rates.unknown.add("EUR")
    bare = shop.counter.charge()
    assert refusal(shop.refunds.choices, bare.id) == "refund.nothing"
    with pytest.raises(LookupError):
        shop.refunds.choices(uuid4())
    hosted = HostedShop(tmp_path / "hosted")
    sale = hosted.charge()
    hosted.gateway.shows(money(sat=TEN_EURO_SAT))
    hosted.look(sale)
    shop.counter, counter = hosted.counter, shop.counter
    shop.start()
    assert refusal(shop.refunds.choices, sale.id) == "refund.at_gateway"
    shop.counter = counter
    hosted.close()


def test_half_an_hour_later_it_is_still_the_same_offer(shop: GivingBack) -> None:
    sale = shop.sold()
    offer = shop.offers(sale)[AS_PAID]
    shop.clock.pass_time(timedelta(minutes=30))
    assert shop.refunds.ask(sale.id, offer, CUSTOMER).value == sale.amount
