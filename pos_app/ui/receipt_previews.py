"""Names for what is drawn as a paper, so that QML can ask for the pictures."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Bitmap

# One is shown; the others are on their way in or out.
MOST_KEPT = 8

Drawn = TypeVar("Drawn")


class ReceiptPreviews(Generic[Drawn]):
    """`source` is called in the GUI thread, `find` by a ReceiptImageProvider in another.

    `paint` runs in that other one; `provider` is the name that the engine knows it by.
    """

    def __init__(self, paint: Callable[[Drawn], Bitmap], provider: str = "receipt") -> None:
        self._paint = paint
        self._provider = provider
        self._kept: OrderedDict[str, Drawn] = OrderedDict()
        self._names = 0
        self._lock = threading.Lock()

    def source(self, drawn: Drawn) -> str:
        """The address of its picture; the same for what is equal."""
        with self._lock:
            for name, kept in self._kept.items():
                if kept == drawn:
                    return self._address(name)
            self._names += 1
            name = str(self._names)
            self._kept[name] = drawn
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return self._address(name)

    def find(self, name: str) -> Bitmap | None:
        with self._lock:
            drawn = self._kept.get(name)
        return None if drawn is None else self._paint(drawn)

    def _address(self, name: str) -> str:
        return f"image://{self._provider}/{name}"
