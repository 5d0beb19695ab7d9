"""A PIN hasher that takes no time, and counts how often it was asked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Pin


class QuickPins:
    """`strength` stands for the parameters of a real one; `on_look` runs before each answer."""

    def __init__(self) -> None:
        self.strength = 1
        self.looks = 0
        self.on_look: Callable[[], None] = lambda: None

    def hash(self, pin: Pin) -> str:
        return f"{self.strength}:{hashlib.sha256(pin.digits.encode()).hexdigest()}"

    def matches(self, pin_hash: str, pin: Pin) -> bool:
        self.looks += 1
        self.on_look()
        return pin_hash.partition(":")[2] == self.hash(pin).partition(":")[2]

    def is_outdated(self, pin_hash: str) -> bool:
        return not pin_hash.startswith(f"{self.strength}:")
