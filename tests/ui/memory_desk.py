"""A desk in memory: it saves receipts nowhere, and its drawer opens when the test says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.services.receipts.cash_drawer import AskedBy, DrawerAnswer
from pos_app.services.receipts.receipt_files import name_of
from pos_app.ui.saved_receipts import ReceiptSaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.message import Message
    from pos_app.domain.receipt import Receipt
    from pos_app.services.receipts.receipt_files import FileKind


class MemoryDesk:
    def __init__(self) -> None:
        self.listeners: list[Callable[[object], None]] = []
        self.saved: list[tuple[Receipt, FileKind]] = []
        self.asked = 0

    def save(self, ticket: int, receipt: Receipt, kind: FileKind) -> None:
        self.saved.append((receipt, kind))
        file = Path("till-data") / "receipts" / f"{name_of(receipt)}.{kind.value}"
        self._publish(ReceiptSaved(ticket=ticket, file=file))

    def ask(self) -> None:
        self.asked += 1

    def answer(self, problem: Message | None = None) -> None:
        self._publish(DrawerAnswer(asked_by=AskedBy.TOUCH, problem=problem))

    def _publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)
