"""A gateway in memory that answers what a test has laid down, and remembers what it was asked."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.credit import Assurance
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.ports import HostedCredit, OpenedPayment, PaymentSnapshot, ReadNotification
from tests.support.domain_values import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.credit import Credit
    from pos_app.domain.message import TillError
    from pos_app.ports import Notification, PaymentOrder

PRICE = Decimal(50_000)
DUE_SAT = 20_000
LOOK_AGAIN_SECONDS = 4.0
REFUND_LINK = "https://pay.shop.example/pull-payments/4f8a3c0d"


def an_instruction(kind: InstructionKind = InstructionKind.ON_CHAIN) -> Instruction:
    return Instruction(
        kind=kind,
        destination="bcrt1qgateway" if kind is InstructionKind.ON_CHAIN else "lnbcrt200u1",
        due_sat=DUE_SAT,
        expires_at=NOON + timedelta(minutes=14),
        uri="bitcoin:bcrt1qgateway?amount=0.0002",
    )


def opened(reference: str = "payment-1") -> OpenedPayment:
    return OpenedPayment(
        reference=reference,
        instructions=(an_instruction(),),
        due_sat=DUE_SAT,
        expires_at=NOON + timedelta(minutes=14),
        price=PRICE,
        currency_code="EUR",
    )


def money(
    number: int = 1, sat: int = DUE_SAT, assurance: Assurance = Assurance.SEEN
) -> HostedCredit:
    return HostedCredit(reference=f"{number:064x}:0", sat=sat, assurance=assurance)


def snapshot(*credits_: HostedCredit) -> PaymentSnapshot:
    return PaymentSnapshot(credits=credits_, status="open", look_again_seconds=LOOK_AGAIN_SECONDS)


class MemoryGateway:
    """Implements ports.PaymentGateway, RefundsByLink and MarksByHand.

    `hold` lets no answer out until it is set.
    """

    name = "memory"
    needs_own_address = False

    def __init__(self) -> None:
        self.answer: OpenedPayment | TillError | Exception = opened()
        self.snapshots: dict[str, PaymentSnapshot | TillError] = {}
        self.orders: list[PaymentOrder] = []
        self.looks: list[str] = []
        self.refreshed: list[str] = []
        self.closed: list[str] = []
        self.close_answer: TillError | None = None
        self.marked: list[str] = []
        self.mark_answer: TillError | None = None
        self.link: str | TillError | Exception = REFUND_LINK
        self.refunded: list[tuple[str, bool]] = []
        self.pushes: dict[str, Callable[[], None]] = {}
        self.on_closed: Callable[[], None] = lambda: None
        self.hold = threading.Event()
        self.hold.set()

    def open(self, order: PaymentOrder) -> OpenedPayment:
        self.orders.append(order)
        answer = self.answer
        self.hold.wait()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        self.looks.append(reference)
        answer = self.snapshots.get(reference, snapshot())
        if isinstance(answer, Exception):
            raise answer
        return answer

    def refresh_rate(self, reference: str, order: PaymentOrder) -> OpenedPayment:
        self.refreshed.append(reference)
        return self.open(order)

    def close_payment(self, reference: str) -> None:
        self.closed.append(reference)
        try:
            if self.close_answer is not None:
                raise self.close_answer
        finally:
            self.on_closed()

    def mark(self, reference: str, *, settled: bool) -> None:
        assert settled
        self.marked.append(reference)
        if self.mark_answer is not None:
            raise self.mark_answer

    def refund_link(self, reference: str, *, overpaid_only: bool = False) -> str:
        self.refunded.append((reference, overpaid_only))
        link = self.link
        self.hold.wait()
        if isinstance(link, Exception):
            raise link
        return link

    def follow(self, reference: str, on_push: Callable[[], None]) -> None:
        self.pushes[reference] = on_push

    def unfollow(self, reference: str) -> None:
        self.pushes.pop(reference, None)

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        return ReadNotification(answer=f"{reference} {notification.method}")

    def close(self) -> None:
        self.hold.set()

    def shows(
        self, *credits_: HostedCredit, reference: str = "payment-1", **changes: object
    ) -> None:
        self.snapshots[reference] = replace(snapshot(*credits_), **changes)  # type: ignore[arg-type]
