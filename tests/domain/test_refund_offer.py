"""What may be given back is forced, and never more than came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.events import OverUse, RefundAsked
from pos_app.domain.money import LEAST_PAYMENT_SAT, Money, currency
from pos_app.domain.refund import Refund, RefundReason, promised_sat
from pos_app.domain.refund_offer import RefundOffer, left_sat, refund_offers, tips_of
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Life, Standing, State
from tests.support.domain_values import (
    DUE_SAT,
    EUR,
    NOON,
    TEN_EURO,
    confirmed,
    late,
    started,
    waiting,
)

AS_PAID, WORTH_NOW, OVER, REPEATED, LATE = RefundReason
SAME, DEARER, CHEAPER = Decimal(50_000), Decimal(100_000), Decimal(25_000)
SATOSHI = Money(DUE_SAT, currency("SAT"))


def paid(*sats: int, amount: Money = TEN_EURO, **changes: Any) -> Sale:
    credits_ = tuple(
        confirmed(number, sat, seen_after=timedelta(seconds=number))
        for number, sat in enumerate(sats, 1)
    )
    settled: dict[str, Any] = {"state": State(Standing.CONFIRMED, Life.SETTLED), "settled_at": NOON}
    return replace(waiting(amount), credits=credits_, **(settled | changes))


def unpaid(life: Life, *sats: int, **changes: Any) -> Sale:
    credits_ = tuple(late(number, sat) for number, sat in enumerate(sats, 1))
    state = State(Standing.CONFIRMED, life)
    return replace(waiting(), credits=credits_, state=state, **changes)


def given_back(sale: Sale, offer: RefundOffer, **changes: Any) -> Sale:
    refund = Refund(
        id=uuid4(),
        reason=offer.reason,
        sat=offer.sat,
        value=offer.value,
        price=offer.price,
        address="",
        script=b"",
        asked_at=NOON,
        **changes,
    )
    return apply(sale, RefundAsked(at=NOON, refund=refund))


def offered(sale: Sale, price: Decimal | None = SAME, tips: int = 0) -> dict[RefundReason, int]:
    return {each.reason: each.sat for each in refund_offers(sale, price_now=price, tips_sat=tips)}


def test_the_price_goes_back_as_it_was_paid_or_as_it_is_worth_now() -> None:
    as_paid, worth_now = refund_offers(paid(DUE_SAT), price_now=DEARER)
    assert (as_paid.reason, as_paid.sat, as_paid.value) == (AS_PAID, DUE_SAT, TEN_EURO)
    assert (worth_now.reason, worth_now.sat, worth_now.value) == (WORTH_NOW, 10_000, TEN_EURO)
    assert (as_paid.price, worth_now.price) == (SAME, DEARER)
    assert not worth_now.is_cut


def test_no_more_goes_back_than_ever_came() -> None:
    _, worth_now = refund_offers(paid(DUE_SAT), price_now=CHEAPER)
    assert (worth_now.sat, worth_now.value) == (DUE_SAT, Money(500, EUR))
    assert worth_now.is_cut


def test_a_price_nobody_knows_or_one_in_satoshi_has_one_way_back() -> None:
    assert offered(paid(DUE_SAT), None) == {AS_PAID: DUE_SAT}
    assert offered(paid(DUE_SAT, amount=SATOSHI), DEARER) == {AS_PAID: DUE_SAT}
    (only,) = refund_offers(paid(DUE_SAT, amount=SATOSHI), price_now=DEARER)
    assert only.value == TEN_EURO


def test_what_was_let_go_is_not_given_back() -> None:
    short = paid(DUE_SAT - 1_000, forgiven_sat=1_000, late_taken=True)
    as_paid, _ = refund_offers(short, price_now=SAME)
    assert (as_paid.sat, as_paid.value) == (DUE_SAT - 1_000, Money(950, EUR))


def test_the_price_goes_back_once() -> None:
    sale = paid(DUE_SAT)
    as_paid, worth_now = refund_offers(sale, price_now=DEARER)
    for offer in (as_paid, worth_now):
        assert offered(given_back(sale, offer)) == {}
        assert offered(given_back(sale, offer, withdrawn_at=NOON)) == offered(sale)
    assert left_sat(given_back(sale, worth_now)) == DUE_SAT - worth_now.sat


def test_the_rest_on_top_goes_back_whole_but_for_what_is_a_tip() -> None:
    sale = paid(DUE_SAT + 3_000)
    assert offered(sale)[OVER] == 3_000
    assert offered(sale, tips=1_000)[OVER] == 2_000
    assert OVER not in offered(sale, tips=3_000)
    over = refund_offers(sale, price_now=None)[1]
    assert over.value == Money(150, EUR)
    assert offered(given_back(sale, over)) == {AS_PAID: DUE_SAT, WORTH_NOW: DUE_SAT}


def test_a_payment_that_came_twice_goes_back_whole() -> None:
    assert offered(paid(DUE_SAT, DUE_SAT), None) == {AS_PAID: DUE_SAT, REPEATED: DUE_SAT}
    mixed = paid(DUE_SAT + 3_000, DUE_SAT)
    assert offered(mixed, None) == {AS_PAID: DUE_SAT, REPEATED: DUE_SAT, OVER: DUE_SAT + 3_000}
    repeated = refund_offers(mixed, price_now=None)[1]
    assert offered(given_back(mixed, repeated), None) == {AS_PAID: DUE_SAT, OVER: 3_000}
    # Two parts of one price are no payment too many.
    assert offered(paid(12_000, 9_000), None) == {AS_PAID: DUE_SAT, OVER: 1_000}
    gone = replace(mixed, credits=(mixed.credits[0], replace(mixed.credits[1], sat=0)))
    assert offered(gone, None) == {AS_PAID: DUE_SAT, OVER: 3_000}
    assert offered(paid(DUE_SAT, DUE_SAT), None, tips=1) == {AS_PAID: DUE_SAT, OVER: DUE_SAT - 1}


def test_all_of_a_sale_that_was_never_paid_goes_back() -> None:
    for life in (Life.EXPIRED, Life.CANCELLED):
        assert offered(unpaid(life, DUE_SAT, 5_000)) == {LATE: DUE_SAT + 5_000}
        assert offered(unpaid(life, 5_000)) == {LATE: 5_000}
    assert offered(unpaid(Life.OPEN, DUE_SAT)) == {}
    assert offered(unpaid(Life.EXPIRED)) == {}


def test_a_sale_that_settles_by_itself_keeps_its_money() -> None:
    in_time = replace(unpaid(Life.EXPIRED), credits=(confirmed(sat=DUE_SAT),))
    assert offered(in_time) == {}
    given_up = replace(in_time, state=State(Standing.CONFIRMED, Life.CANCELLED))
    assert offered(given_up) == {LATE: DUE_SAT}


def test_what_no_wallet_can_send_and_what_was_never_asked_for_is_not_offered() -> None:
    assert OVER not in offered(paid(DUE_SAT + LEAST_PAYMENT_SAT - 1))
    assert offered(paid(DUE_SAT + LEAST_PAYMENT_SAT))[OVER] == LEAST_PAYMENT_SAT
    assert refund_offers(started(), price_now=SAME) == ()


def test_a_tip_is_what_the_books_say_or_the_last_word() -> None:
    tip = paid(DUE_SAT + 900, over_use=OverUse.TIP, over_taken_sat=900)
    assert (tips_of(tip, 40), tips_of(tip, 0), tips_of(tip, None)) == (40, 0, 900)
    assert tips_of(replace(tip, over_use=OverUse.REFUND_DUE), None) == 0


@given(
    st.lists(st.integers(1, 3 * DUE_SAT), min_size=1, max_size=4),
    st.sampled_from([Life.SETTLED, Life.EXPIRED, Life.CANCELLED]),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([None, CHEAPER, DEARER])), max_size=6),
)
def test_however_it_is_chosen_no_more_goes_back_than_came(
    sats: list[int], life: Life, choices: list[tuple[int, Decimal | None]]
) -> None:
    sale = paid(*sats) if life is Life.SETTLED else unpaid(life, *sats)
    for place, price in choices:
        offers = refund_offers(sale, price_now=price)
        if place < len(offers):
            sale = given_back(sale, offers[place])
        assert promised_sat(sale.refunds) <= sale.received_sat
        assert left_sat(sale) == sale.received_sat - promised_sat(sale.refunds)
