"""What the credits of a sale add up to: pure functions of credits, locks, policy, tip and now.

Order and repeats of what was learned cannot change the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterable

# Money first seen this long after the lock's end still counts: it travels, and clocks differ.
GRACE = timedelta(seconds=120)
# A credit is looked at again until it lies this deep.
FINAL_DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How many confirmations the store wants before a sale is paid."""

    confirmations: int = 1


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
    confirmations = _confirmations(counted, sale.due_sat, tip_height)
    late = any(not _in_time(credit, sale) for credit in counted)
    return Assessment(
        received_sat=received,
        confirmations=confirmations,
        on_time=on_time_sat(sale) >= sale.due_sat,
        finding=_finding(sale, received, confirmations, policy),
        flags=_flags(sale, received, late=late),
    )


def _finding(sale: Sale, received: int, confirmations: int, policy: Policy) -> Trigger:
    if received >= sale.due_sat and received > 0:
        deep = confirmations >= policy.confirmations
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


def _in_time(credit: Credit, sale: Sale) -> bool:
    """Seen by us, or in a block timed, up to the end of a lock plus the grace."""
    deadline = sale.lock.ends_at + GRACE
    if credit.first_seen <= deadline:
        return True
    return credit.block_time is not None and credit.block_time <= deadline


def _flags(sale: Sale, received: int, *, late: bool) -> frozenset[Flag]:
    flags = set(sale.flags & {Flag.REFUNDED})
    if received > sale.due_sat:
        flags.add(Flag.OVER)
    if late and not sale.late_taken:
        flags.add(Flag.LATE)
    for credit in sale.credits:
        if credit.assurance is Assurance.REVOKED:
            flags.add(Flag.REPLACED)
        elif credit.assurance is Assurance.UNKNOWN:
            flags.add(Flag.DROPPED)
    return frozenset(flags)


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
    for credit in sorted(found, key=lambda credit: credit.reference):
        known = sale.credit(credit.reference)
        if known is None:
            events.append(e.PaymentSeen(at=now, credit=credit))
        elif _differs(known, credit):
            events.append(e.PaymentChanged(at=now, credit=_keep_first_seen(known, credit)))
        else:
            continue
        sale = apply(sale, events[-1])
    return (*events, *judge(sale, policy=policy, tip_height=tip_height, now=now))


def judge(
    sale: Sale, *, policy: Policy, tip_height: int | None, now: datetime
) -> tuple[e.SaleEvent, ...]:
    """The events that follow from the credits a sale has, the tip and the time."""
    if sale.request is None:
        return ()
    events: list[e.SaleEvent] = []
    assessment = assess(sale, policy, tip_height)
    moved = apply(sale, e.StandingChanged(at=now, trigger=assessment.finding))
    if moved.state != sale.state:
        events.append(e.StandingChanged(at=now, trigger=assessment.finding))
    if assessment.flags != sale.flags:
        events.append(e.FlagsChanged(at=now, flags=assessment.flags))
    in_time = on_time_sat(moved) >= moved.due_sat
    if moved.state.life is Life.OPEN and not in_time and now >= moved.lock.ends_at:
        events.append(e.LockEnded(at=now))
    return tuple(events)


def on_time_sat(sale: Sale) -> int:
    """What was paid while a price was held; a new price leaves its value as it is."""
    return sum(
        credit.sat
        for credit in sale.credits
        if credit.counts and (sale.late_taken or _in_time(credit, sale))
    )


def may_settle(sale: Sale) -> bool:
    """Confirmed in time, or taken although late: the receipt number can be given."""
    if sale.state.standing is not Standing.CONFIRMED:
        return False
    return sale.state.life in {Life.OPEN, Life.EXPIRED} and on_time_sat(sale) >= sale.due_sat


def _differs(known: Credit, found: Credit) -> bool:
    return _keep_first_seen(known, found) != known


def _keep_first_seen(known: Credit, found: Credit) -> Credit:
    return replace(found, first_seen=min(known.first_seen, found.first_seen))
