"""An invoice of the BTCPay Server that stands in, and the states it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

FINAL = ("Settled", "Invalid", "Expired")


@dataclass(slots=True, kw_only=True)
class Paid:
    id: str
    sat: int
    lightning: bool
    status: str = "Processing"


@dataclass(slots=True, kw_only=True)
class Held:
    id: str
    currency: str
    amount: Decimal
    due_sat: int
    price: Decimal
    created: int
    expires: int
    methods: list[str]
    asked: dict[str, Any]
    status: str = "New"
    additional: str = "None"
    is_expired: bool = False
    payments: list[Paid] = field(default_factory=list)

    @property
    def counted_sat(self) -> int:
        return sum(each.sat for each in self.payments if each.status != "Invalid")

    def judge(self) -> None:
        """The states of InvoiceData, as BTCPay's InvoiceWatcher comes to them."""
        paid = self.counted_sat
        settled = sum(each.sat for each in self.payments if each.status == "Settled")
        over = "PaidOver" if paid > self.due_sat else "None"
        if self.is_expired and self.status in {"New", "Expired"}:
            late = "PaidLate" if paid >= self.due_sat else "PaidPartial"
            self.status, self.additional = "Expired", late if paid else "None"
        elif settled >= self.due_sat:
            self.status, self.additional = "Settled", over
        elif paid >= self.due_sat:
            self.status, self.additional = "Processing", over
        else:
            self.status, self.additional = "New", "PaidPartial" if paid else "None"
