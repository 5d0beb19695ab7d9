"""Money for a sale from which nobody expected any more: kept until a person has seen it.

It is noted in the transaction that credits it, so that no crash and no haste of two threads
comes between the money and its notice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.sale_state import Life

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

KEPT_AS = "unexpected_money"
# So long an expired sale stays in sight, until the customer has surely left: there its tile tells.
EXPIRED_STAYS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnexpectedMoney:
    """`sat` came to a sale from which nobody expected any more; `life` says why not."""

    sale_id: UUID
    number: int
    sat: int
    life: Life


def unexpected_money(transaction: Transaction) -> tuple[UnexpectedMoney, ...]:
    """What nobody has seen yet: one for each sale, the one that got money last is the last."""
    kept = json.loads(transaction.get_value(KEPT_AS) or "[]")
    return tuple(_read(each) for each in kept)


def note_unexpected(transaction: Transaction, before: Sale, sale: Sale, now: datetime) -> None:
    """Keep what came to `sale` since it was as `before`, if nobody expected it then."""
    sat = _grown_sat(before, sale)
    if sat <= 0 or not _is_closed(before, now):
        return
    notices = unexpected_money(transaction)
    sat += sum(each.sat for each in notices if each.sale_id == sale.id)
    came = UnexpectedMoney(sale_id=sale.id, number=sale.number, sat=sat, life=before.state.life)
    _keep(transaction, (*_without(notices, sale.id), came))


def put_away(transaction: Transaction, sale_id: UUID) -> None:
    """A person has seen it."""
    _keep(transaction, _without(unexpected_money(transaction), sale_id))


def _without(notices: tuple[UnexpectedMoney, ...], sale_id: UUID) -> tuple[UnexpectedMoney, ...]:
    return tuple(each for each in notices if each.sale_id != sale_id)


def _keep(transaction: Transaction, notices: tuple[UnexpectedMoney, ...]) -> None:
    transaction.set_value(KEPT_AS, json.dumps([_written(each) for each in notices]))


def _grown_sat(before: Sale, sale: Sale) -> int:
    known = {credit.reference for credit in before.credits}
    if all(credit.reference in known for credit in sale.credits):
        return 0  # what is counted again after it had vanished is nothing new
    return sale.received_sat - before.received_sat


def _is_closed(sale: Sale, now: datetime) -> bool:
    if sale.state.life is Life.EXPIRED:
        return now >= sale.lock.ends_at + EXPIRED_STAYS
    return sale.state.life is not Life.OPEN


def _read(kept: dict[str, str]) -> UnexpectedMoney:
    return UnexpectedMoney(
        sale_id=UUID(kept["sale"]),
        number=int(kept["number"]),
        sat=int(kept["sat"]),
        life=Life(kept["life"]),
    )


def _written(notice: UnexpectedMoney) -> dict[str, str]:
    return {
        "sale": str(notice.sale_id),
        "number": str(notice.number),
        "sat": str(notice.sat),
        "life": notice.life.value,
    }
