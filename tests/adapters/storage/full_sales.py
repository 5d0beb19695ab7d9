"""Sales with everything in them: nothing is a default."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.events import OverUse
from pos_app.domain.hosted_payment import HostedPayment, Instruction, InstructionKind
from pos_app.domain.message import Message
from pos_app.domain.money import MAX_SAT, Money, currency
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.rate import Quote, RateLock
from pos_app.domain.sale import Sale
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.domain.user_field import UserField
from tests.support.carts import REDUCED, cart, euro, line

NOON = datetime(2026, 3, 1, 12, 0, 0, 123_456, tzinfo=UTC)
TXID = "ab" * 32


def a_quote(source: str, price: str) -> Quote:
    return Quote(
        source=source,
        currency_code="EUR",
        price=Decimal(price),
        quoted_at=NOON - timedelta(seconds=3) if source == "kraken" else None,
        fetched_at=NOON,
        fetched_monotonic=12_345.678_901_234_5,
    )


def a_lock(total_sat: int) -> RateLock:
    return RateLock(
        currency_code="EUR",
        price=Decimal("91240.125000000000000000000001"),
        margin_basis_points=150,
        quotes=(a_quote("kraken", "91240.50"), a_quote("bitstamp", "91239.7500")),
        locked_at=NOON,
        ends_at=NOON + timedelta(minutes=15),
        paid_before_sat=7,
        total_sat=total_sat,
        median=Decimal("91240.1250"),
    )


def a_credit(number: int, assurance: Assurance) -> Credit:
    return Credit(
        reference=f"{TXID}:{number}",
        sat=MAX_SAT,
        assurance=assurance,
        first_seen=NOON,
        height=800_000,
        block_hash="00" * 32,
        block_time=NOON - timedelta(minutes=1),
        inputs=(f"{'cd' * 32}:0", f"{'ef' * 32}:1"),
        replaceable=True,
        unconfirmed_parent=True,
        absent_at=NOON - timedelta(seconds=4),
        fee_rate=12_345,
        contested=True,
        vouched=True,
    )


def a_hosted_payment() -> HostedPayment:
    return HostedPayment(
        gateway="btcpay",
        reference="invoice-2",
        instructions=(
            Instruction(
                kind=InstructionKind.LIGHTNING,
                destination="lnbcrt1...",
                due_sat=12_345,
                expires_at=NOON + timedelta(minutes=14),
                uri="lightning:LNBCRT1...",
            ),
        ),
        page_url="https://pay.example/i/2",
        forwards_to="bcrt1qown",
        earlier=("invoice-0", "invoice-1"),
    )


def a_sale(number: int, **changes: Any) -> Sale:
    """Charged `number` minutes after noon; nothing in it is a default."""
    sale = Sale(
        id=uuid4(),
        till_id=UUID(int=1),
        number=number,
        order_token=f"token-{number}",
        amount=Money(1_000 + number, currency("EUR")),
        note="Geburtstag 🎂; 'DROP TABLE sale'",
        created_at=NOON + timedelta(minutes=number),
        state=State(Standing.SEEN, Life.CANCELLED),
        flags=frozenset({Flag.OVER, Flag.LATE, Flag.REPLACED}),
        locks=(a_lock(10_000), a_lock(20_000)),
        request=PaymentRequest(
            address=f"bcrt1qexampleofanaddress{number:04}",
            script=number.to_bytes(22),
            network="regtest",
            account_id="account",
            derivation_index=number,
            hosted=a_hosted_payment(),
        ),
        credits=(a_credit(1, Assurance.REVOKED), a_credit(0, Assurance.FINAL)),
        forgiven_sat=5,
        late_taken=True,
        receipt_number=number + 100,
        settled_at=NOON + timedelta(hours=1),
        reason=Message(code="rate.too_old", arguments={"currency": "EUR"}),
        tolerated_sat=6,
        asks_tip=True,
        worth=Money(12_345, currency("KWD")),
        accepted_at=NOON + timedelta(minutes=59),
        over_use=OverUse.REFUND_DUE,
        over_taken_sat=700,
        bill=cart(
            line(990 + number, quantity=Decimal("0.385"), unit="kg", tax=REDUCED),
            line(300, "Repair"),
            tip=euro(1),
        ).bill(),
        user_fields=(
            UserField(name="name", required=True, type="text", value="Ḧannah; 'DROP TABLE"),
            UserField(name="note", required=False, type="textarea", value=""),
        ),
    )
    return replace(sale, **changes)
