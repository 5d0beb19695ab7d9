"""What the journal says of settings: each one that changed, whoever changed it and where.

The till keeps what it ran with last, so that a file changed by hand shows at the next start. Of a
private setting nothing is told but that it changed; what else could hold a password is redacted.
"""

from __future__ import annotations

import hashlib
import json
from enum import Enum
from typing import TYPE_CHECKING, Any

from pos_app.config.redaction import redacted
from pos_app.domain.journal import canonical_json
from pos_app.services.books.authored_entry import THE_TILL, append_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from pos_app.ports import Transaction
    from pos_app.services.books.authored_entry import Author

KEPT = "settings.kept"
BEGUN = "settings.begun"
CHANGED = "settings.changed"


class Where(Enum):
    PAGE = "page"
    FILE = "file"  # while the till did not run, or behind its back


class SettingsJournal:
    """`private` are the names of settings of which nothing is told but that they changed."""

    def __init__(self, till_id: UUID, private: Iterable[str]) -> None:
        self._till_id = till_id
        self._private = frozenset(private)

    def look(self, transaction: Transaction, values: Mapping[str, object], at: datetime) -> None:
        """At a start: note what was changed by hand. `values` are those that aren't the default."""
        self.note(transaction, values, at, where=Where.FILE, author=THE_TILL)

    def note(
        self,
        transaction: Transaction,
        values: Mapping[str, object],
        at: datetime,
        *,
        where: Where,
        author: Author,
        secrets: Iterable[str] = (),
    ) -> None:
        """An entry for each that differs from what was kept, and for each of the `secrets`."""
        now = {name: self._kept(name, value) for name, value in values.items()}
        before = transaction.get_value(KEPT)
        if before is None:
            self._append(transaction, author, at, BEGUN, {})
        else:
            for body in self._differences(json.loads(before), now):
                self._append(transaction, author, at, CHANGED, body | {"where": where.value})
        for name in secrets:
            body = {"key": name, "private": True, "where": where.value}
            self._append(transaction, author, at, CHANGED, body)
        transaction.set_value(KEPT, canonical_json(now))

    def _differences(
        self, before: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[dict[str, Any]]:
        for name in sorted(before.keys() | now.keys()):
            old, new = before.get(name), now.get(name)
            if old == new:
                continue
            if name in self._private:
                yield {"key": name, "private": True}
            else:
                yield {"key": name, "old": old and old["shown"], "new": new and new["shown"]}

    def _kept(self, name: str, value: object) -> dict[str, str]:
        """The seal shows a change that redaction hides."""
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        seal = hashlib.sha256(f"{self._till_id}:{name}:{text}".encode()).hexdigest()
        return {"seal": seal} if name in self._private else {"seal": seal, "shown": redacted(text)}

    def _append(
        self,
        transaction: Transaction,
        author: Author,
        at: datetime,
        name: str,
        body: Mapping[str, Any],
    ) -> None:
        append_entry(transaction, author, till_id=self._till_id, at=at, name=name, body=body)
