"""What a till asks of a gateway, and what it makes of the answers, for tests of adapters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.credit import Credit
from pos_app.domain.money import currency as currency_of
from pos_app.domain.money import parse_money
from pos_app.ports import Notification, PaymentOrder

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from pos_app.domain.credit import Assurance
    from pos_app.domain.message import TillError
    from pos_app.ports import HostedCredit, PaymentSnapshot
    from tests.support.gateways.standin import Call

SALE = UUID("00000000-0000-4000-8000-000000000042")
CALLBACK = "https://till.example/callback/42?token=abcdefghijklmnopqrstuvwx"


def order(amount: str = "10.00", currency: str = "EUR", **more: Any) -> PaymentOrder:
    return PaymentOrder(
        sale_id=SALE,
        number=42,
        amount=parse_money(amount, currency_of(currency)),
        description="Corner shop 42",
        lock_seconds=900,
        **more,
    )


def kept(found: Iterable[HostedCredit]) -> tuple[Credit, ...]:
    """As the till knows them from then on."""
    return tuple(
        Credit(
            reference=each.reference,
            sat=each.sat,
            assurance=each.assurance,
            first_seen=datetime(2026, 8, 1, 12, 0, tzinfo=UTC),
            vouched=True,
        )
        for each in found
    )


def money(snapshot: PaymentSnapshot) -> list[tuple[int, Assurance]]:
    return [(each.sat, each.assurance) for each in snapshot.credits]


def heard(call: Call) -> Notification:
    return Notification(method=call.method, query=call.query, headers=call.headers, body=call.body)


def code_of(error: pytest.ExceptionInfo[TillError]) -> str:
    return error.value.message.code
