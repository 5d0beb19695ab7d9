"""Which outputs of a customer's address pay which refund: pure functions of what was found.

What the address had before the till looked at it pays nothing, nor what replaces that; an output
pays one refund. What was recognised stays with its refund for as long as it is there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos_app.domain.refund import gone
from pos_app.services.chain.chain_credits import credit_of, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.credit import Credit
    from pos_app.domain.refund import Refund
    from pos_app.ports import ChainOutput


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a refund has now; `short_sat` is the most that came and is too little."""

    payment: Credit | None
    short_sat: int = 0


def earlier_of(outputs: Iterable[ChainOutput]) -> tuple[str, ...]:
    """What can pay no refund that is asked for now.

    Of what no block holds yet also what it spends: a replacement is a transaction of another name.
    """
    known: list[str] = []
    for output in outputs:
        known.append(reference_of(output))
        if output.height is None:
            known += output.inputs
    return tuple(dict.fromkeys(known))


def find_payments(
    refunds: Sequence[Refund],
    outputs: Sequence[ChainOutput],
    *,
    taken: AbstractSet[str],
    spoken_for: AbstractSet[int] = frozenset(),
    tip_height: int,
    now: datetime,
) -> Mapping[UUID, Found]:
    """`refunds` go to one address; `taken` are outputs that pay another one of any sale.

    Outputs of exactly so many satoshi as are `spoken_for` are left to other sales' refunds. Those
    that nobody has looked at yet are left out.
    """
    there = {reference_of(output): output for output in outputs}
    found: dict[UUID, Found] = {}
    free = {name: output for name, output in there.items() if name not in taken}
    waiting: list[Refund] = []
    for refund in refunds:
        if refund.earlier is None:
            continue
        payment = refund.payment
        if payment is not None and payment.reference in there:
            free.pop(payment.reference, None)
            credit = credit_of(there[payment.reference], tip_height, now)
            found[refund.id] = Found(payment=_keep_first_sight(payment, credit))
        elif refund.is_final:
            found[refund.id] = Found(payment=payment)
        else:
            waiting.append(refund)
    for refund, output in _matched(waiting, free, spoken_for):
        payment = None if output is None else credit_of(output, tip_height, now)
        if payment is None:
            lost = refund.payment
            short = max((each.sat for each in _new(refund, free)), default=0)
            found[refund.id] = Found(payment=lost and gone(lost), short_sat=short)
        else:
            found[refund.id] = Found(payment=payment)
    return found


def _matched(
    waiting: Sequence[Refund], free: dict[str, ChainOutput], spoken_for: AbstractSet[int]
) -> list[tuple[Refund, ChainOutput | None]]:
    """Takes from `free`: first what replaces a lost payment, then what fits, then what is enough.

    A refund that was withdrawn comes after all that are still to be paid.
    """
    left = sorted(waiting, key=lambda each: (each.withdrawn_at is not None, -each.sat))
    matched: list[tuple[Refund, ChainOutput | None]] = []

    def is_enough(refund: Refund, output: ChainOutput) -> bool:
        return output.sat >= refund.sat and output.sat not in spoken_for

    for fits in (_replaces, _is_exact, is_enough):
        for refund in tuple(left):
            several = [each for each in _new(refund, free) if fits(refund, each)]
            if several:
                least = min(several, key=lambda each: (each.sat, reference_of(each)))
                del free[reference_of(least)]
                left.remove(refund)
                matched.append((refund, least))
    return matched + [(refund, None) for refund in left]


def _new(refund: Refund, free: Mapping[str, ChainOutput]) -> list[ChainOutput]:
    earlier = set(refund.earlier or ())
    return [
        output
        for name, output in free.items()
        if name not in earlier and earlier.isdisjoint(output.inputs)
    ]


def _replaces(refund: Refund, output: ChainOutput) -> bool:
    lost = refund.payment
    shares = lost is not None and not set(lost.inputs).isdisjoint(output.inputs)
    return shares and output.sat >= refund.sat


def _is_exact(refund: Refund, output: ChainOutput) -> bool:
    return output.sat == refund.sat


def _keep_first_sight(known: Credit, found: Credit) -> Credit:
    rate = known.fee_rate if found.fee_rate is None else found.fee_rate
    return replace(found, first_seen=known.first_seen, fee_rate=rate)
