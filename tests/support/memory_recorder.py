"""The ledger's `record`, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.acceptance import refusals
from pos_app.domain.events import PaymentAccepted, SaleSettled
from pos_app.domain.policy import Policy
from pos_app.domain.sale import apply
from pos_app.domain.settlement import may_settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.acceptance import Evidence, Refusal
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.sale import Sale


class MemoryRecorder:
    """`failures` is how many of the next calls find the store broken."""

    def __init__(self, policy: Policy | None = None) -> None:
        self.policy = policy or Policy()
        self.sales: dict[UUID, Sale] = {}
        self.events: list[SaleEvent] = []
        self.calls = 0
        self.failures = 0

    def put(self, sale: Sale) -> Sale:
        self.sales[sale.id] = sale
        return sale

    def change(self, sale_id: UUID, event: SaleEvent) -> Sale:
        return self.put(apply(self.sales[sale_id], event))

    def record(self, sale_id: UUID, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> Sale:
        self.calls += 1
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        sale = self.sales[sale_id]
        events = decide(sale)
        for event in events:
            sale = apply(sale, event)
        if may_settle(sale):
            number = 1 + sum(each.receipt_number is not None for each in self.sales.values())
            settled = SaleSettled(at=sale.created_at, receipt_number=number)
            sale, events = apply(sale, settled), (*events, settled)
        self.events += events
        return self.put(sale)

    def accept_payment(self, sale_id: UUID, evidence: Evidence) -> tuple[Sale, frozenset[Refusal]]:
        exposed = sum(
            sale.worth.minor
            for sale in self.sales.values()
            if sale.worth is not None and sale.is_exposed
        )
        against = refusals(self.sales[sale_id], self.policy, evidence, exposed)

        def decide(sale: Sale) -> tuple[SaleEvent, ...]:
            if against:
                return ()
            words = evidence.words(sale)
            accepted = PaymentAccepted(at=sale.created_at, exposed_minor=exposed, evidence=words)
            return (accepted,)

        return self.record(sale_id, decide), against
