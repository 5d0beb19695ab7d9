"""Money that comes to a sale from which nobody expected any: kept until a person has seen it."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.sale_state import Life
from pos_app.till.shelf import EXPIRED_STAYS
from pos_app.ui.till import UnexpectedMoney

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pos_app.domain.sale import Sale
    from pos_app.ports import Store

KEPT_AS = "unexpected_money"
# Of a sale that was not followed, money first seen within this is what it was recorded for.
JUST_NOW = timedelta(minutes=10)


class UnexpectedNotices:
    """`on_change` gets all notices, oldest first. Safe from any thread."""

    def __init__(self, on_change: Callable[[tuple[UnexpectedMoney, ...]], None]) -> None:
        self._on_change = on_change
        self._notices: tuple[UnexpectedMoney, ...] = ()
        # Held until it is told and written: money and a touch come in threads of their own.
        self._turn = threading.Lock()

    def load(self, store: Store) -> None:
        """What nobody had seen when the program ended."""
        with store.transaction() as transaction:
            kept = json.loads(transaction.get_value(KEPT_AS) or "[]")
        with self._turn:
            self._notices = tuple(_read(each) for each in kept)
            self._on_change(self._notices)

    def look(self, store: Store, before: Sale | None, sale: Sale, now: datetime) -> None:
        """`before` is the sale as it was known; None when it was no longer followed."""
        sat = _grown_sat(before, sale, now)
        life = (before or sale).state.life
        if sat <= 0 or not _is_closed(sale, life, now):
            return
        came = UnexpectedMoney(sale_id=sale.id, number=sale.number, sat=sat, life=life)
        with self._turn:
            earlier = next((each for each in self._notices if each.sale_id == sale.id), None)
            if earlier is not None:
                came = replace(came, sat=came.sat + earlier.sat)
            others = tuple(each for each in self._notices if each.sale_id != sale.id)
            self._keep(store, (*others, came))

    def put_away(self, store: Store, sale_id: UUID) -> None:
        with self._turn:
            left = tuple(each for each in self._notices if each.sale_id != sale_id)
            self._keep(store, left)

    def _keep(self, store: Store, notices: tuple[UnexpectedMoney, ...]) -> None:
        # First the person, then the disk, which may fail.
        self._notices = notices
        self._on_change(notices)
        with store.transaction() as transaction:
            transaction.set_value(KEPT_AS, json.dumps([_written(each) for each in notices]))


def _grown_sat(before: Sale | None, sale: Sale, now: datetime) -> int:
    if before is not None:
        known = {credit.reference for credit in before.credits}
        if all(credit.reference in known for credit in sale.credits):
            return 0  # what is counted again after it had vanished is nothing new
        return sale.received_sat - before.received_sat
    return sum(
        credit.sat
        for credit in sale.credits
        if credit.counts and credit.first_seen > now - JUST_NOW
    )


def _is_closed(sale: Sale, life: Life, now: datetime) -> bool:
    """An expired sale stays in sight for a while: there its tile tells."""
    if life is Life.EXPIRED:
        return now >= sale.lock.ends_at + EXPIRED_STAYS
    return life is not Life.OPEN


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
