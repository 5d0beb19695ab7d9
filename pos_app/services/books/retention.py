"""Erases personal texts after their days: beside the journal, which holds only their hashes.

Money and addresses stay. What is erased, and up to when, is an entry of the journal, so that
`pos-app verify` tells it from what somebody else took out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pos_app.domain.erased import ERASED
from pos_app.domain.sale_state import Life
from pos_app.ports import DeliveryState
from pos_app.services.books.authored_entry import THE_TILL, append_entry
from pos_app.services.books.erasing import erased_cart, erased_message, erased_paper, erased_sale

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, Store, Transaction

DONE_UNTIL = "retention.done_until"
ERASED_ENTRY = "retention.erased"
AT_ONCE = 20
PAUSE_SECONDS = 0.5
REST_SECONDS = 3_600.0
# Of one sale; the store's rows are read whole.
_MOST = 10_000
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Retention:
    """`step` belongs to one Worker: a few sales at a time, so that nobody waits for it.

    `days` 0: nothing is ever erased. A sale that is still open, or has messages that wait, is left
    for later.
    """

    def __init__(self, store: Store, clock: Clock, till_id: UUID, days: int) -> None:
        self._store = store
        self._clock = clock
        self._till_id = till_id
        self._days = days
        self._place: tuple[datetime, UUID] | None = None  # of the sale that was looked at last
        self._left: datetime | None = None  # when the first one that was left for later began

    def step(self) -> float:
        """Seconds to rest."""
        if self._days == 0:
            return REST_SECONDS
        before = self._clock.now() - timedelta(days=self._days)
        with self._store.transaction() as transaction:
            looked_at = self._sales(transaction, before)
            self._write_down(transaction, before, looked_at)
            if len(looked_at) < AT_ONCE:
                self._erase_others(transaction, before)
                self._end_round(transaction, before)
                return REST_SECONDS
        return PAUSE_SECONDS

    def _sales(self, transaction: Transaction, before: datetime) -> tuple[Sale, ...]:
        since, after = self._place or (_done_until(transaction), None)
        return transaction.sales_begun(since, before, after=after, limit=AT_ONCE)

    def _write_down(
        self, transaction: Transaction, before: datetime, sales: tuple[Sale, ...]
    ) -> None:
        count = 0
        for sale in sales:
            self._place = (sale.created_at, sale.id)
            if sale.state.life is Life.OPEN or _waits(transaction, sale):
                self._left = self._left or sale.created_at
            elif self._erase(transaction, sale):
                count += 1
        if count:
            self._note(transaction, before, sales=count)

    def _erase(self, transaction: Transaction, sale: Sale) -> bool:
        """False where there was nothing of a person."""
        bare = erased_sale(sale)
        # What a customer emptied again still stands in what the store was told before.
        if bare == sale and all(field.value for field in sale.user_fields):
            return False
        for job in transaction.print_jobs(sale.id, _MOST):
            transaction.update_print_job(replace(job, receipt=erased_paper(job.receipt, sale)))
        was_told = False
        for message in transaction.messages(sale.id, _MOST):
            body = erased_message(message.body)
            was_told = was_told or body != message.body
            transaction.rewrite_message(message.id, body)
        transaction.save_sale(bare)
        return was_told or bare != sale

    def _erase_others(self, transaction: Transaction, before: datetime) -> None:
        for held in transaction.held_carts().carts:
            if held.at < before and erased_cart(held) != held:
                transaction.remove_held_cart(held.id)
                transaction.add_held_cart(erased_cart(held))
        people = []
        for person_id in transaction.people_left(before):
            kept = transaction.person(person_id)
            if kept.person.name != ERASED:
                bare = replace(kept.person, name=ERASED, initials=ERASED)
                transaction.save_person(replace(kept, person=bare))
                people.append(str(person_id))
        if people:
            self._note(transaction, before, people=people)

    def _end_round(self, transaction: Transaction, before: datetime) -> None:
        done = before if self._left is None else self._left
        transaction.set_value(DONE_UNTIL, done.isoformat())
        self._place = self._left = None

    def _note(self, transaction: Transaction, before: datetime, **what: Any) -> None:
        append_entry(
            transaction,
            THE_TILL,
            till_id=self._till_id,
            at=self._clock.now(),
            name=ERASED_ENTRY,
            body={"before": before.astimezone(UTC).isoformat(timespec="microseconds"), **what},
        )


def _done_until(transaction: Transaction) -> datetime:
    text = transaction.get_value(DONE_UNTIL)
    return _LONG_AGO if text is None else datetime.fromisoformat(text)


def _waits(transaction: Transaction, sale: Sale) -> bool:
    return bool(transaction.messages(sale.id, 1, state=DeliveryState.WAITING))
