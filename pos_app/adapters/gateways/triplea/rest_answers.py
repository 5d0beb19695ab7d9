"""What Triple-A's REST interfaces say of a payment (doc.triple-a.io, "PaymentDetails")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.adapters.gateways.common.sums import Sums, credits_of_sums
from pos_app.adapters.gateways.triplea.codes import TITLE
from pos_app.domain.credit import Assurance
from pos_app.ports import HostedCredit, PaymentSnapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pos_app.adapters.gateways.common.answers import Fields
    from pos_app.domain.credit import Credit

# `payment_tier`: hold is seen and not safe, short is too little, good is guaranteed.
_TIERS: Mapping[str, Assurance] = MappingProxyType(
    {
        "none": Assurance.SEEN,
        "hold": Assurance.HELD,
        "short": Assurance.HELD,
        "good": Assurance.CONFIRMED,
        "invalid": Assurance.REVOKED,
    }
)
WAITING_SECONDS = 4.0
SEEN_SECONDS = 30.0
# What comes late is considered case by case, as its documentation has it.
LATE_SECONDS = 60.0
LATE_FOR = timedelta(hours=24)
_MOST_OUTPUTS = 1_000_000
_TXID_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """`assurance` is None for a tier that nobody has heard of: then nothing changes its state."""

    tier: str
    assurance: Assurance | None
    credits: tuple[HostedCredit, ...]
    expires_at: datetime


def read_details(answer: Fields, reference: str, known: Sequence[Credit]) -> Details:
    tier = answer.word("payment_tier") if "payment_tier" in answer else "none"
    assurance = _TIERS.get(tier)
    found = _of_transactions(answer, assurance) or _of_sums(answer, tier, reference, known)
    if assurance is Assurance.REVOKED:
        found = tuple(replace(each, assurance=Assurance.REVOKED) for each in found)
    elif assurance is None:
        was = {credit.reference: credit.assurance for credit in known}
        found = tuple(
            replace(each, assurance=was.get(each.reference, Assurance.HELD)) for each in found
        )
    return Details(
        tier=tier, assurance=assurance, credits=found, expires_at=answer.moment("expiry_date")
    )


def snapshot_of(details: Details, now: datetime) -> PaymentSnapshot:
    over = now >= details.expires_at
    pause = WAITING_SECONDS
    if details.tier in {"hold", "good"}:
        pause = SEEN_SECONDS
    elif over:
        pause = LATE_SECONDS
    # More may come until the price ends, and what is late within a day.
    ends_at = details.expires_at + (timedelta(0) if details.tier == "good" else LATE_FOR)
    return PaymentSnapshot(
        credits=details.credits,
        status=details.tier,
        look_again_seconds=pause,
        closed=now >= ends_at and details.tier != "hold",
    )


def _of_transactions(answer: Fields, of_payment: Assurance | None) -> tuple[HostedCredit, ...]:
    """Newer answers name the outputs, as the calls do; each has a tier of its own."""
    found = []
    for row in answer.rows("txs"):
        own = _TIERS.get(row.word("payment_tier")) if "payment_tier" in row else None
        txid = row.word("txid", _TXID_LENGTH)
        found.append(
            HostedCredit(
                reference=f"{txid}:{row.count('vout_n', _MOST_OUTPUTS)}",
                sat=row.paid_sat("payment_crypto_amount"),
                assurance=own or of_payment or Assurance.HELD,
            )
        )
    if len({each.reference for each in found}) < len(found):
        raise nonsense(TITLE)
    return tuple(each for each in found if each.sat > 0)


def _of_sums(
    answer: Fields, tier: str, reference: str, known: Sequence[Credit]
) -> tuple[HostedCredit, ...]:
    """`payment_crypto_amount` took the place of the two sums."""
    if "payment_crypto_amount" in answer:
        confirmed, pending = 0, answer.paid_sat("payment_crypto_amount")
    else:
        confirmed = answer.paid_sat("confirmed_crypto_amt")
        pending = answer.paid_sat("unconfirmed_crypto_amt")
    if tier == "good":
        confirmed, pending = confirmed + pending, 0
    elif tier != "short":
        confirmed, pending = 0, confirmed + pending
    sums = Sums(
        confirmed_sat=confirmed,
        pending_sat=pending,
        pending_as=Assurance.SEEN if tier == "none" else Assurance.HELD,
    )
    return credits_of_sums(reference, known, sums)
