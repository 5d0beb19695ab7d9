"""What the credits of a sale add up to: pure functions of credits, locks, policy, tip and now.

Order and repeats of what was learned cannot change the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.punctuality import Punctuality, deadline, on_time_sat, punctuality
from pos_app.domain.rate import price_in_sat
from pos_app.domain.refund import is_being_given_back, is_wholly_given_back
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, Trigger, after

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pos_app.domain.policy import Policy

# A credit is looked at again until it lies this deep.
FINAL_DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`confirmations` are those of the least confirmed credit needed to reach the price."""

    received_sat: int
    confirmations: int
    on_time: bool
    finding: Trigger
    flags: frozenset[Flag]


def assess(sale: Sale, policy: Policy, tip_height: int | None) -> Assessment:
    """Judge a prepared sale by all of its credits."""
    counted = [credit for credit in sale.credits if credit.counts]
    received = sum(credit.sat for credit in counted)
    due = sale.due_sat
    confirmations = _confirmations(counted, due, tip_height)
    return Assessment(
        received_sat=received,
        confirmations=confirmations,
        on_time=on_time_sat(sale) >= due,
        finding=_finding(sale, received, due, confirmations, policy),
        flags=_flags(sale, counted, received, due),
    )


def _finding(sale: Sale, received: int, due: int, confirmations: int, policy: Policy) -> Trigger:
    if received >= due and received > 0:
        deep = confirmations >= policy.confirmations_for(sale.worth)
        return Trigger.FOUND_CONFIRMED if deep else Trigger.FOUND_ENOUGH
    if sale.state.life is Life.SETTLED:
        return Trigger.FOUND_REVERSED
    if received > 0:
        return Trigger.FOUND_PART
    taken_back = any(credit.assurance is Assurance.REVOKED for credit in sale.credits)
    return Trigger.FOUND_REVERSED if taken_back else Trigger.FOUND_NOTHING


def _confirmations(counted: list[Credit], due_sat: int, tip_height: int | None) -> int:
    reached = 0
    depths = sorted(
        ((credit.confirmations(tip_height), credit.sat) for credit in counted), reverse=True
    )
    for depth, sat in depths:
        reached += sat
        if reached >= due_sat:
            return depth
    return 0


_OF_PUNCTUALITY = {Punctuality.LATE: Flag.LATE, Punctuality.UNKNOWN: Flag.UNPROVEN}


def _flags(sale: Sale, counted: list[Credit], received: int, due: int) -> frozenset[Flag]:
    flags = {Flag.REFUNDED} if is_wholly_given_back(sale.refunds, received) else set()
    if received > due:
        flags.add(Flag.OVER)
    until = deadline(sale)
    for credit in counted:
        when = punctuality(credit, until)
        if when is not Punctuality.ON_TIME and not _is_taken(credit, sale):
            flags.add(_OF_PUNCTUALITY[when])
    for credit in sale.credits:
        if credit.assurance is Assurance.REVOKED:
            flags.add(Flag.REPLACED)
        elif credit.assurance is Assurance.UNKNOWN:
            flags.add(Flag.DROPPED)
    return frozenset(flags)


def _is_taken(credit: Credit, sale: Sale) -> bool:
    """Whether a person took the credit although late; what follows the settlement is new."""
    return sale.late_taken and (sale.settled_at is None or credit.first_seen <= sale.settled_at)


def observe(
    sale: Sale,
    found: Iterable[Credit],
    *,
    policy: Policy,
    tip_height: int | None,
    now: datetime,
) -> tuple[e.SaleEvent, ...]:
    """The events that bring `sale` in step with `found`, all credits its address has now.

    A credit that the sale knows and `found` lacks is for the caller to hand in as revoked or
    unknown; what is not mentioned stays as it was.
    """
    events: list[e.SaleEvent] = []
    credits_ = {credit.reference: credit for credit in sale.credits}
    for credit in sorted(found, key=lambda credit: credit.reference):
        known = credits_.get(credit.reference)
        if known is None:
            kept = credit
            events.append(e.PaymentSeen(at=now, credit=kept))
        elif _is_news(known, credit):
            kept = _keep_first_sight(known, credit)
            events.append(e.PaymentChanged(at=now, credit=kept))
        else:
            continue
        credits_[credit.reference] = kept
    if events:
        # What applying them one by one comes to, in one copy of the sale.
        sale = replace(sale, credits=tuple(credits_.values()))
    return (*events, *judge(sale, policy=policy, tip_height=tip_height, now=now))


def judge(
    sale: Sale, *, policy: Policy, tip_height: int | None, now: datetime
) -> tuple[e.SaleEvent, ...]:
    """The events that follow from the credits a sale has, the tip and the time."""
    if sale.request is None:
        return ()
    events: list[e.SaleEvent] = []
    if (let_go := _tolerated_sat(sale, policy)) > 0:
        events.append(e.ShortTaken(at=now, forgiven_sat=let_go, by_tolerance=True))
        sale = apply(sale, events[-1])
    assessment = assess(sale, policy, tip_height)
    state = after(sale.state, assessment.finding)
    if state != sale.state:
        events.append(e.StandingChanged(at=now, trigger=assessment.finding))
    if assessment.flags != sale.flags:
        events.append(e.FlagsChanged(at=now, flags=assessment.flags))
    if state.life is Life.OPEN and not assessment.on_time and now >= sale.lock.ends_at:
        events.append(e.LockEnded(at=now))
    return tuple(events)


def _tolerated_sat(sale: Sale, policy: Policy) -> int:
    """What money in time leaves missing, if it is to be let go by the store's rule; else 0.

    Not for a sale that a person gave up.
    """
    if not policy.tolerates or sale.state.life is Life.CANCELLED or sale.missing_sat == 0:
        return 0
    if is_being_given_back(sale.refunds):
        return 0
    on_time = on_time_sat(sale)
    short = sale.due_sat - on_time
    return short if on_time > 0 and _is_tolerated(short, sale, policy) else 0


def _is_tolerated(short_sat: int, sale: Sale, policy: Policy) -> bool:
    if policy.tolerance_sat and short_sat > policy.tolerance_sat:
        return False
    if not policy.tolerance_minor:
        return True
    if sale.worth is None:
        return False
    # Its share of the whole amount at the price in force, in whole numbers.
    whole_sat = price_in_sat(sale.amount, sale.lock.price, sale.lock.margin_basis_points)
    return short_sat * sale.worth.minor <= policy.tolerance_minor * whole_sat


def may_settle(sale: Sale) -> bool:
    """Sure enough and in time, or taken although late: the receipt number can be given."""
    if sale.state.standing not in {Standing.CONFIRMED, Standing.ACCEPTED}:
        return False
    if is_being_given_back(sale.refunds):
        return False
    return sale.state.life in {Life.OPEN, Life.EXPIRED} and on_time_sat(sale) >= sale.due_sat


def is_over_sure(sale: Sale, policy: Policy, tip_height: int | None) -> bool:
    """Whether all that came lies as deep as so much money has to, what is on top included.

    Who pays twice and takes the second payment back must not have been given anything for it.
    """
    counted = [credit for credit in sale.credits if credit.counts]
    received, whole = sale.received_sat, sale.worth
    if whole is not None:
        # Its share of the worth, rounded up.
        whole = replace(whole, minor=-(-whole.minor * received // max(1, sale.due_sat)))
    return _confirmations(counted, received, tip_height) >= policy.confirmations_for(whole)


def _is_news(known: Credit, found: Credit) -> bool:
    """Whether `found` changes the known credit, as `_keep_first_sight` would keep it.

    Field by field, since most looks find nothing new and a copy costs more than all of this.
    """
    return (
        found.first_seen < known.first_seen
        or found.assurance is not known.assurance
        or found.height != known.height
        or found.block_hash != known.block_hash
        or found.contested is not known.contested
        or found.vouched is not known.vouched
        or found.sat != known.sat
        or found.block_time != known.block_time
        or found.inputs != known.inputs
        or found.replaceable is not known.replaceable
        or found.unconfirmed_parent is not known.unconfirmed_parent
        or found.fee_rate not in {None, known.fee_rate}
    )


def _keep_first_sight(known: Credit, found: Credit) -> Credit:
    """What is found now; when it was first seen, and its fee once known, never change."""
    first = found if found.first_seen < known.first_seen else known
    return replace(
        found,
        first_seen=first.first_seen,
        absent_at=first.absent_at,
        fee_rate=known.fee_rate if found.fee_rate is None else found.fee_rate,
    )
