"""Saves receipts as files, in a thread of its own: drawing and a slow stick keep nobody waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.rights import Right
from pos_app.services.commands import CommandQueue
from pos_app.services.receipts.receipt_files import name_of, page_of, save
from pos_app.services.worker import Worker
from pos_app.ui.saved_receipts import ReceiptSaved
from pos_app.ui.till import CommandRefused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.message import Message
    from pos_app.domain.receipt import Receipt
    from pos_app.services.receipts.receipt_files import FileKind, ReceiptPages
    from pos_app.till.doing import Do


class ReceiptDesk:
    """What is asked for before `open` waits."""

    def __init__(
        self, pages: ReceiptPages, folder: Path, publish: Callable[[object], None]
    ) -> None:
        self._pages = pages
        self._folder = folder
        self._publish = publish
        self._commands = CommandQueue(self._refused)
        self._worker = Worker("receipt-files", self._commands.step)
        self._commands.wake = self._worker.wake

    def open(self, do: Do) -> None:
        self._do = do
        self._worker.start()

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)

    def save(self, ticket: int, receipt: Receipt, kind: FileKind) -> None:
        def asked() -> None:
            self._do(Right.REPRINT, lambda _: self._commands.put(saved), at_once=True)

        def saved() -> None:
            self._save(ticket, receipt, kind)

        self._commands.put(asked)

    def _save(self, ticket: int, receipt: Receipt, kind: FileKind) -> None:
        data = page_of(self._pages, receipt, kind)
        file = save(self._folder, name_of(receipt), kind, data)
        self._publish(ReceiptSaved(ticket=ticket, file=file))

    def _refused(self, message: Message, _: object) -> None:
        self._publish(CommandRefused(message=message))
