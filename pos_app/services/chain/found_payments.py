"""Payments that were found on old addresses: handed to the watcher until the sale knows them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pos_app.domain.sale_state import Life
from pos_app.ports import FoundPayment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import timedelta
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, Store, Transaction

# The watcher needs a second where its server answers; what it could not do is handed over again,
# ever more rarely, also after a restart.
FIRST_WAIT_SECONDS = 60.0
LONGEST_WAIT_SECONDS = 3_600.0

log = logging.getLogger(__name__)


class FoundPayments:
    """What is noted is kept on disk in the transaction that noted it, so no kill can lose it.

    A sale that is open, or younger than `followed_for`, hears of a payment by itself: it gets
    `FIRST_WAIT_SECONDS` for that. For one thread.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        rescan: Callable[[UUID], None],
        followed_for: timedelta,
    ) -> None:
        self._store = store
        self._clock = clock
        self._rescan = rescan
        self._followed_for = followed_for
        self._due: dict[FoundPayment, float] = {}  # monotonic seconds of the next try
        self._waits: dict[FoundPayment, float] = {}
        self._read = False

    def note(self, transaction: Transaction, script: bytes, references: Iterable[str]) -> None:
        """Owe the script's sale those of `references` (`txid:vout`) that it does not count yet.

        Nothing happens for a script that no sale has.
        """
        sale = _sale_that_has(script, transaction)
        if sale is None:
            return
        for reference in references:
            if reference not in _counted(sale):
                log.info("sale %s does not know that %s pays it", sale.id, reference)
                transaction.add_found_payment(FoundPayment(sale_id=sale.id, reference=reference))
                self._read = False

    def known_transactions(self, transaction: Transaction, script: bytes) -> int:
        """How many transactions pay the script as far as its sale counts them."""
        sale = _sale_that_has(script, transaction)
        return 0 if sale is None else len({each.txid for each in sale.credits if each.counts})

    def hand_over(self) -> float:
        """Ask for what is due; the seconds until something else is."""
        now = self._clock.monotonic()
        if not self._read or any(at <= now for at in self._due.values()):
            for sale_id in self._take_due(now):
                self._rescan(sale_id)
        return min((at - now for at in self._due.values()), default=LONGEST_WAIT_SECONDS)

    def _take_due(self, now: float) -> set[UUID]:
        waiting: dict[FoundPayment, float] = {}
        with self._store.transaction() as transaction:
            for payment in transaction.found_payments():
                sale = transaction.sale(payment.sale_id)
                if payment.reference in _counted(sale):
                    transaction.forget_found_payment(payment)
                else:
                    patience = FIRST_WAIT_SECONDS if self._is_followed(sale) else 0.0
                    waiting[payment] = self._due.get(payment, now + patience)
        self._read = True
        due = [payment for payment, at in waiting.items() if at <= now]
        for payment in due:
            wait = self._waits.get(payment, FIRST_WAIT_SECONDS)
            waiting[payment] = now + wait
            self._waits[payment] = min(2 * wait, LONGEST_WAIT_SECONDS)
        self._due = waiting
        self._waits = {payment: wait for payment, wait in self._waits.items() if payment in waiting}
        return {payment.sale_id for payment in due}

    def _is_followed(self, sale: Sale) -> bool:
        made_after = self._clock.now() - self._followed_for
        return sale.state.life is Life.OPEN or sale.created_at > made_after


def _sale_that_has(script: bytes, transaction: Transaction) -> Sale | None:
    """Of several that have had the address the one in force."""
    sale_id = transaction.sale_of_script(script)
    return None if sale_id is None else transaction.sale(sale_id)


def _counted(sale: Sale) -> set[str]:
    return {credit.reference for credit in sale.credits if credit.counts}
