"""The journal's rows, which are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from pos_app.adapters.storage.schema import journal
from pos_app.domain.journal import JournalEntry, JournalHead

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

_HEAD = select(journal.c.sequence, journal.c.hash).order_by(journal.c.sequence.desc()).limit(1)


class JournalRows:
    _connection: Connection

    def journal_head(self) -> JournalHead:
        row = self._connection.execute(_HEAD).one_or_none()
        return JournalHead() if row is None else JournalHead(sequence=row.sequence, hash=row.hash)

    def append_journal(self, entry: JournalEntry) -> None:
        self._connection.execute(
            insert(journal).values(
                {column.name: getattr(entry, column.name) for column in journal.c}
            )
        )

    def journal(self, sale_id: UUID | None = None) -> tuple[JournalEntry, ...]:
        wanted = select(journal).order_by(journal.c.sequence)
        if sale_id is not None:
            wanted = wanted.where(journal.c.subject == sale_id)
        rows = self._connection.execute(wanted).mappings()
        return tuple(JournalEntry(**row) for row in rows)
