"""A receipt says what the sale is at that moment, no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain import events as e
from pos_app.domain.bill import TaxMode
from pos_app.domain.credit import Assurance
from pos_app.domain.money import Money
from pos_app.domain.receipt import Mark, Receipt, ReceiptKind
from pos_app.domain.sale_state import Trigger
from pos_app.services.receipts.receipt_content import as_copy, as_first_printed, receipt_of
from tests.support.carts import REDUCED, STANDARD, cart, euro, line
from tests.support.domain_values import (
    DUE_SAT,
    EUR,
    NOON,
    TIP,
    confirmed,
    credit,
    followed,
    lock,
    started,
    waiting,
)

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale

LATER = NOON + timedelta(hours=3)


def paper(sale: Sale, **wishes: Any) -> Receipt:
    usual: dict[str, Any] = {
        "kind": ReceiptKind.RECEIPT,
        "store_name": "Corner Books",
        "store_address": "1 Main Street",
        "till_name": "Till 1",
        "tip_height": TIP,
        "at": NOON + timedelta(minutes=3),
        "utc_offset_minutes": -210,
        "marks": (),
    }
    return receipt_of(sale, **(usual | wishes))


def paid(sat: int = DUE_SAT, *, height: int | None = None) -> Sale:
    money = credit(1, sat) if height is None else confirmed(1, sat, height=height)
    return followed(waiting(), [e.PaymentSeen(at=NOON, credit=money)])


def test_a_settled_sale() -> None:
    seen = [
        e.PaymentSeen(at=NOON, credit=confirmed(height=TIP - 2)),
        e.StandingChanged(at=NOON, trigger=Trigger.FOUND_CONFIRMED),
        e.SaleSettled(at=NOON + timedelta(minutes=2), receipt_number=7),
    ]
    receipt = paper(followed(waiting(), seen), marks=(Mark.DEMO,))
    assert receipt.receipt_number == 7
    assert receipt.settled_at == NOON + timedelta(minutes=2)
    assert receipt.at == NOON + timedelta(minutes=3)
    assert (receipt.confirmations, receipt.block_height) == (3, TIP - 2)
    assert (receipt.paid_sat, receipt.due_sat, receipt.missing_sat) == (DUE_SAT, DUE_SAT, 0)
    assert (receipt.over_value, receipt.short_value) == (None, None)
    assert receipt.txids == (f"{1:064x}",)
    assert receipt.marks == (Mark.DEMO,)
    assert not receipt.taken_back


def test_money_that_is_only_seen_has_no_block() -> None:
    receipt = paper(paid(), kind=ReceiptKind.PENDING)
    assert (receipt.confirmations, receipt.block_height) == (0, None)


def test_without_a_known_tip_nothing_is_said_to_be_confirmed() -> None:
    assert paper(paid(height=TIP), tip_height=None).block_height is None


def test_the_block_is_the_one_that_completes_the_price() -> None:
    money = [confirmed(1, DUE_SAT - 1, height=TIP - 5), confirmed(2, 1, height=TIP - 1)]
    sale = followed(waiting(), [e.PaymentSeen(at=NOON, credit=each) for each in money])
    assert paper(sale).block_height == TIP - 1


def test_too_much_is_said_in_both_units() -> None:
    receipt = paper(paid(DUE_SAT + 2_000))
    assert (receipt.over_sat, receipt.over_value) == (2_000, Money(100, EUR))


def test_what_was_let_go_is_said_in_both_units() -> None:
    sale = followed(
        paid(DUE_SAT - 2_000),
        [
            e.StandingChanged(at=NOON, trigger=Trigger.FOUND_PART),
            e.ShortTaken(at=NOON, forgiven_sat=2_000),
        ],
    )
    receipt = paper(sale)
    assert (receipt.short_sat, receipt.short_value) == (2_000, Money(100, EUR))
    assert receipt.missing_sat == 0


def test_what_is_missing_is_not_forgiven() -> None:
    receipt = paper(paid(DUE_SAT - 500))
    assert (receipt.missing_sat, receipt.short_value) == (500, None)


def test_one_transaction_that_pays_twice_is_named_once() -> None:
    first, second = credit(1, 5), replace(credit(1, 6), reference=f"{1:064x}:1")
    vanished = credit(2, 7, Assurance.UNKNOWN)
    sale = replace(waiting(), credits=(first, second, vanished))
    assert paper(sale).txids == (f"{1:064x}",)


def test_money_taken_back_is_said() -> None:
    sale = followed(
        replace(waiting(), credits=(credit(assurance=Assurance.REVOKED),)),
        [e.StandingChanged(at=NOON, trigger=Trigger.FOUND_REVERSED)],
    )
    receipt = paper(sale)
    assert receipt.taken_back
    assert (receipt.paid_sat, receipt.txids) == (0, ())


def test_the_price_is_the_one_charged_with_its_sources() -> None:
    sale = replace(waiting(), locks=(lock(price=50_000, margin=100),))
    (rate,) = paper(sale).rates
    assert rate.price == sale.lock.charged_price < 50_000
    assert rate.sources == ("kraken", "bitstamp")
    assert rate.locked_at == NOON


def test_only_prices_that_money_came_under_are_named() -> None:
    unpaid = lock(price=50_000)
    under_first = lock(price=40_000, earlier=unpaid)
    second = lock(price=45_000, earlier=under_first, paid_sat=4_000)
    receipt = paper(replace(waiting(), locks=(unpaid, under_first, second)))
    assert [rate.price for rate in receipt.rates] == [40_000, 45_000]


@pytest.mark.parametrize("mode", list(TaxMode))
def test_a_bill_stands_on_the_paper_as_it_was_charged(mode: TaxMode) -> None:
    goods = line(400, quantity=Decimal(2), tax=STANDARD), line(300, "Cake")
    bill = cart(*goods, discount=euro(100), tip=euro(50), tax_mode=mode).bill()
    sale = replace(waiting(bill.total), bill=bill)
    receipt = paper(sale, tax=REDUCED)
    assert [(each.name, each.amount) for each in receipt.lines] == [
        ("Coffee", euro(800)),
        ("Cake", euro(300)),
    ]
    assert (receipt.discount, receipt.tip) == (euro(100), euro(50))
    assert receipt.taxes == bill.taxes
    assert receipt.tax_on_top is (mode is TaxMode.ADDED)
    later = as_first_printed(paper(replace(sale, bill=None)), receipt)
    assert later == receipt


def test_an_amount_that_was_typed_includes_the_shops_tax() -> None:
    receipt = paper(waiting(), tax=STANDARD)
    assert receipt.lines == ()
    assert [each.tax for each in receipt.taxes] == [euro(160)]


def test_a_sale_that_was_never_prepared_has_no_paper() -> None:
    with pytest.raises(LookupError):
        paper(started())


def test_a_copy_is_marked_once() -> None:
    receipt = paper(paid(), marks=(Mark.TEST_NETWORK,))
    copy = as_copy(as_copy(receipt, 1, LATER), 2, LATER)
    assert copy == replace(
        receipt,
        kind=ReceiptKind.COPY,
        marks=(Mark.TEST_NETWORK, Mark.COPY),
        copy_number=2,
        at=LATER,
    )


def test_a_copy_of_a_pending_slip_stays_pending() -> None:
    slip = paper(paid(), kind=ReceiptKind.PENDING, marks=(Mark.PENDING,))
    copy = as_copy(slip, 1, LATER)
    assert copy.kind is ReceiptKind.PENDING
    assert copy.marks == (Mark.PENDING, Mark.COPY)


@pytest.mark.parametrize(
    ("reference", "txids"), [("payment-1#1", ()), (f"{7:064x}:1", (f"{7:064x}",))]
)
def test_what_a_gateway_vouches_for_is_said_to_be_in_no_block(
    reference: str, txids: tuple[str, ...]
) -> None:
    money = replace(confirmed(1), reference=reference, height=None, vouched=True)
    receipt = paper(followed(waiting(), [e.PaymentSeen(at=NOON, credit=money)]))
    assert receipt.confirmations > 0
    assert receipt.block_height is None
    assert receipt.txids == txids
