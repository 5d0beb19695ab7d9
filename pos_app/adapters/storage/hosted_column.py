"""A hosted payment as the JSON text of one column: it is written and read whole."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pos_app.domain.hosted_payment import HostedPayment, Instruction, InstructionKind
from pos_app.domain.journal import canonical_json

if TYPE_CHECKING:
    from pos_app.domain.payment_request import PaymentRequest


def hosted_text(request: PaymentRequest | None) -> str | None:
    if request is None or request.hosted is None:
        return None
    hosted = request.hosted
    return canonical_json(
        {
            "gateway": hosted.gateway,
            "reference": hosted.reference,
            "earlier": list(hosted.earlier),
            "page_url": hosted.page_url,
            "forwards_to": hosted.forwards_to,
            "instructions": [
                {
                    "kind": each.kind.value,
                    "destination": each.destination,
                    "due_sat": each.due_sat,
                    "expires_at": each.expires_at.isoformat(),
                    "uri": each.uri,
                }
                for each in hosted.instructions
            ],
        }
    )


def hosted_from_text(text: str | None) -> HostedPayment | None:
    if text is None:
        return None
    kept: dict[str, Any] = json.loads(text)
    return HostedPayment(
        gateway=kept["gateway"],
        reference=kept["reference"],
        earlier=tuple(kept["earlier"]),
        page_url=kept["page_url"],
        forwards_to=kept["forwards_to"],
        instructions=tuple(
            Instruction(
                kind=InstructionKind(each["kind"]),
                destination=each["destination"],
                due_sat=each["due_sat"],
                expires_at=datetime.fromisoformat(each["expires_at"]),
                uri=each["uri"],
            )
            for each in kept["instructions"]
        ),
    )
