"""Whether unconfirmed money may be taken as payment; whatever is unknown refuses it.

The rules are those of facts about zero confirmations: since every transaction in a memory pool can
be replaced by one that pays a higher fee (Bitcoin Core 28), no flag makes one safe, and only small
sums within a budget are ever taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.credit import Assurance
from pos_app.domain.punctuality import is_on_time
from pos_app.domain.sale_state import Life, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pos_app.domain.credit import Credit
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale

LISTEN_SECONDS = 10
FEE_BLOCKS = 3
# Two that agree, where two are configured.
SOURCES_WANTED = 2


class Refusal(Enum):
    """Why a payment has to wait for its block."""

    OFF = "off"  # the store takes nothing unconfirmed
    WORTH_UNKNOWN = "worth_unknown"
    OVER_CEILING = "over_ceiling"
    OVER_BUDGET = "over_budget"
    NOT_ENOUGH = "not_enough"
    LATE = "late"  # or not proven to have come in time
    REPLACEABLE = "replaceable"
    UNCONFIRMED_PARENT = "unconfirmed_parent"
    FEE_UNKNOWN = "fee_unknown"
    FEE_TOO_LOW = "fee_too_low"
    ONE_SOURCE = "one_source"
    STILL_LISTENING = "still_listening"
    CONTESTED = "contested"  # a source denies it, or it displaced another payment
    NOT_FOLLOWING = "not_following"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the chain's sources know now; mappings are by a credit's reference.

    `following`: the till hears of the chain. `seen_by` is how many sources show the payment,
    `listened_seconds` for how long none has shown a conflict. `needed_fee_rate` (satoshi per 1,000
    virtual bytes) buys a place in the next FEE_BLOCKS blocks; None where nobody can say.
    """

    following: bool
    sources_configured: int
    seen_by: Mapping[str, int]
    listened_seconds: Mapping[str, float]
    needed_fee_rate: int | None

    def words(self, sale: Sale) -> dict[str, str]:
        """What spoke for the payments of `sale`, for the journal."""
        of_credits = {
            credit.reference: f"{self.seen_by.get(credit.reference, 0)} sources, "
            f"{int(self.listened_seconds.get(credit.reference, 0))} s, "
            f"fee rate {credit.fee_rate}"
            for credit in sale.credits
            if credit.counts
        }
        return of_credits | {
            "sources_configured": str(self.sources_configured),
            "needed_fee_rate": str(self.needed_fee_rate),
        }


def refusals(
    sale: Sale, policy: Policy, evidence: Evidence, exposed_minor: int
) -> frozenset[Refusal]:
    """Everything that speaks against taking the sale as paid now; empty: take it.

    `exposed_minor` is what the store has taken unconfirmed and still waits for.
    """
    if policy.accept_up_to_minor <= 0:
        return frozenset({Refusal.OFF})
    found = {*_of_worth(sale, policy, exposed_minor), *_of_money(sale, evidence)}
    if not evidence.following:
        found.add(Refusal.NOT_FOLLOWING)
    return frozenset(found)


def _of_worth(sale: Sale, policy: Policy, exposed_minor: int) -> Iterator[Refusal]:
    if sale.worth is None:
        yield Refusal.WORTH_UNKNOWN
        return
    if sale.worth.minor > policy.accept_up_to_minor:
        yield Refusal.OVER_CEILING
    if exposed_minor + sale.worth.minor > policy.exposure_budget_minor:
        yield Refusal.OVER_BUDGET


def _of_money(sale: Sale, evidence: Evidence) -> set[Refusal]:
    """Enough of the money must be beyond doubt; what is not needed may be doubtful."""
    if sale.state.standing is not Standing.SEEN or sale.received_sat < sale.due_sat:
        return {Refusal.NOT_ENOUGH}
    against = {
        credit.reference: set(_of_credit(credit, sale, evidence))
        for credit in sale.credits
        if credit.counts
    }
    sound = sum(credit.sat for credit in sale.credits if against.get(credit.reference) == set())
    found = set() if sound >= sale.due_sat else set[Refusal]().union(*against.values())
    if sale.state.life is not Life.OPEN:
        found.add(Refusal.LATE)
    return found


def _of_credit(credit: Credit, sale: Sale, evidence: Evidence) -> Iterator[Refusal]:
    if not is_on_time(credit, sale):
        yield Refusal.LATE
    if credit.contested or _displaced_another(credit, sale):
        yield Refusal.CONTESTED
    elif credit.height is not None:
        return  # in a block that nobody denies: nothing to doubt
    if credit.replaceable:
        yield Refusal.REPLACEABLE
    if credit.unconfirmed_parent:
        yield Refusal.UNCONFIRMED_PARENT
    yield from _of_fee(credit, evidence)
    wanted = min(SOURCES_WANTED, max(1, evidence.sources_configured))
    if evidence.seen_by.get(credit.reference, 0) < wanted:
        yield Refusal.ONE_SOURCE
    if evidence.listened_seconds.get(credit.reference, 0) < LISTEN_SECONDS:
        yield Refusal.STILL_LISTENING


def _of_fee(credit: Credit, evidence: Evidence) -> Iterator[Refusal]:
    if credit.fee_rate is None or evidence.needed_fee_rate is None:
        yield Refusal.FEE_UNKNOWN
    elif credit.fee_rate < evidence.needed_fee_rate:
        yield Refusal.FEE_TOO_LOW


def _displaced_another(credit: Credit, sale: Sale) -> bool:
    """Whoever has replaced one payment of this sale knows how to replace the next."""
    return any(
        other.assurance is Assurance.REVOKED and not set(other.inputs).isdisjoint(credit.inputs)
        for other in sale.credits
    )
