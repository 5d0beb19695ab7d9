"""That nobody swaps the wallet unseen: it counts once the owner has compared its addresses.

A wallet that was put into the file by hand stops sales until then, also across restarts. For a day
after each change the till says so, to everybody who sells.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from pos_app.domain.journal import canonical_json
from pos_app.domain.message import Message
from pos_app.services.books.authored_entry import THE_TILL, append_entry, author_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock, Store, Transaction
    from pos_app.services.books.authored_entry import Author

CONFIRMED = "wallet.confirmed"  # the account's id
CHANGE = "wallet.change"  # when, and by whom
STOPPED = "wallet.stopped_for"  # the account's id that was last met unconfirmed
ADOPTED_ENTRY = "wallet.adopted"
CHANGED_ENTRY = "wallet.changed"
UNCONFIRMED_ENTRY = "wallet.unconfirmed"
SHOWN_FOR = timedelta(hours=24)
REST_SECONDS = 3_600.0

UNCONFIRMED = Message(code="wallet.unconfirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletChange:
    """`by` is a person's name, empty where the till knew nobody."""

    at: datetime
    by: str


class WalletGuard:
    """`tell` gets the change to be shown, None once it is a day old.

    An account is known by its id, which is the same however it is written down.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        till_id: UUID,
        tell: Callable[[WalletChange | None], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._till_id = till_id
        self._tell = tell
        self._problem: Message | None = None
        # Of the change that is shown: as it is kept, and its end in monotonic seconds.
        self._shown: tuple[str, float] = ("", 0.0)

    @property
    def problem(self) -> Message | None:
        """Why no address may be shown; None when the wallet is the owner's. From memory."""
        return self._problem

    def look(self, account_id: str) -> None:
        """At a start, before anything is sold.

        A till that has no people yet takes what the file says: nobody could be asked.
        """
        with self._store.transaction() as transaction:
            confirmed = transaction.get_value(CONFIRMED)
            if confirmed is None:
                self._confirm(transaction, ADOPTED_ENTRY, account_id, THE_TILL)
            elif confirmed != account_id and not transaction.people():
                self._confirm(transaction, CHANGED_ENTRY, account_id, THE_TILL, before=confirmed)
                self._show(transaction, "")
            elif confirmed != account_id:
                self._problem = UNCONFIRMED
                self._note_once(transaction, account_id, confirmed)

    def confirm(self, transaction: Transaction, account_id: str, by: Authority | None) -> None:
        """The owner has compared the first addresses; nothing where it was confirmed already."""
        before = transaction.get_value(CONFIRMED)
        if before == account_id:
            return
        self._confirm(transaction, CHANGED_ENTRY, account_id, author_of(by), before=before)
        self._show(transaction, "" if by is None else by.person.name)

    def step(self) -> float:
        """Show the newest change for its day; seconds to rest.

        The wall clock is asked once a run, since whoever sells can set it.
        """
        with self._store.transaction() as transaction:
            text = transaction.get_value(CHANGE)
            if not text:
                return REST_SECONDS
            change = _change_from(text)
            left = self._left(text, change)
            if left <= 0:
                transaction.set_value(CHANGE, "")  # with the name in it
        self._tell(change if left > 0 else None)
        return min(REST_SECONDS, left) if left > 0 else REST_SECONDS

    def _left(self, text: str, change: WalletChange) -> float:
        now = self._clock.monotonic()
        if self._shown[0] != text:
            left = min(change.at + SHOWN_FOR - self._clock.now(), SHOWN_FOR)
            self._shown = (text, now + left.total_seconds())
        return self._shown[1] - now

    def _confirm(
        self,
        transaction: Transaction,
        name: str,
        account_id: str,
        author: Author,
        *,
        before: str | None = None,
    ) -> None:
        body = {"account": account_id} | ({} if before is None else {"before": before})
        self._append(transaction, name, author, body)
        transaction.set_value(CONFIRMED, account_id)
        transaction.set_value(STOPPED, "")

    def _show(self, transaction: Transaction, name: str) -> None:
        at = self._clock.now().isoformat()
        transaction.set_value(CHANGE, canonical_json({"at": at, "by": name}))

    def _note_once(self, transaction: Transaction, account_id: str, confirmed: str) -> None:
        if transaction.get_value(STOPPED) != account_id:
            body = {"account": account_id, "before": confirmed}
            self._append(transaction, UNCONFIRMED_ENTRY, THE_TILL, body)
            transaction.set_value(STOPPED, account_id)

    def _append(
        self, transaction: Transaction, name: str, author: Author, body: Mapping[str, Any]
    ) -> None:
        append_entry(
            transaction,
            author,
            till_id=self._till_id,
            at=self._clock.now(),
            name=name,
            body=body,
        )


def _change_from(text: str) -> WalletChange:
    kept = json.loads(text)
    return WalletChange(at=datetime.fromisoformat(kept["at"]), by=kept["by"])
