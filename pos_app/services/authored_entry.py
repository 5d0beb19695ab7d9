"""An entry of the journal about something that changes no sale, with who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.journal import next_entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.rights import Authority
    from pos_app.ports import Transaction

# The actor of what nobody asked for.
TILL = "till"


def append_by(
    by: Authority | None,
    transaction: Transaction,
    *,
    till_id: UUID,
    at: datetime,
    name: str,
    body: Mapping[str, Any],
    subject: UUID | None = None,
) -> None:
    """The actor is a person's id, with `granted_by` in the body where another's PIN allowed it.

    `subject` is a sale that it was done for.
    """
    granted_by = None if by is None else by.granted_by
    granted = {} if granted_by is None else {"granted_by": str(granted_by.id)}
    entry = next_entry(
        transaction.journal_head(),
        till_id=till_id,
        at=at,
        actor=TILL if by is None else str(by.person.id),
        name=name,
        subject=subject,
        body={**body, **granted},
    )
    transaction.append_journal(entry)
