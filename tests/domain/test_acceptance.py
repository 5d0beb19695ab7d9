"""When unconfirmed money is taken as payment: everything speaks for it, nothing is unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pos_app.domain import events as e
from pos_app.domain.acceptance import LISTEN_SECONDS, Evidence, Refusal, refusals
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money
from pos_app.domain.policy import Policy
from pos_app.domain.punctuality import GRACE
from pos_app.domain.sale import Sale, apply
from pos_app.domain.settlement import observe
from tests.support.domain_values import (
    DUE_SAT,
    EUR,
    HELD,
    NOON,
    TIP,
    confirmed,
    credit,
    followed,
    waiting,
)

R = Refusal
POLICY = Policy(accept_up_to_minor=2_000, exposure_budget_minor=5_000)
HALF = DUE_SAT // 2


def paid(number: int = 1, sat: int = DUE_SAT, **changes: Any) -> Credit:
    sound: dict[str, Any] = {"fee_rate": 5_000, "inputs": (f"{number:064x}:9",)}
    return credit(number, sat, **(sound | changes))


def seen(*found: Credit, sale: Sale | None = None, policy: Policy = POLICY) -> Sale:
    sale = waiting() if sale is None else sale
    return followed(sale, observe(sale, found, policy=policy, tip_height=TIP, now=NOON))


def evidence_for(sale: Sale, **changes: Any) -> Evidence:
    """Everything speaks for every payment of the sale."""
    sound = Evidence(
        following=True,
        sources_configured=2,
        seen_by={each.reference: 2 for each in sale.credits},
        listened_seconds={each.reference: float(LISTEN_SECONDS) for each in sale.credits},
        needed_fee_rate=5_000,
    )
    return replace(sound, **changes)


def against(
    sale: Sale, policy: Policy = POLICY, exposed_minor: int = 0, **changes: Any
) -> frozenset[Refusal]:
    return refusals(sale, policy, evidence_for(sale, **changes), exposed_minor)


def test_with_everything_for_it_a_payment_is_taken() -> None:
    assert against(seen(paid())) == frozenset()


def test_it_is_off_until_the_store_turns_it_on() -> None:
    assert against(seen(paid()), Policy(exposure_budget_minor=10**9)) == {R.OFF}


@pytest.mark.parametrize(
    ("worth", "exposed", "expected"),
    [
        (Money(2_000, EUR), 3_000, set()),
        (Money(2_001, EUR), 0, {R.OVER_CEILING}),
        (Money(2_000, EUR), 3_001, {R.OVER_BUDGET}),
        (Money(2_001, EUR), 3_000, {R.OVER_CEILING, R.OVER_BUDGET}),
        (None, 0, {R.WORTH_UNKNOWN}),
    ],
)
def test_ceiling_and_budget_hold_to_the_cent(
    worth: Money | None, exposed: int, expected: set[Refusal]
) -> None:
    sale = seen(paid(), sale=waiting(worth=worth))
    assert against(sale, exposed_minor=exposed) == expected


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"replaceable": True}, R.REPLACEABLE),
        ({"unconfirmed_parent": True}, R.UNCONFIRMED_PARENT),
        ({"fee_rate": 4_999}, R.FEE_TOO_LOW),
        ({"fee_rate": None}, R.FEE_UNKNOWN),
        ({"contested": True}, R.CONTESTED),
        ({"seen_after": HELD + GRACE + timedelta(seconds=1)}, R.LATE),
    ],
)
def test_each_doubt_about_the_transaction_refuses(
    changes: dict[str, Any], refusal: Refusal
) -> None:
    assert against(seen(paid(**changes))) == {refusal}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"needed_fee_rate": None}, R.FEE_UNKNOWN),
        ({"needed_fee_rate": 5_001}, R.FEE_TOO_LOW),
        ({"seen_by": {paid().reference: 1}}, R.ONE_SOURCE),
        ({"seen_by": {}}, R.ONE_SOURCE),
        ({"seen_by": {}, "sources_configured": 1}, R.ONE_SOURCE),
        ({"seen_by": {}, "sources_configured": 0}, R.ONE_SOURCE),
        ({"listened_seconds": {paid().reference: 9.99}}, R.STILL_LISTENING),
        ({"listened_seconds": {}}, R.STILL_LISTENING),
        ({"following": False}, R.NOT_FOLLOWING),
    ],
)
def test_each_gap_in_what_the_sources_know_refuses(
    changes: dict[str, Any], refusal: Refusal
) -> None:
    assert against(seen(paid()), **changes) == {refusal}


def test_one_source_is_enough_where_no_second_one_is_configured() -> None:
    sale = seen(paid())
    assert against(sale, sources_configured=1, seen_by={paid().reference: 1}) == frozenset()


def test_only_a_sale_that_is_paid_in_full_and_open_is_taken() -> None:
    assert against(waiting()) == {R.NOT_ENOUGH}
    assert against(seen(paid(sat=DUE_SAT - 1))) == {R.NOT_ENOUGH}
    assert against(seen(confirmed())) == {R.NOT_ENOUGH}  # nothing to accept: it is paid
    grace = seen(paid(), sale=apply(waiting(), e.LockEnded(at=NOON + HELD)))
    assert against(grace) == {R.LATE}
    assert against(seen(paid(), sale=apply(waiting(), e.SaleCancelled(at=NOON)))) == {R.LATE}


def test_late_money_that_a_person_took_is_not_late() -> None:
    late = paid(seen_after=HELD + GRACE + timedelta(seconds=1))
    sale = seen(late, sale=apply(waiting(), e.LockEnded(at=NOON + HELD)))
    assert against(apply(sale, e.LateTaken(at=NOON))) == frozenset()


def test_whoever_replaced_a_payment_once_waits_for_the_block() -> None:
    first = paid(1, inputs=("aa:0", "bb:1"))
    sale = seen(first)
    gone = replace(first, assurance=Assurance.REVOKED)
    swapped = seen(gone, paid(2, inputs=("cc:0", "bb:1")), sale=sale)
    assert against(swapped) == {R.CONTESTED}
    assert against(seen(gone, paid(2), sale=sale)) == frozenset()


def test_what_is_not_needed_may_be_doubtful() -> None:
    assert against(seen(paid(), paid(2, 600, replaceable=True))) == frozenset()
    needed = seen(paid(1, HALF), paid(2, HALF, replaceable=True))
    assert against(needed) == {R.REPLACEABLE}


def test_all_doubts_are_named_at_once() -> None:
    sale = seen(paid(1, HALF, replaceable=True, fee_rate=1), paid(2, HALF, fee_rate=None))
    expected = {R.REPLACEABLE, R.FEE_TOO_LOW, R.FEE_UNKNOWN, R.STILL_LISTENING}
    assert against(sale, listened_seconds={}) == expected


def test_a_part_in_a_block_needs_no_proof() -> None:
    deeper = replace(POLICY, confirmations=3)
    sale = seen(confirmed(1, HALF, replaceable=True), paid(2, HALF), policy=deeper)
    second = sale.credits[1].reference
    only: dict[str, Any] = {"seen_by": {second: 2}, "listened_seconds": {second: 60.0}}
    assert against(sale, deeper, **only) == frozenset()


def test_the_journal_hears_what_spoke_for_it() -> None:
    gone = paid(3, assurance=Assurance.REVOKED)
    sale = seen(paid(1, HALF), paid(2, HALF), gone)
    first, second = (each.reference for each in sale.credits[:2])
    evidence = evidence_for(sale, listened_seconds={first: 12.5})
    assert evidence.words(sale) == {
        first: "2 sources, 12 s, fee rate 5000",
        second: "2 sources, 0 s, fee rate 5000",
        "sources_configured": "2",
        "needed_fee_rate": "5000",
    }
