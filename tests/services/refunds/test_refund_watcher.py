"""The till sees who was paid back, by which payment, and says so once it is proven."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.domain.refund import RefundReason, RefundState
from pos_app.domain.sale_state import Flag
from pos_app.domain.settlement import FINAL_DEPTH
from pos_app.domain.shift_entry import Figure
from pos_app.services.refunds.refund_watcher import IDLE_SECONDS, WITHDRAWN_FOLLOWED
from tests.support.counter import TEN_EURO_SAT
from tests.support.giving_back import CUSTOMER, GivingBack, paying, script_of
from tests.support.memory_source import mined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.domain.shift_entry import Figures

AS_PAID, WORTH_NOW, OVER, REPEATED, LATE = RefundReason
PAID = paying("ab", TEN_EURO_SAT)
OTHER = "tb1qother"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[GivingBack]:
    shop = GivingBack(tmp_path)
    yield shop
    shop.counter.close()


@pytest.fixture
def sale(shop: GivingBack) -> Sale:
    return shop.sold()


def slip(shop: GivingBack, sale: Sale) -> Receipt:
    with shop.counter.store.transaction() as transaction:
        (paper,) = [
            job.receipt
            for job in transaction.print_jobs(sale.id, limit=10)
            if job.receipt.kind is ReceiptKind.REFUND
        ]
    assert isinstance(paper, Receipt)
    return paper


def states(shop: GivingBack, sale: Sale) -> list[RefundState]:
    return [each.state for each in shop.now(sale).refunds]


def test_nobody_is_asked_while_nothing_is_to_go_back(shop: GivingBack, sale: Sale) -> None:
    assert shop.watcher.step() == IDLE_SECONDS
    assert shop.source.calls == []
    assert shop.now(sale).refunds == ()


def test_a_refund_is_seen_confirmed_and_proven(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    assert states(shop, sale) == [RefundState.TO_PAY]
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.SEEN]
    assert "sale.refunded" not in shop.counter.told(sale)
    shop.chain(mined(PAID, shop.source.height))
    refund = shop.refund(sale)
    assert refund.state is RefundState.PROVEN
    assert Flag.REFUNDED in shop.now(sale).flags
    assert not refund.by_own_wallet
    with shop.counter.store.transaction() as transaction:
        (told,) = [
            json.loads(each.body)
            for each in transaction.messages(sale.id, 100)
            if each.name == "sale.refunded"
        ]
    assert told["data"]["flags"] == ["refunded"]
    assert (
        told["data"]["refund"] | {"reason": "as_paid", "sat": TEN_EURO_SAT}
        == (told["data"]["refund"])
    )
    assert told["data"]["refund"]["reference"] == f"{PAID.txid}:0"
    assert told["data"]["refund"]["refunded_sat"] == TEN_EURO_SAT
    paper = slip(shop, sale)
    assert paper.paid_back is not None
    assert (paper.paid_back.txid, paper.paid_back.address) == (PAID.txid, CUSTOMER)
    shop.mines()
    assert shop.counter.told(sale).count("sale.refunded") == 1


def test_the_books_of_the_shift_have_what_went_back(shop: GivingBack, sale: Sale) -> None:
    late = shop.late()
    assert booked(shop, late).of(Figure.CARRIED_OVER).sales == 1
    shop.asked(sale, AS_PAID)
    shop.asked(late, LATE, OTHER)
    shop.chain(mined(PAID, shop.source.height))
    shop.chain(mined(paying("cd", TEN_EURO_SAT), shop.source.height), address=OTHER)
    for each in (sale, late):
        refunded = booked(shop, each).of(Figure.REFUNDED)
        assert (refunded.sat, refunded.amounts) == (TEN_EURO_SAT, (sale.amount,))
    assert not booked(shop, late).of(Figure.CARRIED_OVER)
    assert Flag.REFUNDED in shop.now(late).flags


def booked(shop: GivingBack, sale: Sale) -> Figures:
    with shop.counter.store.transaction() as transaction:
        entry = transaction.shift_entry(sale.id)
    assert entry is not None
    return entry.now


def test_a_deeper_shop_waits_for_its_depth(shop: GivingBack, sale: Sale) -> None:
    shop.counter.policy = replace(shop.counter.policy, confirmations=3)
    shop.start()
    shop.asked(sale, AS_PAID)
    shop.chain(mined(PAID, shop.source.height))
    assert states(shop, sale) == [RefundState.CONFIRMED]
    shop.mines(2)
    assert states(shop, sale) == [RefundState.PROVEN]


def test_a_coin_of_a_sale_says_that_the_shops_wallet_has_paid(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    shop.chain(replace(PAID, inputs=("cd" * 32 + ":1", sale.credits[0].reference)))
    assert shop.refund(sale).by_own_wallet


def test_what_the_address_had_before_proves_nothing_nor_what_replaces_it(
    shop: GivingBack, sale: Sale
) -> None:
    old = paying("aa", TEN_EURO_SAT, inputs=("ee" * 32 + ":1",))
    deep = mined(paying("bb", TEN_EURO_SAT), 50)
    shop.chain(old, deep)
    shop.asked(sale, AS_PAID)
    assert states(shop, sale) == [RefundState.TO_PAY]
    shop.chain(paying("cc", TEN_EURO_SAT, inputs=old.inputs), deep)
    assert states(shop, sale) == [RefundState.TO_PAY]
    shop.chain(deep, PAID)
    assert states(shop, sale) == [RefundState.SEEN]


def test_too_little_is_said_and_more_is_counted(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    short = paying("aa", TEN_EURO_SAT - 1)
    shop.chain(short)
    assert (shop.refund(sale).short_sat, states(shop, sale)) == (
        TEN_EURO_SAT - 1,
        [RefundState.TO_PAY],
    )
    shop.chain(short, paying("bb", TEN_EURO_SAT + 50))
    assert (shop.refund(sale).short_sat, shop.refund(sale).over_sat) == (0, 50)


def test_a_payment_that_is_replaced_keeps_the_promise(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    shop.chain(PAID)
    dearer = paying("cc", TEN_EURO_SAT, inputs=PAID.inputs)
    shop.chain(dearer, paying("bb", TEN_EURO_SAT))
    payment = shop.refund(sale).payment
    assert payment is not None
    assert payment.txid == dearer.txid


def test_a_payment_that_vanishes_is_waited_for_again(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    shop.chain(PAID)
    shop.chain()
    assert states(shop, sale) == [RefundState.REPLACED]
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.SEEN]


def test_a_reorganisation_takes_the_proof_back(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    shop.chain(mined(PAID, shop.source.height))
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.TAKEN_BACK]
    assert Flag.REFUNDED not in shop.now(sale).flags
    shop.chain(mined(PAID, shop.source.height, "other"))
    assert states(shop, sale) == [RefundState.PROVEN]
    assert shop.counter.told(sale).count("sale.refunded") == 1
    assert slip(shop, sale).paid_back is not None


def test_what_is_deep_enough_is_asked_about_no_more(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    shop.chain(mined(PAID, shop.source.height))
    shop.mines(FINAL_DEPTH)
    assert shop.refund(sale).is_final
    assert shop.watcher.step() == IDLE_SECONDS
    assert shop.source.closes == 1


def test_what_is_final_stays_whatever_a_server_shows(shop: GivingBack) -> None:
    sale = shop.sold(TEN_EURO_SAT, TEN_EURO_SAT)
    shop.asked(sale, AS_PAID)
    shop.chain(mined(PAID, shop.source.height))
    shop.mines(FINAL_DEPTH)
    shop.asked(sale, REPEATED)
    shop.chain(paying("bb", TEN_EURO_SAT))
    assert states(shop, sale) == [RefundState.PROVEN, RefundState.SEEN]


def test_two_refunds_to_one_address_need_two_payments(shop: GivingBack, sale: Sale) -> None:
    other = shop.sold(TEN_EURO_SAT, TEN_EURO_SAT)
    shop.asked(sale, AS_PAID)
    shop.asked(other, AS_PAID)
    shop.asked(other, REPEATED)
    shop.chain(PAID)
    assert [states(shop, each) for each in (sale, other)] == [
        [RefundState.SEEN],
        [RefundState.TO_PAY, RefundState.TO_PAY],
    ]
    shop.chain(PAID, paying("bb", TEN_EURO_SAT))
    assert states(shop, other).count(RefundState.SEEN) == 1
    shop.chain(PAID, paying("bb", TEN_EURO_SAT), paying("cc", TEN_EURO_SAT))
    assert states(shop, other) == [RefundState.SEEN, RefundState.SEEN]
    outputs = [each.payment for each in (*shop.now(sale).refunds, *shop.now(other).refunds)]
    assert len({payment.reference for payment in outputs if payment is not None}) == 3


def test_a_payment_goes_where_it_fits_best(shop: GivingBack, sale: Sale) -> None:
    larger = shop.sold(TEN_EURO_SAT + 5_000, TEN_EURO_SAT)
    shop.asked(sale, AS_PAID)
    shop.asked(larger, OVER)
    over = paying("bb", TEN_EURO_SAT + 5_000)
    shop.chain(over)
    assert [states(shop, each) for each in (sale, larger)] == [
        [RefundState.TO_PAY],
        [RefundState.SEEN],
    ]


def test_what_was_withdrawn_and_paid_all_the_same_is_seen(shop: GivingBack, sale: Sale) -> None:
    refund = shop.asked(sale, AS_PAID)
    shop.refunds.withdraw(sale.id, refund.id)
    shop.watcher.step()
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.SEEN]


def test_what_is_to_be_paid_comes_before_what_was_withdrawn(shop: GivingBack, sale: Sale) -> None:
    refund = shop.asked(sale, AS_PAID)
    shop.refunds.withdraw(sale.id, refund.id)
    shop.asked(sale, AS_PAID)
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.WITHDRAWN, RefundState.SEEN]


def test_what_was_withdrawn_long_ago_is_let_go(shop: GivingBack, sale: Sale) -> None:
    refund = shop.asked(sale, AS_PAID)
    shop.refunds.withdraw(sale.id, refund.id)
    still = shop.sold()
    shop.asked(still, AS_PAID, OTHER)
    assert shop.watcher.born(script_of(CUSTOMER)) == refund.asked_at
    shop.clock.pass_time(WITHDRAWN_FOLLOWED + timedelta(seconds=1))
    shop.watcher.step()
    assert set(shop.source.watched) == {script_of(OTHER)}
    assert shop.watcher.born(script_of(CUSTOMER)) is None


def test_after_a_start_it_goes_on_where_it_was(shop: GivingBack, sale: Sale) -> None:
    shop.asked(sale, AS_PAID)
    shop.start()
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.SEEN]
    shop.start()
    shop.chain(mined(PAID, shop.source.height))
    assert states(shop, sale) == [RefundState.PROVEN]


def test_a_payment_before_anybody_looked_is_not_the_refund(shop: GivingBack, sale: Sale) -> None:
    shop.ask(sale, AS_PAID)
    shop.start()  # killed before the first look
    shop.chain(PAID)
    assert states(shop, sale) == [RefundState.TO_PAY]
