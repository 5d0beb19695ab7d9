"""What retention needs of the store beside sales, papers and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale


class RetentionTransaction(Protocol):
    def sales_begun(
        self, since: datetime, before: datetime, *, after: UUID | None, limit: int
    ) -> tuple[Sale, ...]:
        """Oldest first; of those begun right at `since` only the ones behind the sale `after`."""
        ...

    def people_left(self, before: datetime) -> tuple[UUID, ...]:
        """Whoever left before that and hasn't come back."""
        ...

    def rewrite_message(self, message_id: str, body: str) -> None:
        """For a message that is not to be sent any more."""
        ...
