"""Parts of ports.PaymentGateway for gateways that are only asked, never pushed by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import OpenedPayment, PaymentOrder


class Polled:
    """Its payments end by themselves: none can be taken back."""

    def close_payment(self, reference: str) -> None:
        """There is no such call."""

    def follow(self, reference: str, on_push: Callable[[], None]) -> None:
        """Nothing is pushed."""

    def unfollow(self, reference: str) -> None:
        """Nothing was followed."""


class PolledInvoices(Polled, ABC):
    """Each payment has one price for ever."""

    @abstractmethod
    def open(self, order: PaymentOrder) -> OpenedPayment:
        """As ports.PaymentGateway has it."""

    def refresh_rate(self, reference: str, order: PaymentOrder) -> OpenedPayment:
        """Another payment for the rest; the one before expires."""
        del reference
        return self.open(order)
