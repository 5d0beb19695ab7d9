"""What a gateway answered for a sale of the till in memory: an address and an invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.hosted_payment import HostedPayment, Instruction, InstructionKind
from pos_app.domain.payment_uri import lightning_uri, on_chain_uri
from tests.ui.memory_till import ADDRESS

if TYPE_CHECKING:
    from pos_app.domain.rate import RateLock

INVOICE = "lnbcrt350400n1" + "qpzry9x8gf2tvdw0s3jn54khce6mua7l" * 7


def both_ways(lock: RateLock) -> HostedPayment:
    ways = (
        (InstructionKind.ON_CHAIN, ADDRESS, on_chain_uri(ADDRESS, lock.total_sat)),
        (InstructionKind.LIGHTNING, INVOICE, lightning_uri(INVOICE)),
    )
    return HostedPayment(
        gateway="btcpay",
        reference="invoice-1",
        instructions=tuple(
            Instruction(
                kind=kind,
                destination=destination,
                due_sat=lock.total_sat,
                expires_at=lock.ends_at,
                uri=uri,
            )
            for kind, destination, uri in ways
        ),
    )
