"""What the screens ask for when a receipt is to be saved as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.receipt import Receipt
    from pos_app.services.receipts.receipt_files import FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSaved:
    """The answer to `save`; a CommandRefused comes instead where it could not be written."""

    ticket: int
    file: Path


class ReceiptSaver(Protocol):
    def save(self, ticket: int, receipt: Receipt, kind: FileKind) -> None:
        """Returns at once."""
        ...
