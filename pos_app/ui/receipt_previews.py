"""Names for receipts, so that QML can ask for their pictures."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.domain.receipt import Receipt
    from pos_app.ports import Bitmap, ReceiptPainter

# One is shown; the others are on their way in or out.
MOST_KEPT = 8


class ReceiptPreviews:
    """`source` is called in the GUI thread, `find` by a ReceiptImageProvider in another."""

    def __init__(self, painter: ReceiptPainter, paper_mm: int) -> None:
        self._painter = painter
        self._paper_mm = paper_mm
        self._kept: OrderedDict[str, Receipt] = OrderedDict()
        self._names = 0
        self._lock = threading.Lock()

    def source(self, receipt: Receipt) -> str:
        """The address of the receipt's picture; the same for an equal receipt."""
        with self._lock:
            for name, kept in self._kept.items():
                if kept == receipt:
                    return f"image://receipt/{name}"
            self._names += 1
            name = str(self._names)
            self._kept[name] = receipt
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return f"image://receipt/{name}"

    def find(self, name: str) -> Bitmap | None:
        with self._lock:
            receipt = self._kept.get(name)
        return None if receipt is None else self._painter.paint(receipt, self._paper_mm)
