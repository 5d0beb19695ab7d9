"""Outputs on the chain as credits of a sale: pure functions of what was found and the tip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.settlement import FINAL_DEPTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput


def found_credits(
    sale: Sale,
    outputs: Sequence[ChainOutput],
    *,
    tip_height: int,
    now: datetime,
    absent_at: datetime | None = None,
    contested: AbstractSet[str] = frozenset(),
) -> tuple[Credit, ...]:
    """What pays the sale now; what is final already stays as it is and is not mentioned.

    `absent_at` is when the script was last looked at while the chain was followed without a gap
    since, None after one: what is new was not there then. `contested` are references (`txid:vout`)
    whose confirmation another source denies.
    """
    found = (credit_of(output, tip_height, now, absent_at, contested) for output in outputs)
    return tuple(credit for credit in found if not _is_final(sale.credit(credit.reference)))


def vanished_credits(sale: Sale, outputs: Sequence[ChainOutput]) -> tuple[Credit, ...]:
    """Credits that the sale knows and the chain doesn't any more, those vanished before too."""
    found = {reference_of(output) for output in outputs}
    return tuple(
        credit for credit in sale.credits if not _is_final(credit) and credit.reference not in found
    )


def taken_back(credit: Credit, *, has_rival: bool) -> Credit:
    """The credit after its transaction vanished."""
    return replace(
        credit,
        assurance=Assurance.REVOKED if has_rival else Assurance.UNKNOWN,
        height=None,
        block_hash=None,
        block_time=None,
    )


def has_just_vanished(sale: Sale, credit: Credit) -> bool:
    """Whether the sale learns only now that the credit is gone, and nobody knows why."""
    known = sale.credit(credit.reference)
    return credit.assurance is Assurance.UNKNOWN and known is not None and known.counts


def is_displaced(credit: Credit, outputs: Sequence[ChainOutput]) -> bool:
    """Whether one of `outputs` spends what the credit's transaction would have spent."""
    return any(
        output.txid != credit.txid and not set(output.inputs).isdisjoint(credit.inputs)
        for output in outputs
    )


def may_still_change(sale: Sale) -> bool:
    """Whether a new block may change a credit of the sale."""
    return any(not _is_final(credit) for credit in sale.credits)


def credit_of(
    output: ChainOutput,
    tip_height: int,
    now: datetime,
    absent_at: datetime | None = None,
    contested: AbstractSet[str] = frozenset(),
) -> Credit:
    """An output as it is first seen `now`; `absent_at` and `contested` as for `found_credits`."""
    credit = Credit(
        reference=reference_of(output),
        sat=output.sat,
        assurance=Assurance.SEEN if output.height is None else Assurance.CONFIRMED,
        first_seen=now,
        height=output.height,
        block_hash=output.block_hash,
        block_time=output.block_time,
        inputs=output.inputs,
        replaceable=output.replaceable,
        unconfirmed_parent=output.unconfirmed_parent,
        absent_at=absent_at,
        fee_rate=output.fee_rate,
        contested=reference_of(output) in contested,
    )
    if credit.confirmations(tip_height) >= FINAL_DEPTH:
        return replace(credit, assurance=Assurance.FINAL)
    return credit


def reference_of(output: ChainOutput) -> str:
    """`txid:vout`."""
    return f"{output.txid}:{output.vout}"


def _is_final(credit: Credit | None) -> bool:
    return credit is not None and credit.assurance is Assurance.FINAL
