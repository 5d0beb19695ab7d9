"""A demo shop that remembers what its customer did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


class MemoryDemo:
    def __init__(self) -> None:
        self.asked: list[tuple[str, UUID | None]] = []

    def pay_exactly(self, sale_id: UUID) -> None:
        self.asked.append(("exact", sale_id))

    def pay_too_little(self, sale_id: UUID) -> None:
        self.asked.append(("little", sale_id))

    def pay_too_much(self, sale_id: UUID) -> None:
        self.asked.append(("much", sale_id))

    def pay_late(self, sale_id: UUID) -> None:
        self.asked.append(("late", sale_id))

    def double_spend(self, sale_id: UUID) -> None:
        self.asked.append(("double_spend", sale_id))

    def mine(self) -> None:
        self.asked.append(("mine", None))
