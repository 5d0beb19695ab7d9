"""What BitcoinPayGate says of a payment (api.bitcoinpaygate.com/v2/docs/check-payment-status).

v1 writes every number and time as text, calls the id `transactionId`, and tells no transactions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.adapters.gateways.common.sums import Sums, credits_of_sums
from pos_app.domain.credit import Assurance
from pos_app.ports import HostedCredit, PaymentSnapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.gateways.common.answers import Fields
    from pos_app.domain.credit import Credit

# In settings and journals, and in words for people.
NAME = "bitcoinpaygate"
TITLE = "BitcoinPayGate"
LONGEST_ID = 100
_TXID_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """`watched_for` is how long something may still change, after what `_ends_at` says."""

    assurance: Assurance
    look_again_seconds: float
    watched_for: timedelta | None = None


WAITING_SECONDS = 4.0
_UNCONFIRMED = _State(assurance=Assurance.HELD, look_again_seconds=30.0)
_WAITING = _State(assurance=Assurance.HELD, look_again_seconds=WAITING_SECONDS)
_STATES: Mapping[str, _State] = MappingProxyType(
    {
        "NEW": _WAITING,
        "UNDERPAID": _WAITING,
        "PAID": _UNCONFIRMED,
        "UNCONFIRMED": _UNCONFIRMED,
        # v1 may take it back within an hour, when it did so at once.
        "CONFIRMED": _State(
            assurance=Assurance.CONFIRMED,
            look_again_seconds=60.0,
            watched_for=timedelta(hours=1),
        ),
        # Not final: what is told as a sum first and by its transactions later would stay twice.
        "COMPLETED": _State(
            assurance=Assurance.CONFIRMED, look_again_seconds=60.0, watched_for=timedelta(0)
        ),
        # Money that comes late changes it.
        "EXPIRED": _State(
            assurance=Assurance.HELD, look_again_seconds=60.0, watched_for=timedelta(hours=24)
        ),
        "INVALID": _State(
            assurance=Assurance.REVOKED, look_again_seconds=60.0, watched_for=timedelta(hours=24)
        ),
    }
)


def id_of(answer: Fields) -> str:
    return answer.word("paymentId" if "paymentId" in answer else "transactionId", LONGEST_ID)


def read_snapshot(answer: Fields, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
    """RefusedError `gateway.nonsense`, also where it speaks of another payment.

    In a state that nobody has heard of, money keeps the assurance it had.
    """
    if id_of(answer) != reference:
        raise nonsense(TITLE)
    word = answer.word("status")
    state = _STATES.get(word)
    as_of = answer.moment("currentTime")
    found = _credits(answer, reference, known)
    if state is None:
        was = {credit.reference: credit.assurance for credit in known}
        found = tuple(
            replace(each, assurance=was.get(each.reference, Assurance.HELD)) for each in found
        )
    else:
        found = tuple(replace(each, assurance=state.assurance) for each in found)
    watched_for = None if state is None else state.watched_for
    return PaymentSnapshot(
        credits=found,
        status=word,
        look_again_seconds=WAITING_SECONDS if state is None else state.look_again_seconds,
        as_of=as_of,
        closed=watched_for is not None and as_of >= _ends_at(answer, word) + watched_for,
    )


def _credits(answer: Fields, reference: str, known: Sequence[Credit]) -> tuple[HostedCredit, ...]:
    """Each transaction, where those named make up the sum; else the sum itself."""
    listed = tuple(_transactions(answer))
    paid_sat = _paid_sat(answer)
    if listed and sum(each.sat for each in listed) == paid_sat:
        return listed
    sums = Sums(confirmed_sat=0, pending_sat=paid_sat, pending_as=Assurance.HELD)
    found = credits_of_sums(reference, known, sums)
    # What the gateway takes back vanishes from its sum, too.
    is_taken_back = answer.word("status") == "INVALID"
    return tuple(each for each in found if is_taken_back or each.assurance is not Assurance.UNKNOWN)


def _transactions(answer: Fields) -> list[HostedCredit]:
    """A transaction may pay the address twice: then the second has a name of its own."""
    found: list[HostedCredit] = []
    times: dict[str, int] = {}
    for row in answer.rows("btcTransactions"):
        txid = row.word("btcTxId", _TXID_LENGTH)
        times[txid] = times.get(txid, 0) + 1
        found.append(
            HostedCredit(
                reference=txid if times[txid] == 1 else f"{txid}#{times[txid]}",
                sat=row.paid_sat("btcAmount"),
                assurance=Assurance.HELD,
                received_at=row.moment("time") if "time" in row else None,
            )
        )
    return [each for each in found if each.sat > 0]


def _paid_sat(answer: Fields) -> int:
    """v1 tells what is missing: less than nothing when too much was paid."""
    if "paidBtc" in answer:
        return answer.paid_sat("paidBtc")
    paid_sat = answer.due_sat("amountBtc") - answer.signed_sat("remainingToPayBtc")
    if paid_sat < 0:
        raise nonsense(TITLE)
    return paid_sat


def _ends_at(answer: Fields, word: str) -> datetime:
    """When it was confirmed, as far as it says so; else when it expired."""
    at_key = "paymentTime" if word == "CONFIRMED" and "paymentTime" in answer else "expirationTime"
    return answer.moment(at_key)
