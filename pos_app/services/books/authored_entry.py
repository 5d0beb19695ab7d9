"""An entry of the journal, with who did what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pos_app.domain.journal import JournalHead, next_entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.rights import Authority
    from pos_app.ports import Transaction

TILL = "till"
# Somebody touched it and the till knew nobody by name.
CASHIER = "cashier"


@dataclass(frozen=True, slots=True)
class Author:
    """`actor` is TILL, CASHIER or a person's id, `granted_by` whose PIN allowed it."""

    actor: str
    granted_by: UUID | None = None


THE_TILL = Author(TILL)


def author_of(by: Authority | None) -> Author:
    """Of what somebody wanted."""
    if by is None:
        return Author(CASHIER)
    return Author(str(by.person.id), None if by.granted_by is None else by.granted_by.id)


def append_entry(
    transaction: Transaction,
    author: Author,
    *,
    till_id: UUID,
    at: datetime,
    name: str,
    body: Mapping[str, Any],
    subject: UUID | None = None,
) -> JournalHead:
    """`granted_by` stands in the body; `subject` is a sale. The head that it leads to."""
    granted = {} if author.granted_by is None else {"granted_by": str(author.granted_by)}
    entry = next_entry(
        transaction.journal_head(),
        till_id=till_id,
        at=at,
        actor=author.actor,
        name=name,
        subject=subject,
        body={**body, **granted},
    )
    transaction.append_journal(entry)
    return JournalHead(sequence=entry.sequence, hash=entry.hash)
