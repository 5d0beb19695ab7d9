"""A refund stands where its payment does, and a sale knows when its money is back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance
from pos_app.domain.money import Money
from pos_app.domain.policy import Policy
from pos_app.domain.refund import (
    Refund,
    RefundReason,
    RefundState,
    gone,
    is_being_given_back,
    promised_sat,
    proven,
    refund_named,
    with_refund,
)
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.domain.settlement import assess, judge, may_settle
from tests.support.domain_values import DUE_SAT, EUR, NOON, TIP, confirmed, credit, late, waiting

SEEN, MINED = credit(9), confirmed(9)
FINAL = replace(MINED, assurance=Assurance.FINAL)


def refund(number: int = 1, **changes: Any) -> Refund:
    made = Refund(
        id=UUID(int=number),
        reason=RefundReason.AS_PAID,
        sat=DUE_SAT,
        value=Money(1_000, EUR),
        price=Decimal(50_000),
        address="bc1q",
        script=b"\x00\x14",
        asked_at=NOON,
    )
    return replace(made, **changes)


def settled(*refunds: Refund) -> Sale:
    state = State(Standing.CONFIRMED, Life.SETTLED)
    sale = replace(waiting(), state=state, settled_at=NOON, credits=(confirmed(),))
    for each in refunds:
        sale = apply(sale, e.RefundAsked(at=NOON, refund=each))
    return sale


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, RefundState.ASKED),
        ({"earlier": ()}, RefundState.TO_PAY),
        ({"earlier": (), "payment": SEEN}, RefundState.SEEN),
        ({"earlier": (), "payment": MINED}, RefundState.CONFIRMED),
        ({"payment": replace(MINED, contested=True)}, RefundState.SEEN),
        ({"payment": gone(MINED), "earlier": ()}, RefundState.REPLACED),
        ({"payment": MINED, "proven_at": NOON}, RefundState.PROVEN),
        ({"payment": FINAL, "proven_at": NOON}, RefundState.PROVEN),
        ({"payment": SEEN, "proven_at": NOON}, RefundState.TAKEN_BACK),
        ({"payment": gone(MINED), "proven_at": NOON}, RefundState.TAKEN_BACK),
        ({"withdrawn_at": NOON}, RefundState.WITHDRAWN),
        ({"withdrawn_at": NOON, "payment": gone(SEEN)}, RefundState.WITHDRAWN),
        # Whoever pays what was withdrawn has paid it.
        ({"withdrawn_at": NOON, "payment": SEEN}, RefundState.SEEN),
    ],
)
def test_where_it_stands(changes: dict[str, Any], state: RefundState) -> None:
    made = refund(**changes)
    assert made.state is state
    assert made.is_promised is (state is not RefundState.WITHDRAWN)


def test_what_is_waited_for_and_what_cannot_change_any_more() -> None:
    assert refund().waits_for_payment
    assert refund(payment=gone(MINED)).waits_for_payment
    assert not refund(payment=SEEN).waits_for_payment
    assert not refund(withdrawn_at=NOON).waits_for_payment
    assert [refund(payment=each).is_final for each in (None, MINED, FINAL)] == [False, False, True]
    assert [refund(payment=each).over_sat for each in (None, SEEN)] == [0, 0]
    assert refund(sat=DUE_SAT - 7, payment=SEEN).over_sat == 7


def test_more_than_was_asked_for_is_more_than_was_promised() -> None:
    more, asked, withdrawn = (
        refund(1, sat=9_000, payment=SEEN),
        refund(2, sat=500),
        refund(3, withdrawn_at=NOON),
    )
    assert promised_sat((more, asked, withdrawn)) == DUE_SAT + 500
    assert promised_sat((replace(more, payment=gone(SEEN)),)) == 9_000


def test_a_refund_is_found_by_its_name() -> None:
    one, other = refund(1), refund(2)
    assert refund_named((one, other), other.id) is other
    assert with_refund((one, other), replace(other, short_sat=3)) == (
        one,
        replace(other, short_sat=3),
    )
    with pytest.raises(LookupError):
        refund_named((one,), other.id)
    with pytest.raises(LookupError):
        with_refund((one,), other)


def test_it_goes_its_way_by_events() -> None:
    sale = settled(refund())
    assert sale.refunds[0].state is RefundState.ASKED
    sale = apply(sale, e.RefundFollowed(at=NOON, refund_id=UUID(int=1), earlier=("a:0",)))
    assert sale.refunds[0].earlier == ("a:0",)
    paid = e.RefundPaid(
        at=NOON, refund_id=UUID(int=1), payment=MINED, by_own_wallet=True, short_sat=4
    )
    sale = apply(sale, paid)
    assert (sale.refunds[0].by_own_wallet, sale.refunds[0].short_sat) == (True, 4)
    assert sale.flags == frozenset()
    sale = apply(sale, e.RefundProven(at=NOON, refund_id=UUID(int=1)))
    assert sale.refunds[0].state is RefundState.PROVEN
    assert sale.flags == {Flag.REFUNDED}
    assert proven(sale.refunds) == sale.refunds
    sale = apply(sale, replace(paid, payment=gone(MINED)))
    assert (sale.flags, sale.refunds[0].state) == (frozenset(), RefundState.TAKEN_BACK)
    sale = apply(sale, e.RefundWithdrawn(at=NOON, refund_id=UUID(int=1)))
    assert sale.refunds[0].withdrawn_at == NOON
    with pytest.raises(LookupError):
        apply(sale, e.RefundProven(at=NOON, refund_id=UUID(int=2)))


def test_a_sale_is_refunded_when_its_price_or_all_of_its_money_is_back() -> None:
    done: dict[str, Any] = {"payment": MINED, "proven_at": NOON}
    rest = refund(reason=RefundReason.OVER, sat=DUE_SAT - 1, payment=confirmed(9, DUE_SAT - 1))
    policy = Policy()
    for each, flag in (
        (refund(sat=1, **done), True),
        (refund(reason=RefundReason.WORTH_NOW, **done), True),
        (refund(reason=RefundReason.LATE, **done), True),
        (replace(rest, proven_at=NOON), False),
        (refund(), False),
    ):
        sale = settled(each)
        assert (Flag.REFUNDED in sale.flags) is flag
        assert assess(sale, policy, TIP).flags == sale.flags


def test_money_on_its_way_back_buys_nothing() -> None:
    sale = replace(waiting(), state=State(Standing.CONFIRMED, Life.EXPIRED), credits=(late(),))
    sale = replace(sale, late_taken=True)
    assert may_settle(sale)
    back = replace(sale, refunds=(refund(reason=RefundReason.LATE),))
    assert is_being_given_back(back.refunds)
    assert not may_settle(back)
    withdrawn = (refund(reason=RefundReason.LATE, withdrawn_at=NOON), refund())
    assert not is_being_given_back(withdrawn)
    assert may_settle(replace(sale, refunds=withdrawn))


def test_the_rule_of_the_store_lets_nothing_go_of_what_goes_back() -> None:
    short = replace(
        waiting(),
        state=State(Standing.PARTLY_PAID, Life.EXPIRED),
        credits=(confirmed(sat=DUE_SAT - 100),),
    )
    policy = Policy(tolerance_sat=500)
    assert judge(short, policy=policy, tip_height=TIP, now=NOON)
    back = replace(short, refunds=(refund(reason=RefundReason.LATE),))
    assert judge(back, policy=policy, tip_height=TIP, now=NOON) == ()
