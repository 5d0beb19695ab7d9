"""The ways to pay an invoice of BTCPay Server, each checked before a customer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.btcpay.answers import LIGHTNING, ON_CHAIN
from pos_app.adapters.gateways.btcpay.client import TITLE
from pos_app.adapters.gateways.common.addresses import script_at
from pos_app.adapters.gateways.common.bolt11 import MSAT_PER_SAT, invoice_msat
from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.hosted_payment import Instruction, InstructionKind
from pos_app.domain.payment_uri import lightning_uri, on_chain_uri
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos_app.adapters.gateways.btcpay.answers import Method


def instructions_of(
    methods: Sequence[Method], *, network: str, lightning: bool, expires_at: datetime
) -> tuple[Instruction, ...]:
    """At least one, the one on chain first.

    RefusedError `gateway.wrong_network`, `gateway.nothing_to_pay`, `gateway.nonsense`.
    """
    found = []
    for method in sorted(methods, key=lambda each: each.is_lightning):
        if not method.destination:
            continue
        if method.name == ON_CHAIN:
            found.append(_on_chain(method, network, expires_at))
        elif method.name == LIGHTNING and lightning:
            found.append(_lightning(method, network, expires_at))
    if not found:
        raise RefusedError("gateway.nothing_to_pay", gateway=TITLE)
    return tuple(found)


def _on_chain(method: Method, network: str, expires_at: datetime) -> Instruction:
    script_at(TITLE, method.destination, network)
    return Instruction(
        kind=InstructionKind.ON_CHAIN,
        destination=method.destination,
        due_sat=_due(method),
        expires_at=expires_at,
        uri=on_chain_uri(method.destination, method.due_sat),
    )


def _lightning(method: Method, network: str, expires_at: datetime) -> Instruction:
    """The invoice asks for its amount by itself, so it has to be the one that is due."""
    msat = invoice_msat(TITLE, method.destination, network)
    due_sat = _due(method)
    if msat is not None and -(-msat // MSAT_PER_SAT) != due_sat:
        raise nonsense(TITLE)
    return Instruction(
        kind=InstructionKind.LIGHTNING,
        destination=method.destination,
        due_sat=due_sat,
        expires_at=expires_at,
        uri=lightning_uri(method.destination),
    )


def _due(method: Method) -> int:
    if method.due_sat <= 0:
        raise nonsense(TITLE)
    return method.due_sat
