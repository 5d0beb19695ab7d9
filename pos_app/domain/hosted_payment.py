"""A payment that a gateway holds for the shop, and the ways a customer may pay it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class InstructionKind(Enum):
    ON_CHAIN = "on_chain"
    LIGHTNING = "lightning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One way to pay: `destination` is an address or a BOLT11 invoice, `uri` what a wallet reads.

    `due_sat` is what this way asked for when it was opened.
    """

    kind: InstructionKind
    destination: str
    due_sat: int
    expires_at: datetime
    uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedPayment:
    """`reference` is the gateway's own id of the payment that is asked for now.

    `earlier` are those of the same sale before it, at another price, which may still be paid.
    `page_url` is the gateway's page for the customer. `forwards_to` is the own address that a
    forwarding gateway passes the money on to.
    """

    gateway: str
    reference: str
    instructions: tuple[Instruction, ...]
    page_url: str | None = None
    forwards_to: str | None = None
    earlier: tuple[str, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        return (*self.earlier, self.reference)

    def instruction(self, kind: InstructionKind) -> Instruction | None:
        return next((each for each in self.instructions if each.kind is kind), None)
