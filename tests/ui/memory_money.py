"""What the store and the senders of money do to a memory till's sales, beyond paying."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.acceptance import Refusal
    from pos_app.domain.policy import Policy
    from tests.ui.memory_till import MemoryTill


def allow(till: MemoryTill, policy: Policy) -> None:
    till._setup = replace(till.setup, policy=policy)


def accept_unconfirmed(till: MemoryTill, sale_id: UUID) -> None:
    till._write(
        sale_id,
        e.PaymentAccepted(at=till.time, exposed_minor=3197, evidence={}),
        e.SaleSettled(at=till.time, receipt_number=88),
    )


def wait_for(till: MemoryTill, sale_id: UUID, *refusals: Refusal) -> None:
    """The watcher says why the payment is not taken before its block."""
    till._put(replace(till.shown[sale_id], waits_for=frozenset(refusals)))


def replace_payment(till: MemoryTill, sale_id: UUID, less_sat: int = 0) -> None:
    """The sender pays a higher fee, and here perhaps less."""
    (known, *_) = till.shown[sale_id].sale.credits
    first = replace(known, inputs=("dd" * 32 + ":1",))
    again = replace(
        first,
        reference="ee" * 32 + ":0",
        sat=first.sat - less_sat,
        assurance=Assurance.SEEN,
    )
    till.look(sale_id, replace(first, assurance=Assurance.REVOKED), again)


def unmine(till: MemoryTill, sale_id: UUID) -> None:
    """Its block is no longer in the best chain."""
    out = [
        replace(credit, assurance=Assurance.SEEN, height=None, block_time=None)
        for credit in till.shown[sale_id].sale.credits
    ]
    till.look(sale_id, *out)
