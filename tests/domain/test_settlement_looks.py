"""What a look at the chain changes: confirmations, tiers, acceptance, and what stays as it was."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money
from pos_app.domain.policy import Policy, Tier
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.domain.settlement import assess, may_settle, observe
from tests.support.domain_values import (
    DUE_SAT,
    EUR,
    NOON,
    TIP,
    confirmed,
    credit,
    followed,
    waiting,
)

L, S = Life, Standing
SOON = NOON + timedelta(minutes=1)


def seen(sale: Sale, *found: Credit) -> Sale:
    return followed(sale, observe(sale, found, policy=Policy(), tip_height=TIP, now=SOON))


def settled(sale: Sale) -> Sale:
    return apply(sale, e.SaleSettled(at=SOON, receipt_number=1))


def test_a_confirmation_that_another_source_denies_is_none() -> None:
    sale = seen(waiting(), confirmed(contested=True))
    assert sale.state.standing is S.SEEN
    assert assess(sale, Policy(), TIP).confirmations == 0
    assert seen(sale, confirmed()).state.standing is S.CONFIRMED
    sale = seen(settled(seen(waiting(), confirmed())), confirmed(contested=True))
    assert sale.state == State(S.SEEN, L.SETTLED)


@pytest.mark.parametrize(
    ("worth", "depth", "standing"),
    [
        (Money(9_999, EUR), 1, S.CONFIRMED),
        (Money(10_000, EUR), 1, S.SEEN),
        (Money(10_000, EUR), 2, S.CONFIRMED),
        (Money(100_000, EUR), 5, S.SEEN),
        (Money(100_000, EUR), 6, S.CONFIRMED),
        (None, 5, S.SEEN),
        (None, 6, S.CONFIRMED),
    ],
)
def test_more_money_wants_more_blocks(worth: Money | None, depth: int, standing: Standing) -> None:
    tiers = (Tier(from_minor=10_000, confirmations=2), Tier(from_minor=100_000, confirmations=6))
    found = [confirmed(height=TIP - depth + 1)]
    sale = waiting(worth=worth)
    events = observe(sale, found, policy=Policy(tiers=tiers), tip_height=TIP, now=SOON)
    assert followed(sale, events).state.standing is standing


def test_an_accepted_sale_stays_so_until_its_block_or_its_loss() -> None:
    sale = seen(waiting(), credit())
    sale = apply(sale, e.PaymentAccepted(at=SOON, exposed_minor=1_000, evidence={}))
    assert sale.state == State(S.ACCEPTED, L.OPEN)
    assert sale.accepted_at == SOON
    assert may_settle(sale)
    sale = settled(sale)
    assert seen(sale, credit()) == sale
    swapped = seen(sale, credit(assurance=Assurance.REVOKED), credit(2))
    assert swapped.state == State(S.ACCEPTED, L.SETTLED)
    assert swapped.flags == {Flag.REPLACED}
    assert seen(sale, confirmed()).state == State(S.CONFIRMED, L.SETTLED)
    less = seen(sale, credit(assurance=Assurance.REVOKED), credit(2, DUE_SAT - 1))
    assert less.state == State(S.REVERSED, L.SETTLED)
    assert less.accepted_at == SOON


CHANGES: dict[str, Any] = {
    "sat": 7,
    "assurance": Assurance.FINAL,
    "first_seen": NOON,
    "height": TIP - 1,
    "block_hash": "ab",
    "block_time": NOON,
    "inputs": ("cd:1",),
    "replaceable": True,
    "unconfirmed_parent": True,
    "fee_rate": 9_000,
    "contested": True,
    "vouched": True,
}


@pytest.mark.parametrize("field", [field.name for field in fields(Credit)])
def test_every_change_of_a_credit_is_news(field: str) -> None:
    if field in {"reference", "absent_at"}:
        return  # the one makes it another credit, the other is kept from the first sight
    sale = seen(waiting(), confirmed())
    changed = replace(confirmed(), **{field: CHANGES[field]})
    events = observe(sale, [changed], policy=Policy(), tip_height=TIP, now=SOON)
    assert events[0] == e.PaymentChanged(at=SOON, credit=changed)


def test_a_fee_that_one_source_told_is_not_lost_to_another_that_cannot() -> None:
    told = credit(fee_rate=5_000)
    assert seen(seen(waiting(), credit()), told).credits == (told,)
    assert seen(seen(waiting(), told), credit()).credits == (told,)
    mined = seen(seen(waiting(), told), confirmed())
    assert mined.credits == (confirmed(fee_rate=5_000),)
